"""Wagtail's own doors lead to ours; and where a stranger may try the password of a page, he may not try for ever."""

import pytest
from wagtail.models import PageViewRestriction

from tests import people
from tests.factories import make_article

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
