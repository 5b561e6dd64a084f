"""A second import of the same comments, or of newer ones: nothing twice, and nothing undone that was decided here."""

import pytest

from articles.models import Entry, ImportedItem
from comments import deciding, own_words
from comments.models import Action, Comment, Status
from rvggz import privacy
from tests.wordpress.comments import counted, of, under
from tests.wordpress.wxr import reaction


def test_a_second_time_doubles_nothing(move):
    export = under(reaction(7), reaction(8, parent=7), reaction(9, approved="0"), reaction(10, approved="spam"))
    move(export)
    before = list(Comment.objects.order_by("pk").values())

    again = move(export)

    assert list(Comment.objects.order_by("pk").values()) == before
    assert counted(again) == (0, 0, 3, 0, 1, 0)
    assert ImportedItem.objects.filter(kind="comments").count() == 3


def test_a_newer_export_brings_answers_to_what_was_there(move):
    move(under(reaction(7)))

    move(under(reaction(7), reaction(8, parent=7)))
    move(under(reaction(9, parent=8)))

    assert {of(8).thread, of(9).thread} == {of(7)}
    assert of(9).answers == of(8)
    assert Entry.objects.get(type="article").reactions == 3


def test_what_was_approved_there_since_is_shown_here(move):
    move(under(reaction(7, approved="0")))

    result = move(under(reaction(7, "Toch goed.")))

    kept = of(7)
    assert (kept.status, kept.text, kept.waiting_since, kept.reason) == (Status.SHOWN, "Toch goed.", None, "")
    assert counted(result) == (0, 1, 0, 0, 0, 0)
    assert Entry.objects.get(type="article").reactions == 1
    assert counted(move(under(reaction(7, "Toch goed.")))) == (0, 0, 1, 0, 0, 0)


def test_what_a_moderator_decided_stays(move, anna):
    move(under(reaction(7, approved="0")))
    kept = of(7)
    deciding.decide(kept.pk, kept.version, deciding.Choice(Action.REFUSE, "unkind"), anna)

    result = move(under(reaction(7, "Nieuw")), "--overwrite")

    assert (of(7).status, of(7).text) == (Status.REFUSED, "Mooi!")
    assert counted(result) == (0, 0, 0, 1, 0, 0)


def test_what_the_writer_changed_stays(move):
    move(under(reaction(7)))
    own_words.change(of(7).pk, "Mijn nieuwe woorden.")

    move(under(reaction(7, "Andere oude woorden.")))

    assert of(7).text == "Mijn nieuwe woorden."


@pytest.mark.parametrize("newer", ["Mooi!", "Nog eens veranderd"])
def test_what_was_withdrawn_or_erased_does_not_come_back(move, newer):
    move(under(reaction(7), reaction(8, parent=7, author_email="kim@oud.example"), reaction(9)))
    own_words.withdraw(of(9).pk)
    privacy.erase(privacy.person("SAM@oud.example"))

    move(under(reaction(7, newer), reaction(8, newer, parent=7, author_email="kim@oud.example"), reaction(9, newer)))

    assert not Comment.objects.filter(email="sam@oud.example").exists()
    assert [one.text for one in Comment.objects.exclude(wordpress_id=8)] == [""]


def test_what_went_to_the_bin_there_since_is_told_and_left(move):
    move(under(reaction(7)))

    result = move(under(reaction(7, approved="trash")))

    assert of(7).status == Status.SHOWN
    assert "Is in WordPress nu prullenbak, maar staat hier nog." in result.rows
