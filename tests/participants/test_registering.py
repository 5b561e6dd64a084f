"""Making an account: a name, an address that is confirmed by a code, a password."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from participants import invitations, membership_mail, memberships
from participants.models import AccountSettings, Invitation, Member, Membership, WhoMayRegister
from rvggz import privacy
from rvggz.models import OutgoingMail
from tests.factories import make_organisation
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
CLOSED = "Je uitnodiging werkt niet meer."


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


@pytest.fixture
def linde(tree):
    return make_organisation(tree, "De Linde", slug="de-linde")


@pytest.fixture
def invitation(only_invited, linde, bram):
    memberships.place(bram, linde, is_contact=True)
    return invitations.invite(linde, NEW, bram)


def open_link(invitation):
    """What the button behind the link of the mail does; answers the browser."""
    browser = Client()
    answer = browser.post(f"/mijn/uitnodiging/{membership_mail.token_of(invitation)}/")
    assert answer.headers["Location"].startswith(SIGN_UP)
    return browser


def register(browser, mailoutbox):
    sign_up(browser)
    browser.post(CODE, {"code": code_from(mailoutbox, NEW)})


def test_who_was_invited_registers_once_and_joins_afterwards(invitation, linde, mailoutbox):
    browser = open_link(invitation)
    assert f'value="{NEW.lower()}"' in browser.get(SIGN_UP).content.decode()

    register(browser, mailoutbox)

    assert is_in(browser)
    browser.post(f"/mijn/uitnodiging/{membership_mail.token_of(invitation)}/")
    assert Membership.objects.filter(organisation=linde, member__email=NEW.lower()).exists()
    assert "invitation" not in browser.session


def test_another_address_makes_no_account_with_it(invitation):
    page = sign_up(open_link(invitation), "iemand.anders@example.test").content.decode()

    assert "Met deze uitnodiging kan dat alleen met het adres waarop je hem kreeg" in page
    assert 'value="iemand.anders@example.test"' in page
    assert not Member.objects.filter(display_name="Noor").exists()


def test_a_forwarded_link_makes_one_account(invitation, mailoutbox):
    first, second = open_link(invitation), open_link(invitation)
    register(first, mailoutbox)
    Member.objects.filter(email=NEW.lower()).update(email="noor.nu@example.test")  # the address is free again
    EmailAddress.objects.filter(user__display_name="Noor").update(email="noor.nu@example.test")

    for browser in (second, open_link(invitation)):
        assert CLOSED in browser.get(SIGN_UP).content.decode()
        assert CLOSED in sign_up(browser).content.decode()

    assert Member.objects.filter(display_name="Noor").count() == 1


def test_who_let_the_code_get_old_registers_again(invitation, mailoutbox):
    sign_up(open_link(invitation))

    browser = open_link(invitation)
    register(browser, mailoutbox)

    assert is_in(browser)


def test_the_same_address_twice_at_once_makes_one_account_and_no_error(tree, mailoutbox):
    """A button that is pressed twice, or two people: the last one counts, as with one after the other."""
    browsers = [Client(), Client(), Client()]

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(in_a_thread, browsers))

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, CODE)] * 3
    assert Member.objects.filter(email=NEW.lower()).count() == 1


@pytest.mark.parametrize("how", ["taken back", "expired", "used"])
def test_an_invitation_that_ended_closes_registration_in_an_open_session_too(invitation, how):
    browser = open_link(invitation)
    assert "<input" in browser.get(SIGN_UP).content.decode()

    if how == "taken back":
        invitations.take_back(invitation)
    else:
        Invitation.objects.update(**{{"expired": "expires_at", "used": "used_at"}[how]: timezone.now()})

    assert CLOSED in sign_up(browser).content.decode()
    assert CLOSED in browser.get(SIGN_UP).content.decode()
    assert not Member.objects.filter(email=NEW.lower()).exists()


def test_two_at_once_make_one_account(invitation):
    browsers = [open_link(invitation), open_link(invitation)]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(in_a_thread, browsers))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Member.objects.filter(email=NEW.lower()).count() == 1


def in_a_thread(browser):
    try:
        return sign_up(browser)
    finally:
        connection.close()


def test_being_invited_again_opens_it_again(invitation, linde, bram, mailoutbox):
    register(open_link(invitation), mailoutbox)
    Member.objects.get(email=NEW.lower()).delete()
    assert CLOSED in open_link(invitation).get(SIGN_UP).content.decode()

    invitations.invite(linde, NEW, bram)

    assert "<input" in open_link(invitation).get(SIGN_UP).content.decode()


def test_editors_choose_it(client, tree, anna):
    client.force_login(anna)

    page = client.get("/beheer/settings/participants/accountsettings/", follow=True).content.decode()

    assert "Alleen wie een organisatie uitnodigt" in page
