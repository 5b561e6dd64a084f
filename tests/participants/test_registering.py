"""Making an account: a name, an address that is confirmed by a code, a password."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from participants import registration
from participants.models import AccountSettings, Member, WhoMayRegister
from rvggz import privacy
from rvggz.models import OutgoingMail
from tests.participants.accounts import (
    BY_CODE,
    CODE,
    NEW,
    PASSWORD,
    RESET,
    SIGN_UP,
    code_from,
    code_in,
    is_in,
    log_in,
    names_sent,
    sign_up,
)  # fmt: skip

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_person_registers_with_a_code_from_a_real_mail(client, tree, postbus):
    assert sign_up(client)["Location"] == CODE
    letter = postbus.wait_for(1)
    assert not is_in(client)

    answer = client.post(CODE, {"code": code_in(postbus.text(letter))}, follow=True)

    assert is_in(client)
    assert "Je e-mailadres is bevestigd." in answer.content.decode()
    noor = Member.objects.get(email=NEW.lower())
    assert (str(noor), noor.is_staff) == ("Noor", False)
    assert EmailAddress.objects.get(user=noor).verified
    assert "Noor" not in letter["Subject"]
    assert code_in(postbus.text(letter)) in letter.get_body(("html",)).get_content()


def test_a_code_does_not_stay_in_the_outbox(client, tree, mailoutbox):
    sign_up(client)

    assert code_from(mailoutbox)
    assert list(OutgoingMail.objects.values_list("context", "to")) == [({}, "")]


def test_another_code_can_be_asked_and_the_older_is_worthless(client, tree, mailoutbox):
    sign_up(client)
    older = code_from(mailoutbox)

    client.post(CODE, {"action": "resend"})
    client.post(CODE, {"code": older})
    assert not is_in(client)
    client.post(CODE, {"code": code_from(mailoutbox)})

    assert is_in(client)


def test_who_mistyped_the_address_starts_again_and_finds_the_name(client, tree, mailoutbox):
    sign_up(client, "noor@exmaple.test")

    page = client.post("/mijn/registreren/opnieuw/", follow=True).content.decode()

    assert 'value="Noor"' in page
    assert 'value="noor@exmaple.test"' in page
    assert PASSWORD not in page
    sign_up(client)
    client.post(CODE, {"code": code_from(mailoutbox, NEW)})
    assert is_in(client)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("password", "kort", "Gebruik minstens 10 tekens"),
        ("password", "Welkom2026!!", "te bekend"),
        ("password", "Wachtwoord1234", "te bekend"),
        ("password", "1234567890", "te bekend"),
        ("password", "noor.visser1", "lijkt te veel op je naam of je e-mailadres"),
        ("password", "Klavertjevier8", ""),
        ("email", "geen adres", "naam@voorbeeld.nl"),
        ("email", f"{'a' * 250}@example.test", "te lang"),
        ("name", "noor@example.test", "deze naam kan iedereen zien"),
        ("name", "", "Vul een naam in."),
    ],
)
def test_a_mistake_says_what_to_do_and_loses_nothing(client, tree, field, value, said):
    page = sign_up(client, **{"name": "Klaver Vier" if value.startswith("Klaver") else "Noor", field: value})
    words = page.content.decode()

    assert page.status_code == 200 if said else page.status_code in {200, 302}
    assert said in words
    assert field == "email" or page.status_code == 302 or NEW in words
    assert not re.search(r"\b(uw|u)\b", words.partition("<main")[2].partition("</main")[0])


def test_an_account_that_was_never_confirmed_does_not_keep_its_owner_out(client, tree, mailoutbox):
    """Somebody else registered with the address of Noor, and knows that password."""
    sign_up(client, password="wat de ander koos om binnen te komen")
    client.session.flush()
    client.cookies.clear()
    client.post(BY_CODE, {"email": NEW})
    client.post(RESET, {"email": NEW})
    assert names_sent() == ["account_confirm", "account_unknown", "account_unknown"]

    client.cookies.clear()
    sign_up(client)
    client.post(CODE, {"code": code_from(mailoutbox, NEW)})

    assert is_in(client)
    client.logout()
    log_in(client, NEW, "wat de ander koos om binnen te komen")
    assert not is_in(client)
    log_in(client, NEW, PASSWORD)
    assert is_in(client)


def test_the_code_of_a_registration_that_was_overtaken_opens_nothing(client, tree, mailoutbox):
    first, second = Client(), Client()
    sign_up(first)
    code = code_from(mailoutbox)
    Member.objects.all().delete()

    answer = first.post(CODE, {"code": code}, follow=True)

    assert "De code is verlopen" in answer.content.decode()
    assert not is_in(first)
    assert second.get(CODE).status_code == 302


def test_unconfirmed_accounts_are_gone_after_a_week(client, tree, bram):
    sign_up(client)
    privacy.tidy(timezone.now() + timedelta(days=6))
    assert Member.objects.count() == 2

    privacy.tidy(timezone.now() + timedelta(days=8))

    assert Member.objects.get() == bram


# Open, or by invitation


@pytest.fixture
def only_invited(tree):
    settings = AccountSettings.for_site(Site.objects.get())
    settings.who = WhoMayRegister.INVITED
    settings.save()


def test_without_invitation_the_page_says_calmly_how_to_get_one(client, only_invited):
    page = client.get(SIGN_UP).content.decode()

    assert "Een account krijg je op uitnodiging" in page
    assert "<input" not in page.partition("<main")[2].partition("</main")[0]
    sign_up(client)
    assert not Member.objects.exists()


def test_who_was_invited_registers_and_the_invitation_is_known_afterwards(client, only_invited, mailoutbox, rf):
    request = rf.get("/")
    request.session = client.session
    registration.invited(request, "linde-7", NEW)
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key

    assert f'value="{NEW}"' in client.get(SIGN_UP).content.decode()
    sign_up(client)
    client.post(CODE, {"code": code_from(mailoutbox)})

    assert is_in(client)
    request.session = client.session
    assert registration.invitation_of(request) == "linde-7"


def test_editors_choose_it(client, tree, anna):
    client.force_login(anna)

    page = client.get("/beheer/settings/participants/accountsettings/", follow=True).content.decode()

    assert "Alleen wie een organisatie uitnodigt" in page
