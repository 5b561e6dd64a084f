"""Who hears when that something waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import alerts, deciding
from comments.models import Comment, HowOften, ModeratorMail
from rvggz.models import OutgoingMail
from tests import people
from tests.articles.writing import submitted
from tests.comments.reacting import confirmed, react, shown


@pytest.fixture
def wish(anna):
    def choose(how_often, member=anna):
        ModeratorMail.objects.update_or_create(member=member, defaults={"how_often": how_often})

    return choose


def mails(name):
    return OutgoingMail.objects.filter(name=name)


def in_time(**span):
    alerts.tell_by_the_clock(timezone.now() + timedelta(**span))


def test_who_wants_to_hear_at_once_hears_at_once(article, anna, wish):
    wish(HowOften.AT_ONCE)

    confirmed(article)

    letter = mails("moderator_one").get()
    assert letter.to == anna.email
    assert "/besluit/" in letter.context["decide_url"]


def test_the_words_of_a_reaction_never_go_by_mail_to_moderators(article, anna, wish):
    wish(HowOften.AT_ONCE)
    confirmed(article, "Een heel eigen verhaal.")
    in_time(hours=30)

    assert not [one for one in OutgoingMail.objects.filter(to=anna.email) if "eigen verhaal" in str(one.context)]


def test_the_hourly_letter_comes_once_an_hour_and_only_for_something_new(article, anna, wish):
    wish(HowOften.HOURLY)
    confirmed(article)

    in_time(minutes=1)
    in_time(minutes=30)
    assert mails("moderator_digest").count() == 1
    in_time(hours=2)
    assert mails("moderator_digest").count() == 1

    confirmed(article, "Nog een.", email="kim@example.test")
    Comment.objects.filter(email="kim@example.test").update(waiting_since=timezone.now() + timedelta(hours=1))
    in_time(hours=3)
    assert mails("moderator_digest").count() == 2
    assert "/besluit/" in mails("moderator_digest").latest("pk").context["first"][0]["url"]


def test_a_piece_that_waits_stands_in_the_letters_of_reactions(tree, article, anna, eva, bram, wish):
    wish(HowOften.HOURLY)
    wish(HowOften.AT_ONCE, eva)

    piece = submitted(tree, bram)
    in_time(minutes=1)
    in_time(hours=2)

    assert [letter.to for letter in mails("moderator_piece")] == [eva.email]
    letter = mails("moderator_digest").get()
    assert (letter.to, letter.context["what"], letter.context["pieces"]) == (anna.email, "1 stuk", [piece.title])
    confirmed(article)
    Comment.objects.update(waiting_since=timezone.now() + timedelta(hours=1))
    in_time(hours=4)
    assert mails("moderator_digest").latest("pk").context["what"] == "1 reactie en 1 stuk"
    in_time(hours=26)
    assert mails("moderator_next").get().context["what"] == "1 reactie en 1 stuk"


def test_a_piece_of_who_may_be_in_need_goes_to_all_at_once(tree, anna, eva, bram, wish):
    wish(HowOften.NEVER)

    submitted(tree, bram, text="<p>Ik wil niet meer leven.</p>")

    assert {letter.to for letter in mails("moderator_piece")} == {anna.email, eva.email}


def test_nothing_waits_nobody_is_mailed(article, anna):
    in_time(days=3)

    assert not OutgoingMail.objects.exists()


def test_a_cry_for_help_goes_to_all_also_to_who_wants_no_mail(article, anna, eva, wish):
    wish(HowOften.NEVER)

    react(article, "Ik wil niet meer leven.")

    assert {letter.to for letter in mails("moderator_crisis")} == {anna.email, eva.email}


def test_after_a_day_untouched_the_next_one_is_asked(article, anna, wish):
    second = people.member("Dirk", "Post", is_staff=True)
    second.groups.set(anna.groups.all())
    wish(HowOften.NEVER)
    wish(HowOften.NEVER, second)
    confirmed(article)

    in_time(hours=23)
    assert not mails("moderator_next").exists()
    in_time(hours=25)
    in_time(hours=26)
    assert [letter.to for letter in mails("moderator_next")] == [anna.email]
    in_time(hours=49)
    assert mails("moderator_next").filter(to=second.email).count() == 1


def test_three_reports_hide_and_tell(article, anna, wish):
    wish(HowOften.AT_ONCE)
    comment = shown(article, anna=anna)

    for _ in range(2):
        deciding.report(comment.pk, "hurtful", "", 3)
    assert Comment.objects.shown().exists()
    deciding.report(comment.pk, "hurtful", "", 3)

    comment.refresh_from_db()
    assert (comment.status, comment.reason) == ("held", "reported")
    assert mails("moderator_report").count() == 2


def test_a_worry_about_the_writer_goes_to_all(article, anna, eva, wish):
    wish(HowOften.NEVER)
    comment = shown(article, anna=anna)

    deciding.report(comment.pk, "worry", "", 3)

    assert {letter.to for letter in mails("moderator_report")} == {anna.email, eva.email}
