"""Wagtail's own doors lead to ours; and where a stranger may try the password of a page, he may not try for ever."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests import people
from tests.every_address import addresses
from tests.factories import make_article, make_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["", "login/", "login/?next=/beheer/pages/", "pages/", "bestaat/niet/"])
def test_a_stranger_is_led_to_the_one_door(client, address):
    answer = client.get(f"/beheer/{address}")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/mijn/inloggen/?next=/beheer/")


def test_a_password_that_is_posted_to_the_door_of_wagtail_opens_nothing(client, anna, eva):
    form = {"username": eva.email, "password": people.PASSWORD}

    for who in (None, anna):  # who is in could become somebody else there, without a second step
        if who:
            client.force_login(who)
        answer = client.post("/beheer/login/", form)
        assert answer.status_code == 302
        assert client.session.get("_auth_user_id") == (str(anna.pk) if who else None)


@pytest.mark.parametrize("address", ["", "confirm/MQ/set-password/", "done/", "complete/"])
def test_a_forgotten_password_is_chosen_anew_at_our_own_page(client, address):
    answer = client.get(f"/beheer/password_reset/{address}")

    assert answer["Location"] == "/mijn/wachtwoord/vergeten/"


def test_nothing_in_the_admin_changes_your_own_password_or_address(client, eva):
    client.force_login(eva)

    answer = client.get("/beheer/account/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="locale-current_time_zone"' in page or 'name="theme-theme"' in page
    assert 'type="password"' not in page
    assert 'name="name_email-email"' not in page


def test_guessing_the_password_of_a_page_stops_after_ten(client, tree):
    page = make_article(tree)
    closed = PageViewRestriction.objects.create(page=page, restriction_type="password", password="vuur")
    address = f"/_util/authenticate_with_password/{closed.pk}/{page.pk}/"

    def guess(word, network="192.0.2.1"):
        return client.post(address, {"password": word, "return_url": page.url}, REMOTE_ADDR=network).status_code

    assert [guess(f"gok {number}") for number in range(10)] == [200] * 10
    assert guess("vuur") == 429
    assert guess("vuur", network="198.51.100.1") == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_door_of_closed_pages_is_ours(client, eva, method):
    form = {"username": eva.email, "password": people.PASSWORD}

    answer = getattr(client, method)("/_util/login/?next=/actueel/", form if method == "post" else None)

    assert (answer.status_code, answer["Location"]) == (302, "/mijn/inloggen/?next=/actueel/")
    assert "_auth_user_id" not in client.session


def test_a_page_for_members_asks_to_log_in_at_our_door(client, tree, bram):
    page = make_article(tree)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    answer = client.get(page.url)
    client.force_login(bram)

    assert answer["Location"] == f"/mijn/inloggen/?next={page.url}"
    assert client.get(page.url).status_code == 200


def closed_document(**restriction):
    document = make_document()
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    document.collection = collection
    document.save()
    return document, CollectionViewRestriction.objects.create(collection=collection, **restriction)


def test_a_document_for_members_asks_to_log_in_at_our_door_and_is_kept_by_nobody(client, tree, bram):
    document, _ = closed_document(restriction_type="login")

    answer = client.get(document.url)
    client.force_login(bram)
    found = client.get(document.url)

    assert answer["Location"] == f"/mijn/inloggen/?next={document.url}"
    assert (found.status_code, found["Cache-Control"]) == (200, "private, no-store")


def test_guessing_the_password_of_a_document_stops_after_ten(client, tree):
    document, closed = closed_document(restriction_type="password", password="vuur")
    address = f"/documenten/authenticate_with_password/{closed.pk}/"

    def guess(word, network="192.0.2.1"):
        return client.post(address, {"password": word, "return_url": document.url}, REMOTE_ADDR=network).status_code

    assert [guess(f"gok {number}") for number in range(10)] == [200] * 10
    assert guess("vuur") == 429
    assert guess("vuur", network="198.51.100.1") == 302
    assert client.get(document.url)["Cache-Control"] == "private, no-store"


def test_no_address_of_the_site_takes_a_password_but_those_of_allauth_and_closed_pages(client, tree, eva):
    """Whatever door Wagtail or Django opens in a next version: with name and password nobody gets in by it."""
    ours = ("/mijn/inloggen/",)
    names = {"username": eva.email, "login": eva.email, "email": eva.email, "password": people.PASSWORD}
    client.raise_request_exception = False

    for address in (one for one in addresses() if not one.startswith(ours)):
        client.cookies.clear()
        client.post(address, names)
        assert "_auth_user_id" not in client.session, address
