"""A piece that is on the site already, and what editors did with it: a new version, withdrawing, both at once."""

import json

import pytest
from django.core.files.base import ContentFile
from wagtail.rich_text import RichText

from articles.contributions import deciding, drafts, files, own, submitting
from articles.models import ArticlePage, FileKind, PieceState
from tests import factories
from tests.articles.writing import MP4, draft, form_data, now, placed, submitted, typed
from tests.comments.reacting import react

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
