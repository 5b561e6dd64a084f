"""What others see of a member: the name, and what the member chose."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageFile

from participants import profiles
from participants.models import Profile
from rvggz import privacy
from tests.factories import make_article, make_organisation, picture_file

SETTINGS = {"role_seen_by": "nobody", "organisation_seen_by": "nobody", "picture_seen_by": "nobody",
            "about_seen_by": "nobody"}  # fmt: skip


def send(client, **fields):
    return client.post("/mijn/profiel/", {"name": "Bram de Wit", **SETTINGS, **fields})


def photo(width=900, height=600):
    """A photo that tells where it was made."""
    exif = Image.Exif()
    exif[0x010F] = "Een telefoon"
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#b8430f").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("ik.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def as_bram(client, bram):
    client.force_login(bram)
    return client


@pytest.fixture
def client_of_nobody():
    return Client()


def test_who_said_nothing_has_no_page_and_shows_a_name_only(as_bram, bram, tree):
    page = as_bram.get("/mijn/profiel/").content.decode()

    assert "Anderen zien nu alleen je naam: <strong>Bram de Wit</strong>" in page
    assert "We vragen niet naar je gezondheid" in page
    assert as_bram.get("/leden/bram-de-wit/").status_code == 404
    assert not Profile.objects.exists()


def test_each_thing_is_seen_by_whom_the_member_chose(as_bram, bram, tree, client_of_nobody):
    linde = make_organisation(tree, "De Linde")
    bram.memberships.create(organisation=linde, is_accepted=True)
    send(
        as_bram, role="ervaringsdeskundige", role_seen_by="everyone", about="Ik hou van tuinen.",
        about_seen_by="members", organisation_seen_by="nobody", has_page="on",
    )  # fmt: skip

    stranger, member = client_of_nobody.get("/leden/bram-de-wit/"), as_bram.get("/leden/bram-de-wit/")

    assert "ervaringsdeskundige" in stranger.content.decode()
    assert "tuinen" not in stranger.content.decode()
    assert "tuinen" in member.content.decode()
    assert "De Linde" not in member.content.decode().split("<main")[1].split("</main")[0]
    assert "noindex" in stranger.content.decode()
    assert stranger.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(("seen_by", "stranger", "member"), [("nobody", 404, 404), ("members", 404, 200),
                                                             ("everyone", 200, 200)])  # fmt: skip
def test_a_picture_is_not_had_by_who_knows_its_address(as_bram, tree, client_of_nobody, seen_by, stranger, member):
    send(as_bram, new_picture=photo(), picture_seen_by=seen_by, has_page="on")

    assert client_of_nobody.get("/leden/bram-de-wit/foto/").status_code == stranger
    answer = as_bram.get("/leden/bram-de-wit/foto/")
    assert answer.status_code == member
    assert answer.status_code == 404 or "no-store" in answer.headers["Cache-Control"]
    assert client_of_nobody.get("/mijn/profiel/foto/").status_code == 302


def test_a_picture_is_made_anew_small_and_without_what_it_told(as_bram, bram, tree, settings):
    send(as_bram, new_picture=photo(3000, 2000))

    stored = Profile.objects.get().picture
    with Image.open(stored.open("rb")) as image:
        assert (image.size, image.format, dict(image.getexif())) == ((480, 480), "JPEG", {})
    assert stored.path.startswith(str(settings.PRIVATE_ROOT))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("ik.jpg", b"MZ\x90\x00" + b"\0" * 2000, "image/jpeg"), "Dit is geen afbeelding"),
        (SimpleUploadedFile("ik.jpg", b"\xff\xd8\xff" + b"\0" * 80 * 1024 * 1024, "image/jpeg"), "te groot"),
        (SimpleUploadedFile("ik.jpg", b"", "image/jpeg"), "leeg"),
    ],
    ids=["a program", "80 MB", "empty"],
)
def test_a_wrong_picture_is_explained_and_nothing_typed_is_lost(as_bram, tree, file, said):
    answer = send(as_bram, new_picture=file, about="Dit typte ik net.")

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Dit typte ik net." in answer.content.decode()
    assert not Profile.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "bram@example.test", "www.winkel.test", "123"])
def test_a_name_is_a_name(as_bram, tree, bram, name):
    assert send(as_bram, name=name).status_code == 422
    bram.refresh_from_db()
    assert bram.get_full_name() == "Bram de Wit"


def test_another_name_leaves_no_page_under_the_old_one(as_bram, bram, tree, client_of_nobody):
    send(as_bram, has_page="on")
    send(as_bram, name="Beer", has_page="on")

    assert client_of_nobody.get("/leden/bram-de-wit/").status_code == 404
    assert client_of_nobody.get("/leden/beer/").status_code == 200
    send(as_bram, name="Beer")
    assert client_of_nobody.get("/leden/beer/").status_code == 404


def test_two_of_one_name_have_two_pages(bram, chris, tree):
    for member in (bram, chris):
        profiles.save(Profile(member=member, has_page=True), "Sam")

    first, second = Profile.objects.order_by("pk").values_list("slug", flat=True)
    assert first == "sam"
    assert second.startswith("sam--")


def test_a_page_shows_what_was_written_under_the_own_name_only(as_bram, bram, tree, client_of_nobody):
    send(as_bram, has_page="on")
    make_article(tree, "Onder mijn naam", author=bram, published_on=date(2024, 1, 1))
    make_article(tree, "Onder een andere naam", author=bram, author_name="Vlinder")
    make_article(tree, "Nog niet af", author=bram, live=False)

    page = client_of_nobody.get("/leden/bram-de-wit/").content.decode()

    assert "Onder mijn naam" in page
    assert "Onder een andere naam" not in page
    assert "Nog niet af" not in page


def test_erasing_takes_the_picture_off_the_disk(as_bram, bram, tree, django_capture_on_commit_callbacks):
    send(as_bram, new_picture=photo(), about="Mijn woorden", has_page="on")
    stored = Profile.objects.get().picture
    assert privacy.export(privacy.person(bram.email))["Profiel"][0]["over jou"] == "Mijn woorden"

    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(privacy.person(bram.email))

    assert not Profile.objects.exists()
    assert not stored.storage.exists(stored.name)


@pytest.mark.parametrize("number", [1, 15])
def test_the_number_of_queries_does_not_grow(as_bram, bram, tree, django_assert_max_num_queries, number):
    send(as_bram, has_page="on", organisation_seen_by="everyone")
    for _ in range(number):
        bram.memberships.create(organisation=make_organisation(tree), is_accepted=True)
    article = make_article(tree, author=bram)
    assert article.byline == "Bram de Wit"
    as_bram.get("/mijn/profiel/")

    with django_assert_max_num_queries(12):
        as_bram.get("/mijn/profiel/")
    with django_assert_max_num_queries(8):
        as_bram.get("/leden/bram-de-wit/")


def test_a_broken_picture_says_so(as_bram, tree, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    whole = picture_file().read()

    answer = send(as_bram, new_picture=SimpleUploadedFile("half.jpg", whole[: len(whole) // 2], "image/jpeg"))

    assert answer.status_code == 422
