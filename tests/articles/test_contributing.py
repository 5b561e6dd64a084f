"""A piece on its way: from the first letter to the site, and off it again."""

import json

import pytest
from wagtail.models import Revision

from articles.contributions import deciding, drafts, files, own, space, submitting
from articles.contributions.drafts import ConflictError, TooLateError
from articles.models import ArticlePage, Contribution, Entry, FileKind, PieceState
from rvggz.models import OutgoingMail
from tests import people
from tests.articles.writing import draft, letters, now, picture, placed, steps, submitted

# A draft


def test_saving_a_hundred_times_leaves_one_row_and_no_revision(tree, bram):
    piece = drafts.start(bram, "blog")

    for number in range(100):
        drafts.save(piece, {"title": f"Versie {number}"}, now(piece).version)

    assert Contribution.objects.count() == 1
    assert now(piece).title == "Versie 99"
    assert not Revision.objects.filter(content__title__startswith="Versie").exists()
    assert not ArticlePage.objects.exists()


def test_submitting_makes_one_revision_however_often_the_piece_was_saved(tree, bram):
    piece = draft(tree, bram)
    for number in range(20):
        drafts.save(now(piece), {"title": f"Versie {number}"}, now(piece).version)

    page = submitting.submit(now(piece), now(piece).version).page

    assert page.revisions.count() == 1


def test_of_two_tabs_that_save_at_once_the_second_overwrites_nothing(tree, bram):
    piece = draft(tree, bram)
    drafts.save(piece, {"title": "Van mijn telefoon"}, piece.version)

    with pytest.raises(ConflictError) as conflict:
        drafts.save(piece, {"title": "Van mijn laptop"}, piece.version)

    assert conflict.value.piece.title == "Van mijn telefoon"
    assert now(piece).title == "Van mijn telefoon"


def test_an_untouched_draft_is_taken_up_again(tree, bram):
    assert drafts.start(bram, "tip") == drafts.start(bram, "tip")


# On its way


def test_a_submitted_piece_is_a_draft_page_of_the_member_that_waits_for_the_editors(tree, bram, browse):
    piece = submitted(tree, bram, kind="tip", keywords=["soep", "tafel"])

    page = piece.page
    assert (page.live, page.owner, page.author, page.kind) == (False, bram, bram, "tip")
    assert page.get_parent().specific == tree.voices
    assert [block.block_type for block in page.body] == ["text", "heading", "text"]
    assert sorted(word.name for word in page.keywords.all()) == ["soep", "tafel"]
    assert page.current_workflow_state.workflow.name == "Praat mee"
    assert page.current_workflow_state.requested_by is None  # Wagtail would mail the writer about the admin
    browse(page.url, status=404)
    assert letters() == [("piece_received", bram.email)]


def test_an_editor_places_it_and_the_writer_hears(tree, bram, anna, browse):
    piece = submitted(tree, bram)

    deciding.approve(piece, piece.version, anna)

    piece = now(piece)
    assert piece.state == PieceState.PLACED
    assert "Soep voor twaalf" in browse(piece.page)
    assert "Soep voor twaalf" in browse(tree.voices)
    assert steps(piece) == ["submitted", "placed"]
    assert letters()[-1] == ("piece_placed", bram.email)
    assert OutgoingMail.objects.get(name="piece_placed").context["page_url"].endswith(piece.page.url)


def test_a_question_and_its_answer(tree, bram, anna):
    piece = submitted(tree, bram)

    deciding.ask(piece, piece.version, "Mag de naam van je zus erbij?", anna)
    piece = now(piece)
    assert (piece.state, piece.question) == (PieceState.QUESTION, "Mag de naam van je zus erbij?")
    assert OutgoingMail.objects.get(name="piece_question").context["question"] == piece.question
    drafts.save(piece, {"title": "Soep met mijn zus", "answer": "Ja, dat vindt ze leuk."}, piece.version)
    submitting.submit(now(piece), now(piece).version)
    deciding.approve(now(piece), now(piece).version, anna)

    piece = now(piece)
    assert (piece.state, piece.page.title, piece.question) == (PieceState.PLACED, "Soep met mijn zus", "")
    assert steps(piece) == ["submitted", "question", "answered", "placed"]
    assert piece.steps.get(kind="answered").text == "Ja, dat vindt ze leuk."
    assert piece.page.current_workflow_state is None


def test_a_refusal_says_why_and_the_same_form_sent_again_does_nothing(tree, bram, anna, client):
    piece = submitted(tree, bram)
    deciding.refuse(piece, piece.version, "advertising", "Er staan prijzen in.", anna)
    client.force_login(bram)
    data = {"title": "Nog een keer", "text": "Dezelfde tekst.", "do": "submit", "kind": "blog"}

    for version in (1, 2, 3, 4):
        answer = client.post(piece.get_absolute_url(), {**data, "version": version})
        assert answer.status_code == 409
        assert "Nog een keer" in answer.content.decode()

    piece = now(piece)
    assert (piece.state, piece.refusal) == (PieceState.REFUSED, "advertising")
    assert steps(piece) == ["submitted", "refused"]
    assert letters()[-1] == ("piece_refused", bram.email)
    with pytest.raises(TooLateError):
        submitting.submit(piece, piece.version)


def test_one_may_begin_anew_with_a_refused_text(tree, bram, anna):
    piece = submitted(tree, bram)
    deciding.refuse(piece, piece.version, "other", "", anna)

    again = own.begin_again(now(piece))

    assert again.pk != piece.pk
    assert (again.state, again.title, again.page) == (PieceState.CONCEPT, "Soep voor twaalf", None)
    assert now(piece).state == PieceState.REFUSED


def test_the_files_of_a_refused_text_come_along_and_belong_to_the_new_one(tree, bram, anna, client, monkeypatch):
    piece = draft(tree, bram)
    files.add(piece, FileKind.PICTURE, picture(), "Een vuur")
    piece = now(submitting.submit(piece, piece.version))
    deciding.refuse(piece, piece.version, "other", "", anna)

    again = own.begin_again(now(piece))

    (copied,) = again.files.all()
    assert (copied.name, copied.alt, copied.picture, copied.width) == ("vuur.jpg", "Een vuur", None, 1200)
    with piece.files.get().stored.open("rb") as old, copied.file.open("rb") as new:
        assert old.read() == new.read()
    drafts.remove(again)
    assert piece.files.get().stored.storage.exists(piece.files.get().stored.name)
    monkeypatch.setattr(space, "FREE", space.free() + space.GIGABYTE)
    client.force_login(bram)
    told = client.post(f"{piece.get_absolute_url()}opnieuw/", follow=True).content.decode()
    assert "geen ruimte voor alle bestanden" in told
    assert "Soep voor twaalf" in told


def test_two_editors_decide_once(tree, bram, anna):
    piece = submitted(tree, bram)
    deciding.refuse(piece, piece.version, "other", "", anna)

    with pytest.raises(TooLateError):
        deciding.approve(piece, piece.version, anna)

    assert not now(piece).page.live


# Under another name


@pytest.mark.parametrize("shown", [{"shown_as": "pseudonym", "pseudonym": "Soepvrouw"}, {"shown_as": "anonymous"}])
def test_a_name_that_was_not_chosen_stands_nowhere_in_public(tree, anna, browse, shown):
    truus = people.member("Truus", "Onvindbaar")
    piece = placed(tree, truus, anna, **shown)

    public = browse(piece.page) + browse(tree.voices) + browse("/feed.atom") + browse("/zoeken/?q=soep")
    kept = json.dumps(list(Entry.objects.filter(page=piece.page).values()), default=str)

    name = shown.get("pseudonym") or "Anoniem (bekend bij de redactie)"
    assert name in public
    assert "Onvindbaar" not in public + kept
    assert "Truus" not in public + kept
    assert not Entry.objects.filter(title_vector="onvindbaar").exists()
    assert (piece.page.owner, piece.page.author) == (truus, None)
