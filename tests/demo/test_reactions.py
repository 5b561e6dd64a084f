"""The conversation of the demo site, as ``manage.py load_demo`` leaves it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from articles.models import Entry
from comments import alerts, rules
from comments.models import Comment, ReactionSettings, Status
from comments.reasons import Reason
from rvggz.demo import content
from rvggz.models import OutgoingMail

pytestmark = pytest.mark.usefixtures("loaded", "db")


def by(name):
    return Comment.objects.get(name=name)


def test_people_talk_under_fifteen_articles():
    shown = Comment.objects.shown()

    assert shown.count() >= 45
    assert shown.values("article").distinct().count() >= 15
    assert shown.filter(thread__isnull=False).count() >= 12
    assert shown.filter(as_editor=True).exists()
    assert shown.filter(member__isnull=False, as_editor=False).exists()


def test_lists_count_what_is_shown():
    for entry in Entry.objects.filter(type="article"):
        assert entry.reactions == Comment.objects.shown().filter(article=entry.pk).count(), entry.title


def test_nobody_reacts_before_the_article_or_before_what_is_answered():
    early = [
        one.pk for one in Comment.objects.shown().select_related("article", "answers")
        if one.created_at.date() <= one.article.published_on
        or (one.answers and one.created_at < one.answers.created_at)
    ]  # fmt: skip

    assert early == []
    assert all(one.thread_at == (one.thread or one).created_at for one in Comment.objects.select_related("thread"))


def test_the_queue_shows_an_editor_every_kind_of_work():
    waiting = {one.name: one for one in Comment.objects.in_queue().exclude(status="shown")}

    assert len(waiting) == 7
    assert waiting["Bep"].reason == Reason.PRIVATE_DATA
    assert waiting["Bep"].private_spans
    assert waiting["Team Oost"].reason == Reason.LINKS
    assert waiting["Kees uit de flat"].reason == Reason.EVERYTHING_HELD
    assert Comment.objects.urgent_first().in_queue()[0] == waiting["M."]
    for name in ("GoldenWin Support", "Cheap Loans 24"):
        assert waiting[name].reason == Reason.PROBABLY_SPAM
        assert waiting[name].spam_words
    assert alerts.waiting().get(reports_count=2).name == "Straatgenoot"


def test_only_who_is_in_need_is_marked_so():
    assert [one.name for one in Comment.objects.filter(is_crisis=True)] == ["M."]


def test_two_were_refused_with_a_reason_and_are_not_due_to_be_erased():
    refused = Comment.objects.filter(status=Status.REFUSED)

    assert {one.refusal for one in refused} == {"advertisement", "names"}
    assert all(one.refusal_note and one.decided_at > timezone.now() - timedelta(days=29) for one in refused)


def test_nobody_is_mailed():
    assert not OutgoingMail.objects.exists()
    assert not Comment.objects.exclude(email="").exclude(email__endswith="@example.org").exists()


def test_the_house_rules_stand_beside_the_form(client):
    page = ReactionSettings.for_site(Site.objects.get(is_default_site=True)).house_rules_page

    assert page.slug == "huisregels"
    assert rules.read().house_rules_url == "/huisregels/"
    assert "Wees zacht voor mensen" in client.get("/huisregels/").content.decode()


def test_the_privacy_page_says_what_is_kept_of_who_reacts(client):
    told = client.get("/privacy/").content.decode()

    for words in ("7 dagen", "30 dagen", "14 dagen", "/reacties/mijn/", "netwerkadres"):
        assert words in told


def test_every_reaction_answers_one_that_stands_before_it():
    for slug, reactions in content.table("reactions").items():
        if slug not in ("queue", "spam"):
            known = set()
            for words in reactions:
                assert words.get("to", "") in known | {""}, words
                known.add(words.get("id", ""))
