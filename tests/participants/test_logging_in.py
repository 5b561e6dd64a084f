"""Every way in, and everything that happens with it."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from participants.models import Member
from tests import people
from tests.participants.accounts import (
    BY_CODE,
    BY_CODE_FILL_IN,
    LOGIN,
    PASSWORD,
    RESET,
    RESET_CODE,
    RESET_NEW,
    code_from,
    is_in,
    log_in,
    names_sent,
)  # fmt: skip

pytestmark = pytest.mark.django_db(transaction=True)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1"


def test_with_a_password_whatever_the_capitals_of_the_address(client, tree, bram):
    answer = log_in(client, bram.email.upper())

    assert is_in(client)
    assert answer["Location"] == "/mijn/"
    assert EmailAddress.objects.get(user=bram).verified  # an administrator made this account


def test_and_then_to_where_one_was_going(client, tree, bram):
    answer = client.get("/mijn/apparaten/")
    assert answer["Location"] == f"{LOGIN}?next=/mijn/apparaten/"

    assert log_in(client, bram, next="/mijn/apparaten/").status_code == 302
    answer = Client().post(LOGIN, {"login": bram.email, "password": people.PASSWORD, "next": "https://elders.example/"})

    assert answer["Location"] == "/mijn/"


def test_with_a_code_from_the_mail(client, tree, bram, mailoutbox):
    assert client.post(BY_CODE, {"email": bram.email})["Location"] == BY_CODE_FILL_IN

    page = client.post(BY_CODE_FILL_IN, {"code": "0000-0000"}).content.decode()
    assert "Deze code klopt niet." in page
    client.post(BY_CODE_FILL_IN, {"code": code_from(mailoutbox).replace("-", " ")})

    assert is_in(client)


def test_who_came_from_the_old_site_claims_the_account_with_a_new_password(client, tree, mailoutbox):
    joke = Member.objects.create_user("joke@example.test", first_name="Joke")

    assert client.post(RESET, {"email": "Joke@example.test"})["Location"] == RESET_CODE
    client.post(RESET_CODE, {"code": code_from(mailoutbox)})
    page = client.post(RESET_NEW, {"password1": "kort"}).content.decode()
    assert "Gebruik minstens 10 tekens" in page
    client.post(RESET_NEW, {"password1": PASSWORD})

    assert is_in(client)
    assert EmailAddress.objects.get(user=joke).verified
    assert names_sent() == ["account_reset_code", "account_changed"]
    again = Client()
    log_in(again, joke, PASSWORD)
    assert is_in(again)


def test_a_new_password_ends_all_other_sessions(client, tree, bram):
    other = Client()
    log_in(other, bram)
    log_in(client, bram)

    client.post("/mijn/wachtwoord/", {"oldpassword": people.PASSWORD, "password1": PASSWORD})

    assert client.get("/mijn/").status_code == 200
    assert other.get("/mijn/").status_code == 302
    assert UserSession.objects.count() == Session.objects.count() == 1


def test_an_address_that_an_administrator_changes_is_the_one_to_log_in_with(client, tree, bram, eva):
    log_in(client, bram)
    client.logout()
    client.force_login(eva)
    fields = {"email": "bram@nieuw.example.test", "first_name": "Bram", "last_name": "de Wit", "is_active": "on"}

    answer = client.post(f"/beheer/users/edit/{bram.pk}/", fields)
    assert answer.status_code == 302
    client.logout()

    log_in(client, "bram.dewit@example.test")
    assert not is_in(client)
    log_in(client, "bram@nieuw.example.test")
    assert is_in(client)
    assert EmailAddress.objects.get(user=bram).email == "bram@nieuw.example.test"


def test_logging_out_asks_and_posts(client, tree, bram):
    log_in(client, bram)

    assert "Wil je uitloggen?" in client.get("/mijn/uitloggen/").content.decode()
    assert is_in(client)
    client.post("/mijn/uitloggen/")

    assert not is_in(client)


# Devices


def test_a_device_has_a_name_and_no_address(client, tree, bram):
    log_in(client, bram, headers={"User-Agent": FIREFOX}, REMOTE_ADDR="192.0.2.77")

    page = client.get("/mijn/apparaten/", headers={"User-Agent": FIREFOX}, REMOTE_ADDR="192.0.2.77").content.decode()

    assert "Firefox op Windows" in page
    assert "dit apparaat" in page
    assert UserSession.objects.get().ip == "0.0.0.0"  # noqa: S104
    assert "192.0.2" not in str([*UserSession.objects.values(), *(s.get_decoded() for s in Session.objects.all())])


def test_no_address_is_kept_when_a_form_waits_for_a_password(client, tree, bram):
    client.force_login(bram)

    where = {"REMOTE_ADDR": "192.0.2.77", "HTTP_X_REAL_IP": "192.0.2.77", "HTTP_X_FORWARDED_FOR": "192.0.2.77"}
    answer = client.post("/mijn/e-mail/", {"email": "x@example.test"}, **where)

    assert answer["Location"].startswith("/mijn/nog-even/")
    assert "192.0.2" not in str(Session.objects.get().get_decoded())


def test_one_device_is_logged_out_or_all_others(client, tree, bram):
    phone, tablet = Client(), Client()
    for each, agent in ((phone, SAFARI), (tablet, FIREFOX), (client, FIREFOX)):
        log_in(each, bram, headers={"User-Agent": agent})
    row = UserSession.objects.get(user_agent=SAFARI)

    client.post(f"/mijn/apparaten/{row.pk}/uitloggen/")
    assert phone.get("/mijn/").status_code == 302
    assert tablet.get("/mijn/").status_code == 200
    client.post("/mijn/apparaten/andere-uitloggen/")

    assert tablet.get("/mijn/").status_code == 302
    assert client.get("/mijn/").status_code == 200


def test_nobody_ends_the_session_of_another(client, tree, bram, chris):
    other = Client()
    log_in(other, bram)
    log_in(client, chris)

    answer = client.post(f"/mijn/apparaten/{UserSession.objects.get(user=bram).pk}/uitloggen/")

    assert answer.status_code == 404
    assert other.get("/mijn/").status_code == 200


def test_a_new_device_is_told_by_mail_and_a_known_one_is_not(client, tree, bram, mailoutbox):
    log_in(client, bram, headers={"User-Agent": FIREFOX})
    client.post("/mijn/uitloggen/")
    log_in(client, bram, headers={"User-Agent": FIREFOX})
    assert names_sent() == []

    log_in(Client(), bram, headers={"User-Agent": SAFARI})

    assert names_sent() == ["account_new_device"]
    assert "Safari op iPhone" in mailoutbox[0].body
    assert client.cookies["device"]["httponly"]


def test_pages_of_an_account_cost_few_queries(client, tree, bram, django_assert_max_num_queries):
    for _ in range(8):
        log_in(Client(), bram)
    log_in(client, bram)
    client.get("/mijn/")

    for address in ("", "apparaten/", "twee-stappen/", "e-mail/", "wachtwoord/"):
        with django_assert_max_num_queries(12):
            assert client.get(f"/mijn/{address}").status_code == 200
