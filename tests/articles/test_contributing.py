"""A piece on its way: from the first letter to the site, and off it again."""

import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Revision
from wagtail.rich_text import RichText

from articles.contributions import deciding, drafts, files, own, space, submitting
from articles.contributions.drafts import ConflictError, TooLateError
from articles.models import ArticlePage, Contribution, Entry, FileKind, PieceState
from rvggz.models import OutgoingMail
from tests import factories, people
from tests.articles.test_writing import MP4
from tests.articles.writing import draft, form_data, now, picture, placed, submitted, typed
from tests.comments.reacting import react


def letters():
    return [(mail.name, mail.to) for mail in OutgoingMail.objects.order_by("pk") if mail.name.startswith("piece")]


def steps(piece):
    return [step.kind for step in piece.steps.all()]


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


# The buttons of Wagtail


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


# Editors write too


def edit(piece, anna, *, publish, **changes):
    page = ArticlePage.objects.get(pk=piece.page_id).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    revision = page.save_revision(user=anna)
    if publish:
        revision.publish(user=anna)


def newest(piece):
    return ArticlePage.objects.get(pk=piece.page_id).get_latest_revision_as_object()


@pytest.fixture(params=["published", "draft of a correction", "draft after a question"])
def edited(request, tree, bram, anna, client):
    """Editors changed the page while Bram wrote on with an older copy."""
    client.force_login(bram)
    if request.param == "draft after a question":
        piece = submitted(tree, bram)
        deciding.ask(piece, piece.version, "Klopt het?", anna)
    else:
        piece = placed(tree, bram, anna)
        if request.param == "draft of a correction":
            edit(piece, anna, publish=False, title="Soep voor twaalf (verbeterd)")
        own.revise(piece)
    if request.param != "draft of a correction":
        edit(piece, anna, publish=request.param == "published", title="Soep voor twaalf (verbeterd)")
    return now(piece)


def send(client, piece, do="submit", **more):
    data = {**form_data(now(piece), do), "title": "Soep voor dertien", "answer": "Ja.", **more}
    return client.post(piece.get_absolute_url(), data)


def test_what_editors_changed_is_not_overwritten_but_shown(edited, client):
    answer = send(client, edited)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "De redactie heeft intussen iets veranderd" in page
    assert "Soep voor twaalf (verbeterd)" in page
    assert 'value="Soep voor dertien"' in page
    assert newest(edited).title == "Soep voor twaalf (verbeterd)"
    assert now(edited).title == "Soep voor dertien"

    shown = {"began_with": answer.context["other"]["by_editors"]}
    assert send(client, edited, "save", **shown).status_code == 302
    assert send(client, edited).status_code == 302
    assert newest(edited).title == "Soep voor dertien"


def test_one_may_go_on_with_the_text_of_the_editors(edited, client):
    send(client, edited)

    assert send(client, edited, "theirs").status_code == 302

    piece = now(edited)
    assert (piece.title, piece.content["answer"]) == ("Soep voor twaalf (verbeterd)", "Ja.")
    assert submitting.submit(piece, piece.version).state == PieceState.SUBMITTED


def test_a_version_of_editors_that_changes_nothing_stands_in_nobodys_way(tree, bram, anna):
    piece = placed(tree, bram, anna)
    own.revise(piece)
    edit(piece, anna, publish=True)

    assert submitting.submit(now(piece), now(piece).version).state == PieceState.SUBMITTED


# Later


def test_the_old_text_stays_until_the_new_one_is_approved(tree, bram, anna, browse, django_capture_on_commit_callbacks):
    piece = placed(tree, bram, anna)
    own.revise(piece)
    piece = now(piece)
    drafts.save(piece, {"title": "Soep voor dertien"}, piece.version)
    submitting.submit(now(piece), now(piece).version)
    assert "Soep voor twaalf" in browse(piece.page)

    with django_capture_on_commit_callbacks(execute=True):
        deciding.approve(now(piece), now(piece).version, anna)

    assert "Soep voor dertien" in browse(now(piece).page)


def test_a_refused_new_version_leaves_the_old_one_alone(tree, bram, anna, browse):
    piece = placed(tree, bram, anna)
    own.revise(piece)
    drafts.save(now(piece), {"title": "Reclame voor soep"}, now(piece).version)
    submitting.submit(now(piece), now(piece).version)

    deciding.refuse(now(piece), now(piece).version, "advertising", "", anna)

    piece = now(piece)
    assert (piece.state, piece.page.live, piece.page.has_unpublished_changes) == (PieceState.PLACED, True, False)
    assert "Soep voor twaalf" in browse(piece.page)
    assert piece.page.get_latest_revision_as_object().title == "Soep voor twaalf"


def test_a_withdrawn_piece_is_gone_at_once_and_its_reactions_with_it(
    tree, bram, anna, chris, browse, django_capture_on_commit_callbacks
):
    piece = placed(tree, bram, anna)
    url = piece.page.url
    reaction = react(piece.page, "Lekker!", by=chris)
    assert "Soep voor twaalf" in browse(url)

    with django_capture_on_commit_callbacks(execute=True):
        own.withdraw(piece)

    browse(url, status=404)
    assert "Soep voor twaalf" not in browse(tree.voices)
    assert not type(reaction).objects.filter(pk=reaction.pk).exists()
    assert (now(piece).state, now(piece).page) == (PieceState.WITHDRAWN, None)
    assert now(piece).content["text"].startswith("<p>Gisteren")


def test_blocks_that_the_form_cannot_show_are_kept(tree, bram, anna):
    piece = placed(tree, bram, anna)
    page = piece.page
    table = {"caption": "Wie kookt", "row_headings": True, "table": {"columns": [], "rows": []}}
    page.body = json.dumps(
        [
            {"type": "text", "value": f'<p>Lees <a linktype="page" id="{page.pk}">dit</a>.</p>'},
            {"type": "table", "value": table},
            {"type": "quote", "value": {"text": "Eet mee.", "attribution": "Noor", "role": "kok"}},
        ]
    )
    page.save_revision().publish()
    own.revise(now(piece))
    piece = now(piece)
    assert "<p>[[Tabel 1: Wie kookt]]</p>" in piece.content["text"]

    drafts.save(piece, {"text": piece.content["text"] + "<p>En toen.</p>"}, piece.version)
    page = submitting.submit(now(piece), now(piece).version).page.get_latest_revision_as_object()

    blocks = page.body.get_prep_value()
    assert [block["type"] for block in blocks] == ["text", "table", "quote", "text"]
    assert f'<a id="{page.pk}" linktype="page">dit</a>' in blocks[0]["value"]
    assert blocks[1]["value"]["caption"] == "Wie kookt"
    assert blocks[2]["value"] == {"text": "Eet mee.", "attribution": "Noor", "role": "kok"}


def test_a_film_stands_in_the_text_only_when_editors_did_something_with_it(tree, bram, anna):
    """Who uploaded it finds it below the text, and knows of no marker."""
    piece = draft(tree, bram, "vlog")
    files.add(piece, FileKind.VIDEO, ContentFile(MP4, "soep.mp4"))
    piece = now(submitting.submit(piece, piece.version))
    deciding.ask(piece, piece.version, "Wie is dit?", anna)
    assert "[[" not in now(piece).content["text"]
    piece = now(submitting.submit(now(piece), now(piece).version))
    page = piece.page.get_latest_revision_as_object()
    assert [block.block_type for block in page.body] == ["video", "text", "heading", "text"]

    page.body[0].value["transcript"] = RichText("<p>Dit is soep.</p>")
    page.save_revision(user=anna)
    deciding.ask(piece, piece.version, "Klopt dit?", anna)
    assert now(piece).content["text"].startswith("<p>[[Video 1: Soep voor twaalf]]</p>")
    page = submitting.submit(now(piece), now(piece).version).page.get_latest_revision_as_object()
    assert page.body[0].value["transcript"].source == "<p>Dit is soep.</p>"


def test_what_editors_added_beside_the_form_stays(tree, bram, anna):
    linde = factories.make_organisation(tree, "De Linde")
    piece = submitted(tree, bram)
    page = piece.page.get_latest_revision_as_object()
    page.author_role, page.title = "kok", "Soep voor twaalf mensen"
    page.organisations = [linde]
    page.save_revision(user=anna)

    deciding.ask(piece, piece.version, "Klopt het zo?", anna)
    piece = now(piece)
    assert piece.title == "Soep voor twaalf mensen"
    page = submitting.submit(piece, piece.version).page.get_latest_revision_as_object()

    assert (page.author_role, page.title) == ("kok", "Soep voor twaalf mensen")
    assert list(page.organisations.all()) == [linde]
    assert typed(tree)["title"] != page.title
