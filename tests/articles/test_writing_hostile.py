"""Who means harm writes a piece: nobody else's files, no work without end, nothing in public before it was read."""

import time

import pytest
from django.urls import reverse

from articles.contributions import own, submitting
from articles.contributions.content import clean_html
from articles.contributions.html_in import blocks
from articles.models import Contribution, Keyword, Picture
from rvggz import simple_text
from tests.articles.writing import draft, now, placed
from tests.factories import make_article, make_document

GUEST = {"kind": "blog", "title": "Ons feest", "text": "We zaten buiten en aten soep met elkaar.", "do": "submit"}
HERE = {"Sec-Fetch-Site": "same-origin"}


def test_a_document_that_nobody_read_yet_is_not_told_by_its_number(db):
    secret = make_document("Dossier", name="geheim-4cfb18.pdf")
    known = secret.filename

    guessed = blocks(f'<p>Zie <a href="/documenten/{secret.pk}/x.pdf">dit</a></p>')
    given = blocks(f'<p>Zie <a href="{reverse("wagtaildocs_serve", args=[secret.pk, known])}">dit</a></p>')

    assert guessed == [{"type": "text", "value": "<p>Zie dit</p>"}]
    assert f'id="{secret.pk}"' in given[0]["value"]


@pytest.mark.parametrize("piece", ["**a ", "*a ", "[", "[a](", "## a\n", ">", "> ## ", "https://", "https://a.", "1. "])
@pytest.mark.parametrize("quotes", [True, False])
def test_a_text_costs_time_in_proportion_to_its_length(quotes, piece):
    def cost(times):
        start = time.process_time()
        simple_text.to_html(piece * times, quotes=quotes)
        return time.process_time() - start

    cost(10)
    assert cost(8000) < 2


@pytest.mark.parametrize("inside", ["<b>", "<blockquote>", "<ul><li>", "<i><b>"])
def test_what_is_nested_without_end_is_read_to_the_end(inside):
    html = clean_html(inside * 2000 + "einde")

    assert "einde" in simple_text.from_html(html)
    assert "einde" in str(blocks(html))


@pytest.mark.parametrize("field", [{"themes": "9" * 5000}, {"text": ">" * 3000}, {"text": "## a\n" * 3000}])
def test_a_guest_who_sends_anything_gets_an_answer(tree, client, field):
    response = client.post("/praat-mee/bijdragen/gast/", GUEST | {"email": "x@example.test", **field}, headers=HERE)

    assert response.status_code < 500


def test_a_preview_makes_no_keywords_and_no_page_shows_those_of_a_draft(tree, bram, client):
    piece = draft(tree, bram, keywords=["koop pillen bij oplichter"])
    client.force_login(bram)

    assert "koop pillen" in client.get(f"{piece.get_absolute_url()}voorbeeld/").content.decode()
    assert not Keyword.objects.filter(name__contains="pillen").exists()

    submitting.submit(piece, piece.version)
    keyword = Keyword.objects.get(name__contains="pillen")
    client.logout()
    assert client.get(keyword.get_absolute_url()).status_code == 404
    client.force_login(bram)
    assert client.get(f"/mijn/volgen/trefwoord/{keyword.pk}/").status_code == 404


def test_a_picture_that_another_page_shows_stays_when_its_writer_takes_it_away(tree, bram, anna):
    from articles.contributions import deciding, files
    from articles.models import FileKind
    from tests.factories import picture_file

    piece = draft(tree, bram)
    file = files.add(piece, FileKind.PICTURE, picture_file(name="foto-jan-de-vries.png"), "Een hond")
    piece = now(submitting.submit(piece, piece.version))
    file.refresh_from_db()
    other = make_article(tree, "Van de redactie", lead_image=file.picture)
    deciding.ask(piece, piece.version, "Mag de hond weg?", anna)

    files.remove(piece.files.get())

    other.refresh_from_db()
    assert other.lead_image_id == Picture.objects.get().pk
    assert "vries" not in Picture.objects.get().file.name


def test_a_withdrawn_piece_leaves_no_title_in_the_log(tree, bram, anna):
    from wagtail.models import PageLogEntry

    piece = placed(tree, bram, anna, title="Zonneschijnwoord")

    own.withdraw(piece)

    assert not PageLogEntry.objects.filter(label__contains="Zonneschijnwoord").exists()


def test_who_typed_the_address_loses_the_key_once_its_owner_confirms(tree, client):
    from articles.contributions import links

    piece = Contribution.objects.create(
        guest_email="noor@example.test", state="unconfirmed", content=draft_content(tree), guest_name="Noor"
    )
    before = links.own_token(piece)
    assert client.get(f"/praat-mee/bijdragen/gast/{before}/").status_code == 200

    after = links.own_token(submitting.confirm(piece))

    assert client.get(f"/praat-mee/bijdragen/gast/{before}/").status_code == 404
    assert client.get(f"/praat-mee/bijdragen/gast/{after}/").status_code == 200


def test_one_address_gets_one_letter_a_day_about_one_piece(tree, mailoutbox):
    from rvggz.models import OutgoingMail

    piece = Contribution.objects.create(
        guest_email="noor@example.test", state="unconfirmed", content=draft_content(tree), guest_name="Noor"
    )
    for _ in range(5):
        piece = now(submitting.submit(piece, piece.version))

    assert OutgoingMail.objects.filter(name="piece_confirm").count() == 1


def draft_content(tree):
    from articles.contributions import content
    from tests.articles.writing import typed

    return content.blank("blog") | typed(tree)
