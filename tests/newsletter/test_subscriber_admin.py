"""Subscribers in the admin: found, read in, saved, stopped."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsletter import kept_lists, subscriptions
from newsletter.models import Subscriber
from tests.newsletter.making import subscriber
from tests.newsletter.sendings import subscribers
from tests.newsletter.test_lists import HEAD


@pytest.fixture
def admin(client, anna, tree, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    client.force_login(anna)
    return client


def upload(text):
    return SimpleUploadedFile("lijst.csv", text.encode())


def test_an_editor_tries_first_and_then_reads_in(admin, settings):
    text = HEAD + "sam@example.test;;Formulier;\nkapot\n"

    trial = admin.post("/beheer/abonnees/inlezen/", {"file": upload(text)})
    assert not Subscriber.objects.exists()
    page = trial.content.decode()
    assert "Proef: er is nog niets veranderd" in page
    assert "Lees 1 adres in" in page

    done = admin.post("/beheer/abonnees/inlezen/", {"kept": str(trial.context["kept"]), "real": "1"})
    assert "1 adres staat nieuw op de lijst" in done.content.decode()
    assert Subscriber.objects.count() == 1
    assert not list(settings.PRIVATE_ROOT.rglob("*.csv"))
    assert admin.post("/beheer/abonnees/inlezen/", {"kept": str(trial.context["kept"])}).status_code == 422


def test_a_list_that_is_left_lying_is_thrown_away(admin, settings):
    admin.post("/beheer/abonnees/inlezen/", {"file": upload(HEAD + "sam@example.test;;Formulier;\n")})
    assert kept_lists.tidy(timezone.now()) == 0

    assert kept_lists.tidy(timezone.now() + timedelta(days=2)) == 1
    assert not list(settings.PRIVATE_ROOT.rglob("*.csv"))


def test_the_list_can_be_searched_filtered_and_saved(admin, anna):
    subscriber("sam@example.test")
    subscriber("noor@example.test", state="left")

    assert "noor@" not in admin.get("/beheer/abonnees/?q=SAM@example").content.decode()
    assert "sam@" not in admin.get("/beheer/abonnees/?state=left").content.decode()
    assert b"sam@" not in admin.get("/beheer/abonnees/opslaan/").content
    saved = b"".join(admin.post("/beheer/abonnees/opslaan/").streaming_content).decode()
    assert saved.startswith("\ufeffe-mailadres;")
    assert "sam@example.test" in saved
    noted = ModelLogEntry.objects.get(action="newsletter.export")
    assert (noted.user, noted.data) == (anna, {"number": 2})


@pytest.mark.parametrize(("asked", "found"), [
    ("anne.smits@ggz-noord.example", True), (" Anne.Smits@GGZ-Noord.example ", True), ("smi", True), ("-noord", True),
    ("@ggz-noord.example", True), ("zoë", True), ("Veld, Zoë", True), ("zoë jansen", False), ("mits", False),
    ("anne|!smits:*", True), ("'", False), ("&!:*()", False), (" ", True),
])  # fmt: skip
def test_somebody_is_found_by_the_beginning_of_words_of_address_or_name(admin, asked, found):
    subscriber("anne.smits@ggz-noord.example", name="Zoë Veld")
    subscriber("ander@example.test")

    page = admin.get("/beheer/abonnees/", {"q": asked})

    assert ("anne.smits@ggz-noord.example" in {one.email for one in page.context["object_list"]}) == found


@pytest.mark.django_db
def test_searching_the_list_of_subscribers_asks_an_index():
    subscribers(3000)

    assert "subscriber_words" in Subscriber.objects.with_words("lezer17@example").explain()


def test_a_list_too_long_for_the_web_is_sent_to_the_command(admin):
    answer = admin.post("/beheer/abonnees/inlezen/", {"file": upload("x" * (2 * 1024 * 1024 + 1))})

    assert answer.status_code == 422
    assert "manage.py import_subscribers" in answer.content.decode()


def test_an_editor_stops_somebody_and_can_only_ask_to_start_again(admin):
    sam = subscriber()
    page = f"/beheer/abonnees/{sam.pk}/"
    assert "Ja, graag." in admin.get(page).content.decode()

    admin.post(page, {"do": "stop"})
    sam.refresh_from_db()
    assert sam.state == "left"
    admin.post(page, {"do": "ask"})
    sam.refresh_from_db()
    assert sam.state == "left"
    assert admin.post(page, {"do": "forget"}).url == "/beheer/abonnees/"
    assert not Subscriber.objects.exists()


def test_the_plot_says_what_the_table_says(admin):
    subscriptions.count("confirmed", 12)
    subscriptions.count("left", 3)

    page = admin.get("/beheer/abonnees/groei/").content.decode()

    assert page.count('class="growth-gained"') == 1
    assert "+9" in page
    assert "Dat meten we niet" in page


def test_the_screens_cost_few_queries(admin, django_assert_max_num_queries):
    for number in range(60):
        subscriber(f"a{number}@example.test")
    admin.get("/beheer/abonnees/")

    for address in ("", "groei/", "inlezen/", f"{Subscriber.objects.first().pk}/"):
        with django_assert_max_num_queries(16):
            assert admin.get(f"/beheer/abonnees/{address}").status_code == 200


@pytest.mark.parametrize("address", ["", "inlezen/", "opslaan/", "groei/", "1/"])
def test_no_one_else_sees_the_list(tree, client, bram, address):
    client.force_login(bram)

    assert client.get(f"/beheer/abonnees/{address}").status_code == 404
