"""An export in two files is one site: what the other file hides stays hidden, what it shows is shown."""

import pytest
from django.core.files.storage import default_storage
from wagtail.contrib.redirects.models import Redirect

from articles.models import ArticlePage, Download, Picture
from tests.wordpress.wxr import SITE, Export

OPEN, CLOSED = "Alle bestanden", "Besloten (uit WordPress)"
HIDDEN = {
    "private": {"status": "private"},
    "draft": {"status": "draft"},
    "password": {"password": "sesam"},
    "scheduled": {"status": "future", "date": "2041-01-01 10:00:00", "gmt": "2041-01-01 09:00:00"},
    "trash": {"status": "trash"},
}


def media(parent=50):
    return Export().attachment(51, "2020/foto.jpg", parent=parent).attachment(52, "2020/stuk.pdf", parent=parent)


def texts(**given):
    link = f'<a href="{SITE}/wp-content/uploads/2020/stuk.pdf">stuk</a>'
    return Export().item(50, "Vergadering", slug="vergadering", content=link, meta={"_thumbnail_id": 51}, **given)


def collections():
    return {one.collection.name for one in (*Picture.objects.all(), *Download.objects.all())}


@pytest.fixture(autouse=True)
def files(uploads):
    uploads("2020/foto.jpg")
    uploads("2020/stuk.pdf", b"%PDF-1.4 notulen")


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("parent", [50, 0], ids=["hangs below it", "hangs below nothing"])
def test_files_of_a_hidden_post_stay_closed_when_they_come_before_it(move, client, hidden, parent):
    first = move(media(parent))
    second = move(texts(**hidden))

    assert collections() == {CLOSED}
    assert "staat besloten" in first.rows
    assert first.status == second.status == 0
    names = [one.file.name for one in (*Picture.objects.all(), *Download.objects.all())]
    assert not any("foto" in name or "stuk" in name for name in names)
    assert client.get(Download.objects.get().url).status_code == 302  # to the page to log in
    for address in ("/wp-content/uploads/2020/stuk.pdf", "/wp-content/uploads/2020/foto.jpg", "/?attachment_id=52"):
        assert not Redirect.objects.filter(old_path=address).exists()


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_files_of_a_hidden_post_stay_closed_when_they_come_after_it(move, hidden):
    move(texts(**hidden))
    move(media())

    assert collections() == {CLOSED}


def test_files_of_a_public_post_are_opened_when_it_comes_and_their_old_addresses_lead_on(
    move, client, django_capture_on_commit_callbacks
):
    move(media())
    before = [one.file.name for one in (*Picture.objects.all(), *Download.objects.all())]

    with django_capture_on_commit_callbacks(execute=True):
        result = move(texts())

    assert collections() == {OPEN}
    assert "staat besloten" not in result.rows
    document, picture = Download.objects.get(), Picture.objects.get()
    assert document.filename.startswith("stuk")
    assert client.get(document.url).status_code == 200
    assert not any(default_storage.exists(name) for name in before)
    assert default_storage.exists(picture.file.name)
    assert client.get("/wp-content/uploads/2020/stuk.pdf")["Location"] == document.url


def test_a_lead_picture_and_a_series_are_there_when_media_came_first(move):
    move(media().attachment(53, "2020/foto.jpg", parent=50).attachment(54, "2020/anders.jpg", parent=60))
    more = texts().item(60, "Serie", slug="serie", content='[gallery ids="51,53"]')

    move(more.item(61, "Zonder nummers", slug="zonder", content="[gallery]"))

    article = ArticlePage.objects.get(wordpress_id=50)
    assert article.lead_image == Picture.objects.first()
    assert [block["type"] for block in ArticlePage.objects.get(wordpress_id=60).body.raw_data] == ["gallery"]


def test_a_series_without_numbers_finds_the_pictures_that_came_before(move, uploads):
    uploads("2020/tweede.jpg", colour=(3, 4, 5))
    move(Export().attachment(51, "2020/foto.jpg", parent=60).attachment(53, "2020/tweede.jpg", parent=60))

    move(Export().item(60, "Serie", slug="serie", content="[gallery]"))

    (block,) = ArticlePage.objects.get(wordpress_id=60).body.raw_data
    assert [item["value"]["image"]["image"] for item in block["value"]["pictures"]] == list(
        Picture.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_a_lead_picture_that_came_later_is_found_when_the_texts_are_read_again(move):
    move(texts())
    move(media())

    move(texts())

    assert ArticlePage.objects.get(wordpress_id=50).lead_image == Picture.objects.get()
    assert collections() == {OPEN}


def test_a_picture_of_a_hidden_post_that_a_public_one_shows_is_open(move):
    move(media())

    move(texts(status="private").item(60, "Serie", slug="serie", content='[gallery ids="51"]'))

    assert Picture.objects.get().collection.name == OPEN
    assert Download.objects.get().collection.name == CLOSED


def test_what_becomes_private_on_the_old_site_is_closed_and_its_old_address_is_forgotten(move):
    move(Export(parts=media().parts + texts().parts))
    assert Redirect.objects.filter(old_path="/wp-content/uploads/2020/stuk.pdf").exists()
    old = Download.objects.get().url

    move(texts(status="private"))

    assert collections() == {CLOSED}
    assert Download.objects.get().url != old
    assert not Redirect.objects.filter(redirect_link=old).exists()


def test_where_an_editor_put_a_file_it_stays(move):
    move(media())
    for one in (Picture.objects.get(), Download.objects.get()):
        one.collection = one.collection.get_root()
        one.save()

    move(media())
    move(texts(status="private"))

    assert collections() == {OPEN}


def test_files_that_hang_below_something_nobody_knows_are_told_each_time(move):
    result = move(Export().attachment(51, "2020/foto.jpg", parent=900).item(1, "Iets", slug="iets"))

    assert collections() == {CLOSED}
    assert "hoort bij iets dat niet in deze export staat" in result.rows
    again = move(Export().attachment(51, "2020/foto.jpg", parent=900).item(1, "Iets", slug="iets"))
    assert "hoort bij iets dat niet in deze export staat" in again.rows


def test_files_that_hang_below_nothing_in_a_whole_export_are_open(move):
    move(media(parent=0).item(1, "Iets", slug="iets"))

    assert collections() == {OPEN}
