"""Two steps: offered to all, and asked of everyone who can open the admin."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client

from tests import people
from tests.participants.accounts import (
    BY_CODE,
    BY_CODE_FILL_IN,
    RESET,
    RESET_CODE,
    RESET_NEW,
    code_from,
    is_in,
    log_in,
    names_sent,
)  # fmt: skip

pytestmark = pytest.mark.django_db(transaction=True)
STEPS, APP, SECOND = "/mijn/twee-stappen/", "/mijn/twee-stappen/app/", "/mijn/inloggen/tweede-stap/"


@pytest.fixture
def dora(db):
    """Edits, and has only a password."""
    person = people.member("Dora", "Vos", is_staff=True)
    person.groups.set(Group.objects.filter(name="Redactie"))
    return person


def set_up_app(client):
    """What the page shows, put in an app; answers the secret."""
    secret = re.search(r'class="secret"><code>(\w+)<', client.get(APP).content.decode())[1]
    answer = client.post(APP, {"code": code_of(secret)})
    assert answer["Location"] == f"{STEPS}herstelcodes/"
    return secret


def code_of(secret, later=0):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()) + later))


def test_an_editor_without_second_step_cannot_open_the_admin(client, tree, dora):
    log_in(client, dora)

    for address in ("", "pages/", "reacties/", "account/", "images/", "bestaat/niet/"):
        assert client.get(f"/beheer/{address}")["Location"] == STEPS, address
    assert client.post("/beheer/pages/1/delete/")["Location"] == STEPS
    ajax = client.get("/beheer/pages/", headers={"X-Requested-With": "XMLHttpRequest"})

    assert ajax.status_code == 403
    assert "Daarom vragen we je om twee stappen" in client.get(STEPS).content.decode()


def test_setting_it_up_opens_the_admin_where_one_wanted_to_go(client, tree, dora):
    log_in(client, dora, next="/beheer/reacties/")
    client.get("/beheer/reacties/", follow=True)

    set_up_app(client)
    page = client.get(f"{STEPS}herstelcodes/").content.decode()

    assert 'href="/beheer/reacties/"' in page
    assert client.get("/beheer/reacties/").status_code == 200
    assert names_sent() == ["account_changed"]


def test_a_session_of_before_does_not_slip_in_with_it(client, tree, dora):
    thief = Client()
    log_in(thief, dora)
    log_in(client, dora)

    set_up_app(client)

    assert thief.get("/beheer/")["Location"].startswith("/mijn/inloggen/")
    assert thief.get("/mijn/").status_code != 200
    log_in(thief, dora)
    assert not is_in(thief)


def test_taking_away_the_last_one_closes_the_admin(client, tree, dora):
    log_in(client, dora)
    set_up_app(client)
    assert client.get("/beheer/").status_code == 200

    client.post(f"{STEPS}app/uit/")

    assert not Authenticator.objects.exists()  # recovery codes neither
    assert client.get("/beheer/")["Location"] == STEPS


@pytest.mark.parametrize("way", ["password", "code", "reset"])
def test_every_way_in_asks_the_second_step(client, tree, anna, mailoutbox, way):
    if way == "password":
        log_in(client, anna)
    elif way == "code":
        client.post(BY_CODE, {"email": anna.email})
        client.post(BY_CODE_FILL_IN, {"code": code_from(mailoutbox)})
    else:
        client.post(RESET, {"email": anna.email})
        client.post(RESET_CODE, {"code": code_from(mailoutbox)})
        client.post(RESET_NEW, {"password1": "paard kaars fiets oceaan"})
    assert not is_in(client)
    assert client.get("/beheer/").status_code == 302

    assert "Deze code klopt niet" in client.post(SECOND, {"code": "000000"}).content.decode()
    client.post(SECOND, {"code": people.step_code()})

    assert is_in(client)
    assert client.get("/beheer/").status_code == 200


def test_a_code_of_the_app_works_once(client, tree, anna):
    code = people.step_code()
    log_in(client, anna)
    client.post(SECOND, {"code": code})
    other = Client()
    log_in(other, anna)

    other.post(SECOND, {"code": code})

    assert is_in(client)
    assert not is_in(other)


def test_a_recovery_code_lets_you_in_once(client, tree, dora):
    log_in(client, dora)
    set_up_app(client)
    kept = client.get(f"{STEPS}herstelcodes/bewaren/")
    codes = re.findall(r"^\d{8}$", kept.content.decode(), re.MULTILINE)
    assert len(codes) == 10
    assert 'filename="herstelcodes.txt"' in kept["Content-Disposition"]

    first, second = Client(), Client()
    for each in (first, second):
        log_in(each, dora)
        each.post(SECOND, {"code": f"{codes[0][:4]} {codes[0][4:]}"})

    assert is_in(first)
    assert not is_in(second)
    first.post(f"{STEPS}herstelcodes/nieuw/")
    assert not set(codes) & set(re.findall(r"\d{8}", first.get(f"{STEPS}herstelcodes/bewaren/").content.decode()))


def test_the_secret_is_not_readable_in_the_database(client, tree, dora):
    log_in(client, dora)

    secret = set_up_app(client)

    assert secret not in str(list(Authenticator.objects.values()))


def test_another_key_of_the_site_makes_every_code_wrong(client, tree, anna, settings):
    settings.SECRET_KEY = "een andere sleutel van minstens vijftig tekens, ergens anders"
    log_in(client, anna)

    client.post(SECOND, {"code": people.step_code()})

    assert not is_in(client)


def test_guessing_the_code_of_the_app_stops(client, tree, anna):
    log_in(client, anna)

    for _ in range(10):
        client.post(SECOND, {"code": "000000"})
    page = client.post(SECOND, {"code": people.step_code()}).content.decode()

    assert "Dit was te vaak" in page
    assert not is_in(client)


def test_an_administrator_takes_a_lost_step_away(client, tree, anna, capsys):
    client.force_login(anna)

    call_command("remove_second_step", anna.email.upper())

    assert "1 weggehaald" in capsys.readouterr().out
    assert client.get("/beheer/").status_code == 302
    log_in(client, anna)
    assert is_in(client)
    assert client.get("/beheer/")["Location"] == STEPS
    with pytest.raises(CommandError, match="geen lid"):
        call_command("remove_second_step", "niemand@example.test")
