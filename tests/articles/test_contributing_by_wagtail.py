"""Editors who use the buttons of Wagtail itself, or its pages: the piece and its writer know."""

import pytest
from django.urls import reverse

from articles.contributions import deciding, drafts, own, submitting
from articles.models import ArticlePage, Contribution, PieceState
from tests.articles.writing import letters, now, placed, steps, submitted


@pytest.fixture
def editor(client, anna):
    client.force_login(anna)
    return client


def act(editor, piece, name, **more):
    task = piece.page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[piece.page.pk, name, task.pk])
    return editor.post(address, more)


def test_placing_in_the_editor_of_the_page_is_the_same_as_in_the_queue(tree, bram, editor):
    piece = submitted(tree, bram)

    act(editor, piece, "approve")

    assert (now(piece).state, now(piece).page.live) == (PieceState.PLACED, True)
    assert letters()[-1] == ("piece_placed", bram.email)


def test_a_question_in_the_editor_of_the_page_reaches_the_writer(tree, bram, editor):
    piece = submitted(tree, bram)

    act(editor, piece, "reject", comment="Wie is Karim?")

    assert (now(piece).state, now(piece).question) == (PieceState.QUESTION, "Wie is Karim?")
    assert letters()[-1] == ("piece_question", bram.email)


def test_refusing_in_the_editor_of_the_page_asks_for_a_reason(tree, bram, editor):
    piece = submitted(tree, bram)

    act(editor, piece, "refuse", refusal="double", comment="Zie vorige week.")

    piece = now(piece)
    assert (piece.state, piece.refusal, piece.refusal_note) == (PieceState.REFUSED, "double", "Zie vorige week.")
    assert piece.page.current_workflow_state is None


def test_publishing_past_the_workflow_places_the_piece_too(tree, bram, anna):
    piece = submitted(tree, bram)

    piece.page.get_latest_revision().publish(user=anna)

    assert now(piece).state == PieceState.PLACED


@pytest.mark.parametrize("way", ["unpublish", "delete", "delete_above"])
def test_an_editor_takes_a_piece_from_the_site(tree, bram, anna, client, way):
    piece = placed(tree, bram, anna)
    Contribution.objects.filter(pk=piece.pk).update(content={**piece.content, "title": "Van voor de redactie"})

    if way == "unpublish":
        piece.page.unpublish(user=anna)
    else:
        (piece.page if way == "delete" else tree.voices).delete()

    piece = now(piece)
    assert (piece.state, steps(piece)) == (PieceState.OFFLINE, ["submitted", "placed", "offline"])
    assert letters()[2:] == [("piece_offline", bram.email)]
    client.force_login(bram)
    page = client.get("/mijn/bijdragen/").content.decode()
    assert "De redactie heeft je stuk van de site gehaald." in page
    assert "Vraag het de redactie" in page
    assert "Je stuk staat op de site" not in page
    if way != "unpublish":
        assert (piece.page, own.begin_again(piece).title) == (None, "Soep voor twaalf")


def test_put_back_on_the_site_by_an_editor_it_is_placed_again(tree, bram, anna):
    piece = placed(tree, bram, anna)
    piece.page.unpublish(user=anna)

    ArticlePage.objects.get(pk=piece.page_id).get_latest_revision().publish(user=anna)

    assert now(piece).state == PieceState.PLACED


@pytest.mark.parametrize("state", ["concept", "submitted"])
def test_a_new_version_outlives_the_page_that_an_editor_deletes(tree, bram, anna, state):
    piece = placed(tree, bram, anna)
    own.revise(piece)
    drafts.save(now(piece), {"title": "Soep voor dertien"}, now(piece).version)
    if state == "submitted":
        submitting.submit(now(piece), now(piece).version)

    ArticlePage.objects.get(pk=piece.page_id).delete()

    piece = now(piece)
    assert (piece.state, piece.title, piece.page) == (state, "Soep voor dertien", None)
    assert [name for name, _ in letters()].count("piece_offline") == 1
    if state == "concept":
        submitting.submit(piece, piece.version)
    deciding.approve(now(piece), now(piece).version, anna)
    assert now(piece).page.title == "Soep voor dertien"


def test_a_draft_that_an_editor_deletes_is_not_placed(tree, bram):
    piece = submitted(tree, bram)

    piece.page.delete()

    assert (now(piece).state, now(piece).page) == (PieceState.REFUSED, None)
    assert letters()[-1] == ("piece_refused", bram.email)


def test_who_throws_away_an_own_piece_gets_no_mail_about_the_editors(tree, bram, anna):
    from articles import erasing

    piece = placed(tree, bram, anna)
    own.revise(placed(tree, bram, anna, title="Nog een"))

    own.withdraw(now(piece))
    erasing.erase_pieces(bram)

    assert not {"piece_offline", "piece_refused"} & {name for name, _ in letters()}
