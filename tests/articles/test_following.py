"""Members follow things and hear of what is new: each once, as often as they chose, and never of what is gone."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import following, tasks
from articles.following import by_clock, follows, letters, spreading, targets
from articles.models import ArticlePage, Follow, Happening, Kind, Notice, Pace, What
from rvggz import outbox, privacy
from rvggz.models import OutgoingMail
from tests import factories, people
from tests.articles.following import MONDAY, happened, mails, tell, titles
from tests.newsletter import sendings

# Who hears of what


def test_who_follows_a_theme_keyword_organisation_or_kind_hears_of_a_new_article_once(tree, theme, bram):
    linde, word = factories.make_organisation(tree, "De Linde"), factories.make_keyword("herstel")
    for page in (theme, linde):
        following.follow(bram, page)
    follows.follow_target(bram, targets.of_keyword(word))
    follows.follow_target(bram, targets.of_kind(Kind.TIP))
    Follow.objects.update(pace=Pace.AT_ONCE)

    factories.make_article(
        tree, "Samen koken", kind=Kind.TIP, themes=[theme], organisations=[linde], keywords=["herstel"]
    )
    tell()

    [mail] = mails()
    assert mail.to == bram.email
    assert [one["because"] for one in mail.context["articles"]] == [
        ["thema “Praten”", "De Linde", "trefwoord “herstel”", "tips"]
    ]
    assert not Notice.objects.exists()
    assert tell() == 0


def test_only_the_first_publication_is_news(tree, theme, bram):
    article = factories.make_article(tree, "Oud nieuws", themes=[theme])
    following.follow(bram, theme)

    article.save_revision().publish()
    draft = factories.make_article(tree, "Nog niet", themes=[theme], live=False)
    tell()
    assert not Happening.objects.exists()

    draft.get_latest_revision().publish()
    draft.refresh_from_db()
    draft.save_revision().publish()

    assert Happening.objects.count() == 1


def test_what_is_planned_is_news_when_it_goes_live(tree, theme, bram):
    following.follow(bram, theme)
    article = factories.make_article(tree, "Straks", themes=[theme], live=False)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    assert not Happening.objects.exists()

    past = timezone.now() - timedelta(minutes=1)
    planned = article.scheduled_revision
    planned.approved_go_live_at, planned.content["go_live_at"] = past, past.isoformat()
    planned.save()
    call_command("publish_scheduled")

    assert Happening.objects.count() == 1


def test_who_wrote_it_hears_nothing_of_it(tree, theme, bram, chris):
    for member in (bram, chris):
        following.follow(member, theme)

    factories.make_article(tree, "Mijn verhaal", themes=[theme], author=bram)
    tell()

    assert [notice.follow.member for notice in Notice.objects.all()] == [chris]


def test_a_piece_that_went_offline_is_not_told_until_it_is_back(tree, theme, bram):
    following.follow(bram, theme)
    Follow.objects.update(pace=Pace.AT_ONCE)
    article = factories.make_article(tree, "Toch niet", themes=[theme])
    spreading.spread()

    article.unpublish()
    assert tell() == 0

    ArticlePage.objects.get(pk=article.pk).save_revision().publish()
    assert tell() == 1


def test_a_letter_that_waits_for_the_mail_server_forgets_what_went_offline(tree, theme, bram):
    following.follow(bram, theme)
    Follow.objects.update(pace=Pace.AT_ONCE)
    stays, goes = (factories.make_article(tree, title, themes=[theme]) for title in ("Blijft", "Gaat"))
    tell()

    goes.unpublish()
    [mail] = mails()
    assert (titles(mail), mail.context["subject"]) == (["Blijft"], "Nieuw: Blijft")

    stays.delete()
    assert not mails()


def test_who_stops_or_wants_no_mail_gets_none(tree, theme, bram, chris):
    for member in (bram, chris):
        following.follow(member, theme)
    Follow.objects.update(pace=Pace.AT_ONCE)
    factories.make_article(tree, "Te laat", themes=[theme])
    spreading.spread()

    follows.stop(bram, targets.of_page(What.THEME, theme.pk))
    follows.silence(chris.pk)

    assert tell() == 0


# At once, daily, weekly


def test_one_letter_a_day_with_what_comes_weekly_on_monday(tree, theme, bram):
    linde = factories.make_organisation(tree, "De Linde")
    following.follow(bram, theme)
    following.follow(bram, linde)
    Follow.objects.filter(page=linde.pk).update(pace=Pace.WEEKLY)
    factories.make_article(tree, "Bij het thema", themes=[theme])
    factories.make_article(tree, "Bij de Linde", themes=[], organisations=[linde])
    sunday, before_seven = MONDAY - timedelta(days=1), MONDAY - timedelta(hours=2)
    happened(MONDAY - timedelta(days=2))
    spreading.spread()

    assert letters.send_due(sunday) == 1
    assert letters.send_due(before_seven) == 0
    factories.make_article(tree, "Van zondag", themes=[theme])
    Happening.objects.filter(spread_at=None).update(at=MONDAY - timedelta(hours=10))
    spreading.spread()
    assert letters.send_due(MONDAY) == 1
    assert letters.send_due(MONDAY + timedelta(hours=3)) == 0

    assert [titles(mail) for mail in mails()] == [["Bij het thema"], ["Bij de Linde", "Van zondag"]]


def test_what_comes_after_the_letter_of_the_day_waits_for_the_next(tree, theme, bram):
    following.follow(bram, theme)
    for number in range(2):
        factories.make_article(tree, f"Verhaal {number}", themes=[theme])
        Happening.objects.filter(spread_at=None).update(at=MONDAY - timedelta(hours=2))
        Follow.objects.update(since=MONDAY - timedelta(days=3))
        spreading.spread()
        letters.send_due(MONDAY + timedelta(hours=number))

    assert [titles(mail) for mail in mails()] == [["Verhaal 0"]]
    letters.send_due(MONDAY + timedelta(days=1))
    assert [titles(mail) for mail in mails()] == [["Verhaal 0"], ["Verhaal 1"]]


def test_a_week_without_worker_misses_nothing(tree, theme, bram):
    following.follow(bram, theme)
    Follow.objects.update(pace=Pace.WEEKLY)
    factories.make_article(tree, "Lang geleden", themes=[theme])
    happened(MONDAY - timedelta(days=2))
    spreading.spread()

    assert letters.send_due(MONDAY + timedelta(days=3)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_and_one_that_crashed_write_each_letter_once(tree, theme, monkeypatch, postbus):
    sendings.settings(tree)  # no pause between letters
    some = [people.member(f"Lid{number}", "Lid") for number in range(30)]
    for member in some:
        following.follow(member, theme)
    factories.make_article(tree, "Voor iedereen", themes=[theme])
    Follow.objects.filter(member__in=some[:15]).update(pace=Pace.AT_ONCE)
    happened(MONDAY - timedelta(days=1))
    monkeypatch.setattr(letters, "BATCH", 4)
    put_many = outbox.put_many
    with monkeypatch.context() as crash:
        crash.setattr(outbox, "put_many", lambda rows: put_many(rows) or 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tell(MONDAY)
    assert not mails()

    def work():
        tell(MONDAY)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    outbox.send_due()
    assert sorted(letter["To"] for letter in postbus.letters) == sorted(member.email for member in some)
    assert not Notice.objects.exists()


def test_thousands_of_followers_are_no_more_queries_than_a_few(tree, theme, bram):
    def asked(number):
        members = [people.Member(email=f"m{number}-{n}@example.test", first_name="Lid") for n in range(number)]
        people.Member.objects.bulk_create(members)
        Follow.objects.bulk_create(
            Follow(member=one, what=What.THEME, page_id=theme.pk, pace=Pace.AT_ONCE) for one in members
        )
        factories.make_article(tree, f"Voor {number}", themes=[theme])
        Happening.objects.update(not_to=[])
        with CaptureQueriesContext(connection) as queries:
            tell()
        Follow.objects.all().delete()
        return len(queries)

    few, many = asked(5), asked(2_000)

    assert OutgoingMail.objects.count() == 2_005
    assert many - few <= 9 * (2_000 // letters.BATCH)  # a handful a batch of two hundred


def test_publishing_leaves_the_rest_to_the_worker(tree, theme, bram, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {
        "default": settings.TASKS["default"],
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "pdf"]},
    }
    following.follow(bram, theme)

    with django_capture_on_commit_callbacks(execute=True):
        factories.make_article(tree, "Nieuw", themes=[theme])

    assert by_clock.DBTaskResult.objects.filter(task_path=tasks.tell_followers.module_path).exists()


# What we hold of it


def test_who_asks_gets_to_see_what_is_followed_and_who_leaves_takes_it_along(tree, theme, bram, chris):
    for member in (bram, chris):
        following.follow(member, theme)
    factories.make_article(tree, "Nieuw", themes=[theme])
    spreading.spread()

    assert [row["volgt"] for row in privacy.export(privacy.person(bram.email))["Wat iemand volgt"]] == [
        "thema “Praten”"
    ]
    privacy.erase(privacy.person(bram.email))

    assert [one.member for one in Follow.objects.all()] == [chris]
    assert [notice.follow.member for notice in Notice.objects.all()] == [chris]


def test_old_news_is_tidied(tree, theme, bram):
    following.follow(bram, theme)
    factories.make_article(tree, "Oud", themes=[theme])
    Happening.objects.update(at=timezone.now() - timedelta(days=31))

    privacy.tidy()

    assert not Happening.objects.exists()
