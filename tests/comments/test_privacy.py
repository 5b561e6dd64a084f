"""What is kept of people who react goes away in time, and at once when they ask."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from comments import own_words, tidying
from comments.models import Comment, Status
from rvggz import privacy
from rvggz.models import OutgoingMail
from tests.comments.reacting import approve, confirmed, react, refuse, shown

ADDRESS = "sam@example.test"


def later(**span):
    return timezone.now() + timedelta(**span)


def test_a_reaction_that_is_not_confirmed_is_gone_after_a_week(article):
    react(article)

    tidying.reactions(later(days=6, hours=23))
    assert Comment.objects.exists()
    tidying.reactions(later(days=7, hours=1))
    assert not Comment.objects.exists()


def test_refused_words_are_erased_after_thirty_days_and_the_refusal_counts_on(article, anna):
    from comments import writers

    comment = confirmed(article)
    refuse(comment, anna, note="Kun je het zachter zeggen?")

    tidying.reactions(later(days=31))

    comment.refresh_from_db()
    assert (comment.text, comment.name, comment.email, comment.refusal_note) == ("", "", "", "")
    assert writers.history(comment.writer).refused == 1


def test_what_was_blacked_out_is_gone_after_two_weeks(article, anna):
    from comments import deciding

    comment = confirmed(article, "Mijn buurman Kees is ziek.")
    deciding.black_out(comment.pk, comment.version, [(13, 17)], anna)
    comment.refresh_from_db()
    assert comment.text == "Mijn buurman ████ is ziek."
    assert "Kees" in comment.text_before

    tidying.reactions(later(days=15))

    comment.refresh_from_db()
    assert comment.text_before == ""


def test_withdrawn_words_are_gone_at_once(article, anna):
    comment = shown(article, anna=anna)

    own_words.withdraw(comment.pk)

    row = json.dumps(Comment.objects.filter(pk=comment.pk).values().get(), default=str)
    assert "luisteren" not in row
    assert "Sam" not in row
    assert ADDRESS not in row


def test_everything_of_an_address_is_exported(article, anna):
    shown(article, anna=anna)

    told = json.dumps(privacy.export(privacy.person("SAM@example.test")))

    assert "Wat mooi dat jullie zo luisteren." in told
    assert "Mijn reactie is openbaar" in told


def test_erasing_an_address_leaves_nothing_of_it(article, anna):
    first = shown(article, anna=anna)
    shown(article, "Ik ook.", anna=anna, email="kim@example.test", answers=first.pk)
    react(article, "Nog een.")

    privacy.erase(privacy.person(ADDRESS))

    kept = json.dumps([*Comment.objects.values(), *OutgoingMail.objects.values()], default=str)
    assert ADDRESS not in kept
    assert "luisteren" not in kept
    assert Comment.objects.get(pk=first.pk).writer == ""
    assert privacy.export(privacy.person(ADDRESS)) == {}


def test_a_conversation_survives_the_erasure_of_who_began_it(article, anna, browse):
    first = shown(article, anna=anna)
    shown(article, "Ik ook.", anna=anna, email="kim@example.test", answers=first.pk)

    own_words.erase_address(ADDRESS)

    page = browse(article)
    assert "Deze reactie is ingetrokken" in page
    assert "Ik ook." in page
    assert Comment.objects.get(pk=first.pk).status == Status.WITHDRAWN


@pytest.mark.parametrize("again", [True, False])
def test_a_reaction_that_was_not_shown_leaves_no_row(article, anna, again):
    comment = confirmed(article)
    if again:
        approve(comment, anna)

    own_words.erase_address(ADDRESS)

    assert not Comment.objects.exists()
