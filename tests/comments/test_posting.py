"""What becomes of a reaction when it is sent and when its address is confirmed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from comments import posting
from comments.models import Comment, Mode, ReactionSettings, Status
from comments.reasons import Reason
from rvggz.models import OutgoingMail
from tests.comments.reacting import approve, confirmed, entry_of, react, refuse, shown


@pytest.fixture
def rules(tree):
    """``rules(mode=…)`` sets what editors set."""

    def change(**fields):
        kept = ReactionSettings.for_site(Site.objects.get(is_default_site=True))
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.save()

    return change


def mails(name):
    return OutgoingMail.objects.filter(name=name)


def test_a_guest_is_asked_to_confirm_before_anyone_reads(article):
    comment = react(article)

    assert comment.status == Status.UNCONFIRMED
    assert not Comment.objects.in_queue().exists()
    assert mails("reaction_confirm").get().to == "sam@example.test"


def test_a_confirmed_reaction_waits_for_a_moderator(article):
    comment = confirmed(article)

    assert (comment.status, comment.reason) == (Status.HELD, Reason.EVERYTHING_HELD)
    assert Comment.objects.in_queue().get() == comment


def test_confirming_twice_is_confirming_once(article):
    comment = confirmed(article)

    assert posting.confirm(comment.pk).version == comment.version


def test_what_an_editor_writes_is_shown_at_once_and_counted(article, anna):
    comment = react(article, by=anna)

    assert comment.status == Status.SHOWN
    assert entry_of(article).reactions == 1


def test_the_same_words_within_ten_minutes_are_one_reaction(article):
    first, second = react(article), react(article)

    assert first == second
    assert Comment.objects.count() == mails("reaction_confirm").count() == 1


def test_the_same_words_later_are_another_reaction(article):
    first = react(article)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=11))

    assert react(article) != first


def test_who_was_approved_twice_is_shown_at_once_where_editors_chose_so(article, anna, rules):
    rules(mode=Mode.FIRST_HELD)
    for words in ("Een eerste keer.", "Een tweede keer."):
        shown(article, words, anna=anna)

    assert confirmed(article, "Een derde keer.").status == Status.SHOWN


def test_a_reply_stands_in_the_conversation_of_whom_it_answers(article, anna):
    first = shown(article, "Wie heeft dit ook?", anna=anna)
    second = shown(article, "Ik!", anna=anna, email="kim@example.test", answers=first.pk)
    third = confirmed(article, "Fijn.", answers=second.pk)

    assert (second.thread, second.answers) == (first, first)
    assert (third.thread, third.answers) == (first, second)


def test_nobody_answers_what_is_not_there(article, anna, tree):
    from tests.factories import make_article

    held, elsewhere = confirmed(article), shown(make_article(tree), anna=anna)

    for parent in (held.pk, elsewhere.pk, 10**9):
        with pytest.raises(posting.ParentGoneError):
            react(article, "Een antwoord.", answers=parent)


def test_a_closed_article_takes_no_reaction(article):
    from articles import entries

    entries.open_comments(article.pk, False)

    assert react(article) is None
    assert not Comment.objects.exists()


def test_an_old_article_closes_by_itself(article, rules):
    rules(close_after_days=30)

    assert react(article) is None


def test_a_cry_for_help_comes_first_and_before_it_is_confirmed(article, anna):
    waits = confirmed(article)
    comment = react(article, "Ik wil niet meer leven.", email="kim@example.test")

    assert comment.is_crisis
    assert list(Comment.objects.in_queue().urgent_first()) == [comment, waits]
    assert mails("moderator_crisis").get().to == anna.email


def test_a_cry_for_help_is_never_put_away(article, rules):
    rules(blocked_words="dood*")

    comment = react(article, "Ik wil dood.", honeypot="x")

    assert comment in Comment.objects.in_queue()
    assert comment.reason == Reason.BLOCKED


def test_a_machine_gets_no_mail(article):
    comment = react(article, honeypot="http://casino.example")

    assert (comment.status, comment.reason) == (Status.SPAM, Reason.MACHINE)
    assert not OutgoingMail.objects.exists()


def test_who_is_too_fast_is_probably_spam_and_a_person_sees_it(article):
    """A browser fills a form in as quickly as a robot."""
    comment = react(article, seconds=0.8)
    assert (comment.status, comment.reason) == (Status.UNCONFIRMED, Reason.PROBABLY_SPAM)
    assert mails("reaction_confirm").exists()

    posting.confirm(comment.pk)

    comment.refresh_from_db()
    assert (comment.status, comment.reason) == (Status.HELD, Reason.PROBABLY_SPAM)
    assert comment in Comment.objects.probably_spam()


def test_a_member_who_is_too_fast_waits_for_a_person(article, bram):
    comment = react(article, by=bram, seconds=0.8)

    assert comment in Comment.objects.probably_spam()


def test_a_refusal_is_told_with_its_reason(article, anna):
    refuse(confirmed(article), anna, "unkind", "Kun je het zachter zeggen?")

    letter = mails("reaction_refused").get()
    assert letter.to == "sam@example.test"
    assert "toon" in letter.context["reason"]
    assert letter.context["note"] == "Kun je het zachter zeggen?"


def test_an_address_that_nobody_confirmed_gets_no_word_of_a_decision(article, anna):
    approve(react(article, "Ik wil niet meer leven."), anna)

    assert not mails("reaction_shown").exists()


def test_an_answer_is_told_to_who_asked_and_to_nobody_else(article, anna):
    first = shown(article, "Wie heeft dit ook?", anna=anna, follows=True)
    shown(article, "Ik!", anna=anna, email="kim@example.test", answers=first.pk)
    third = confirmed(article, "Ik ook.", email="lou@example.test", answers=first.pk)
    approve(third, anna)

    assert [letter.to for letter in mails("reaction_answered")] == ["sam@example.test"] * 2
