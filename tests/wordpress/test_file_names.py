"""Names of files count as they stand; only what is not there by name is guessed."""

import io
import re

import pytest
from PIL import Image
from willow.image import Image as WillowImage

from articles.models import ArticlePage, Download, Picture
from tests.wordpress.wxr import SITE, Export

UPLOADS = f"{SITE}/wp-content/uploads"


def export_of(number, file):
    """With a text beside it: without any nobody knows whether it may be seen."""
    return Export().item(900, "Iets", slug="iets").attachment(number, file)


def name_of(picture):
    """Without what the storage adds where the name was taken."""
    return re.sub(r"_\w{7}(?=\.\w+$)", "", picture.file.name.rsplit("/", 1)[-1])


def shown(number):
    """The file in the first figure of an article."""
    (block,) = ArticlePage.objects.get(wordpress_id=number).body.raw_data
    return name_of(Picture.objects.get(pk=block["value"]["image"]["image"]))


def image(src, number=0):
    return f'<p><img class="wp-image-{number}" src="{UPLOADS}/{src}" alt="x"></p>'


def encoded(kind):
    file = io.BytesIO()
    Image.new("RGB", (50, 40), (1, 2, 3)).save(file, kind)
    return file.getvalue()


def test_a_cropped_picture_is_shown_and_never_what_it_was_cropped_from(move, uploads, client):
    uploads("2019/05/team.jpg", colour=(1, 1, 1))
    uploads("2019/05/team-e1589012345678.jpg", colour=(2, 2, 2))
    export = Export().attachment(21, "2019/05/team-e1589012345678.jpg")
    for number, src in enumerate(
        ("team-e1589012345678.jpg", "team-e1589012345678-300x200.jpg", "team-300x200.jpg", "team.jpg"), 1
    ):
        export.item(number, f"Team {number}", slug=f"team-{number}", content=image(f"2019/05/{src}"))

    move(export)

    assert [name_of(picture) for picture in Picture.objects.all()] == ["team-e1589012345678.jpg"]
    assert {shown(number) for number in (1, 2, 3, 4)} == {"team-e1589012345678.jpg"}
    for src in ("team-e1589012345678.jpg", "team-e1589012345678-150x150.jpg", "team.jpg", "team-300x200.jpg"):
        assert "team-e1589012345678" in client.get(f"/wp-content/uploads/2019/05/{src}")["Location"]


def test_a_cropped_picture_whose_file_is_gone_is_told_and_not_replaced_by_its_source(move, uploads):
    uploads("2019/05/team.jpg")

    result = move(Export().attachment(21, "2019/05/team-e1589012345678.jpg"))

    assert not Picture.objects.exists()
    assert "ontbreekt" in result.rows


def test_names_that_look_like_sizes_are_names(move, uploads):
    for index, name in enumerate(("flyer-1920x1080.jpg", "banner-300x250.png", "banner-728x90.png")):
        uploads(f"2019/05/{name}", colour=(index, 90, 40))
    uploads("2019/05/plattegrond-100x70.pdf", b"%PDF-1.4 x")
    export = Export().attachment(14, "2019/05/plattegrond-100x70.pdf")
    for number, name in ((11, "flyer-1920x1080.jpg"), (12, "banner-300x250.png"), (13, "banner-728x90.png")):
        export.attachment(number, f"2019/05/{name}")
    export.item(1, "A", slug="a", content=image("2019/05/flyer-1920x1080.jpg"))
    export.item(2, "B", slug="b", content=image("2019/05/banner-728x90-150x90.png"))

    result = move(export)

    assert "ontbreekt" not in result.rows
    assert Picture.objects.count() == 3
    assert Download.objects.get().filename == "plattegrond-100x70.pdf"
    assert (shown(1), shown(2)) == ("flyer-1920x1080.jpg", "banner-728x90.png")


def test_the_exact_name_comes_before_the_number_and_the_number_before_a_guess(move, uploads):
    uploads("a.jpg", colour=(1, 1, 1))
    uploads("b.jpg", colour=(2, 2, 2))
    export = Export().attachment(7, "a.jpg").attachment(8, "b.jpg")
    export.item(1, "A", slug="a", content=image("a.jpg", 8)).item(2, "B", slug="b", content=image("weg-a-30x30.jpg", 8))

    move(export)

    assert (shown(1), shown(2)) == ("a.jpg", "b.jpg")


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ("2020/groot-scaled.jpg", "2020/groot.jpg"),
        ("2020/groot.jpg", "2020/groot-scaled.jpg"),
        ("2020/staand-rotated.jpg", "2020/staand.jpg"),
        ("2020/Foto.JPG", "2020/foto.jpg"),
        ("2020/foto.jpg", "2020/FOTO.JPG"),
        ("2020/cafe\u0301.jpg", "2020/caf\u00e9.jpg"),
        ("2020/caf\u00e9.jpg", "2020/cafe\u0301.jpg"),
        ("2020/mijn%20foto.jpg", "2020/mijn foto.jpg"),
        ("2020/mijn foto.jpg", "2020/mijn foto.jpg"),
        ("2020/logo@2x.png", "2020/logo@2x.png"),
    ],
)
def test_a_file_is_found_whatever_its_spelling(move, uploads, told, there):
    uploads(there)

    result = move(Export().attachment(21, told))

    assert Picture.objects.count() == 1, result.rows


@pytest.mark.parametrize("src", ["2020/groot-300x200.jpg", "2020/groot.jpg", "2020/groot@2x.jpg", "2020/Groot.jpg"])
def test_a_scaled_upload_is_found_by_each_of_its_sizes(move, uploads, client, src):
    uploads("2020/groot-scaled.jpg")

    move(Export().attachment(21, "2020/groot-scaled.jpg").item(1, "A", slug="a", content=image(src)))

    assert shown(1) == "groot-scaled.jpg"
    assert "groot-scaled" in client.get("/wp-content/uploads/2020/groot-300x200.jpg")["Location"]


def test_of_a_file_that_is_not_listed_the_larger_one_is_taken_only_when_it_is_the_same_picture(move, uploads):
    Image.new("RGB", (600, 400), (9, 9, 9)).save(uploads("2020/strand.jpg"))
    Image.new("RGB", (300, 200), (9, 9, 9)).save(uploads("2020/strand-300x200.jpg"))
    Image.new("RGB", (600, 400), (8, 8, 8)).save(uploads("2020/banner.jpg"))
    Image.new("RGB", (728, 90), (7, 7, 7)).save(uploads("2020/banner-728x90.jpg"))
    export = Export().item(1, "A", slug="a", content=image("2020/strand-300x200.jpg"))

    move(export.item(2, "B", slug="b", content=image("2020/banner-728x90.jpg")))

    assert (shown(1), shown(2)) == ("strand.jpg", "banner-728x90.jpg")


@pytest.mark.parametrize(
    ("told", "content", "becomes"),
    [
        ("png-als-jpg.jpg", encoded("PNG"), "png-als-jpg.png"),
        ("jpg-als-png.png", encoded("JPEG"), "jpg-als-png.jpg"),
        ("gif-als-jpeg.jpeg", encoded("GIF"), "gif-als-jpeg.gif"),
        ("webp-als-jpg.jpg", encoded("WEBP"), "webp-als-jpg.webp"),
        ("foto.jpeg", encoded("JPEG"), "foto.jpeg"),
        ("foto-als-stuk.pdf", encoded("JPEG"), "foto-als-stuk.jpg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_is_what_its_bytes_say(move, uploads, client, told, content, becomes):
    uploads(f"2019/{told}", content)

    result = move(export_of(161, f"2019/{told}"))

    picture = Picture.objects.get()
    assert name_of(picture) == becomes, result.rows
    with picture.file.open("rb") as file:
        assert WillowImage.open(file).format_name in becomes.replace("jpg", "jpeg")
    assert client.get(f"/wp-content/uploads/2019/{told}")["Location"] == picture.file.url


def test_a_document_that_is_called_a_picture_is_a_document(move, uploads):
    uploads("2019/scan.jpg", b"%PDF-1.4 scan")

    move(export_of(161, "2019/scan.jpg"))

    assert Download.objects.get().filename == "scan.pdf"
    assert not Picture.objects.exists()


def test_a_second_time_brings_no_second_file(move, uploads):
    uploads("2019/png-als-jpg.jpg", encoded("PNG"))
    uploads("2019/team-e1589012345678.jpg")
    export = export_of(1, "2019/png-als-jpg.jpg").attachment(2, "2019/team-e1589012345678.jpg")
    move(export)

    again = move(export)

    assert Picture.objects.count() == 2
    line = next(line for line in again.said.splitlines() if line.startswith("beelden"))
    assert line.split()[-7:] == ["0", "0", "2", "0", "0", "0", "0"]
