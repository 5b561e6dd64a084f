"""Every screen of accounts: by axe, on a narrow screen, without scripts, by keyboard; and a passkey."""

import pytest
from allauth.mfa.models import Authenticator

from participants.models import Member
from tests import people
from tests.journeys.looking import Looker
from tests.journeys.test_accessibility import DESK, NARROW, PHONE, SMALL_TARGETS, TOO_WIDE
from tests.participants.accounts import NEW, PASSWORD, code_in

pytestmark = pytest.mark.timeout(120)
OUT = ("inloggen/", "registreren/", "inloggen/code/", "wachtwoord/vergeten/")
IN = ("", "e-mail/", "wachtwoord/", "twee-stappen/", "apparaten/", "twee-stappen/app/", "twee-stappen/passkeys/nieuw/",
      "twee-stappen/passkeys/", "uitloggen/")  # fmt: skip


class Person:
    """Somebody at a keyboard."""

    def __init__(self, page, look=lambda: None):
        self.page, self.look = page, look

    def fill(self, button, **fields):
        for label, text in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(text)
        self.press(button)

    def press(self, button):
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()
        self.look()

    def go(self, address):
        self.page.goto(f"/mijn/{address}")
        self.look()

    def log_in(self, member):
        self.go("inloggen/")
        self.fill("Log in", **{"E-mailadres": member.email, "Wachtwoord": people.PASSWORD})


def newest_code(mailoutbox, number):
    assert len(mailoutbox) == number
    return code_in(mailoutbox[-1].body)


def walk(person, bram, mailoutbox):
    """Past every screen of who is out, then of who is in; mistakes included."""
    for address in OUT:
        person.go(address)
    person.go("registreren/")
    person.fill("Maak mijn account", Naam_die_anderen_zien="Noor", **{"E-mailadres": NEW, "Wachtwoord": "kort"})
    person.page.get_by_text("Gebruik minstens 10 tekens").first.wait_for()
    person.fill("Maak mijn account", Wachtwoord=PASSWORD)
    person.fill("Bevestig mijn adres", **{"Code uit de mail": "0000-0000"})
    person.fill("Bevestig mijn adres", **{"Code uit de mail": newest_code(mailoutbox, 1)})
    person.page.get_by_text("Je e-mailadres is bevestigd.").wait_for()
    for address in IN:
        person.go(address)
    of_the_letter(person)
    person.go("twee-stappen/app/")
    person.page.get_by_text("Lukt scannen niet?").click()
    person.look()
    secret = person.page.locator(".secret code").inner_text()
    person.fill("Zet de app aan", **{"Code uit je app": people.step_code(secret=secret)})
    person.page.get_by_role("heading", name="Je herstelcodes").wait_for()
    for address in ("twee-stappen/", "twee-stappen/herstelcodes/nieuw/", "twee-stappen/app/uit/"):
        person.go(address)
    person.go("e-mail/")
    person.fill("Mail mij de codes", **{"Nieuw e-mailadres": "noor@nieuw.example.test"})
    person.fill("Wijzig mijn adres", **{f"Code uit de mail aan {NEW.lower()}": "0000-0000",
                                        "Code uit de mail aan noor@nieuw.example.test": "0000-0000"})  # fmt: skip
    person.go("uitloggen/")
    person.press("Log uit")
    person.go("inloggen/")
    person.fill("Log in", **{"E-mailadres": NEW, "Wachtwoord": PASSWORD})
    person.page.get_by_role("heading", name="De tweede stap").wait_for()
    person.press("Stop met inloggen")
    person.go("inloggen/code/")
    person.fill("Mail mij een code", **{"E-mailadres": bram.email})
    person.go("wachtwoord/vergeten/")
    person.fill("Mail mij een code", **{"E-mailadres": bram.email})
    person.fill("Ga verder", **{"Code uit de mail": code_in(mailoutbox[-1].body)})
    person.fill("Bewaar mijn wachtwoord", **{"Nieuw wachtwoord": PASSWORD})


def of_the_letter(person):
    """By keyboard: subscribe, choose, leave."""
    person.go("nieuwsbrief/")
    for button in ("Ja, stuur mij de nieuwsbrief", "Bewaar mijn keuzes", "Stuur me zo lang niets"):
        person.page.get_by_role("button", name=button).focus()
        person.page.keyboard.press("Enter")
        person.page.get_by_role("status").wait_for()
    for summary in person.page.locator(".own summary").all():
        summary.press("Enter")
    person.look()
    person.page.get_by_role("button", name="Meld me af").click()
    person.page.get_by_text("Je bent afgemeld.").wait_for()


def test_axe_finds_nothing(tree, bram, tab, axe_in_all_looks, mailoutbox):
    page = tab(viewport=DESK, bypass_csp=True)

    walk(Person(page, lambda: axe_in_all_looks(page)), bram, mailoutbox)


def test_everything_but_passkeys_works_without_scripts_on_a_narrow_screen(tree, bram, tab, mailoutbox):
    page = tab(viewport=NARROW, java_script_enabled=False)

    def look():
        assert not page.evaluate(TOO_WIDE), page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], page.url
        assert not page.evaluate(SMALL_TARGETS), page.url

    walk(Person(page, look), bram, mailoutbox)

    assert Member.objects.get(email=NEW.lower()).has_second_step


def test_logging_in_by_keyboard_alone(tree, anna, tab):
    page = tab(viewport=DESK)
    page.goto("/beheer/")

    page.get_by_label("E-mailadres").focus()
    for text in (anna.email, people.PASSWORD):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="De tweede stap").wait_for()
    page.get_by_label("Code", exact=True).focus()
    page.keyboard.type(people.step_code())
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Nieuw artikel").wait_for()


def test_a_passkey_is_made_and_logs_in(tree, bram, tab, axe):
    page = tab(viewport=PHONE)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    person = Person(page)
    person.log_in(bram)

    person.go("twee-stappen/passkeys/nieuw/")
    page.get_by_label("Hoe noem je deze passkey?").fill("Mijn telefoon")
    page.get_by_role("button", name="Maak mijn passkey").click()
    page.get_by_role("heading", name="Je herstelcodes").wait_for()
    passkey = Authenticator.objects.get(type="webauthn")
    assert str(passkey) == "Mijn telefoon"
    look = Looker("passkey", axe)
    look(page, "herstelcodes", is_judged_elsewhere=True)
    for number in ("", f"{passkey.pk}/naam/", f"{passkey.pk}/weg/"):
        person.go(f"twee-stappen/passkeys/{number}")
        look(page, page.title())
    person.go("uitloggen/")
    person.press("Log uit")
    person.go("inloggen/")
    page.get_by_role("button", name="Log in met een passkey").click()

    page.get_by_role("heading", name="Dag Bram").wait_for()
