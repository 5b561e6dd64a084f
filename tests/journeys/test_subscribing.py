"""From the form in the footer to being gone again, with real mail: with scripts, and without."""

import pytest

from newsletter.models import Subscriber
from rvggz import outbox
from tests.front import every_page
from tests.journeys.hands import A_MOMENT
from tests.journeys.looking import Looker

ADDRESS = "sam@example.test"


@pytest.fixture
def site(tree, settings, live_server, postbus):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return every_page.site(tree)


def last_letter(postbus, number):
    outbox.send_due()
    letter = postbus.wait_for(number)
    assert letter["To"] == ADDRESS
    return letter


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.django_db(transaction=True)
def test_subscribe_confirm_choose_leave(site, tab, postbus, axe_in_all_looks, scripts):
    page = tab(java_script_enabled=scripts, **({"bypass_csp": True} if scripts else {}))
    look = Looker("subscribing", axe_in_all_looks) if scripts else lambda page, what: None

    page.goto(site["information"])
    footer = page.get_by_role("contentinfo")
    footer.get_by_label("E-mail voor de nieuwsbrief").fill(ADDRESS)
    if scripts:
        page.wait_for_timeout(A_MOMENT)  # faster is a machine
    footer.get_by_role("button", name="Meld je aan").click()
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    look(page, "thanks")
    assert Subscriber.objects.get().source == "footer"

    letter = last_letter(postbus, 1)
    assert letter["Subject"] == "Bevestig je e-mailadres"
    page.goto(postbus.link(letter, "/bevestigen/"))
    look(page, "confirm")
    page.get_by_role("button", name="Ja, stuur mij de nieuwsbrief").click()
    page.get_by_text("Fijn dat je er bent").wait_for()
    assert Subscriber.objects.get().state == "confirmed"

    for summary in page.locator("main summary").all():
        summary.click()
    look(page, "choices")
    page.get_by_label("Een lijstje van nieuwe artikelen").check()
    page.get_by_label("Herstel").check()
    page.get_by_role("button", name="Bewaar mijn keuzes").click()
    page.get_by_text("Je keuzes zijn bewaard").wait_for()
    page.get_by_label("Hoe lang wil je geen mail?").select_option("2 maanden")
    page.get_by_role("button", name="Stuur me zo lang niets").click()
    page.get_by_role("button", name="Stuur me weer mail").click()
    kept = Subscriber.objects.get()
    assert (kept.weekly, kept.paused_until, [one.title for one in kept.themes.all()]) == (True, None, ["Herstel"])

    page.goto(f"{site['newsletter']}")
    page.get_by_label("E-mailadres").fill("geen adres")
    page.get_by_role("button", name="Meld je aan").click()
    page.get_by_text("Kijk nog even naar dit").wait_for()
    look(page, "wrong")
    page.get_by_label("E-mailadres").fill(ADDRESS.upper())
    page.get_by_role("button", name="Meld je aan").click()
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    letter = last_letter(postbus, 2)
    assert letter["Subject"] == "Je bent al aangemeld"

    page.goto(postbus.link(letter, "/keuzes/"))
    page.get_by_text("Ik wil geen brieven meer").click()
    page.get_by_role("button", name="Meld me af").click()
    page.get_by_role("heading", name="Je bent afgemeld").wait_for()
    look(page, "left")
    page.goto(postbus.link(letter, "/keuzes/"))  # the page of who left does not lead there
    page.get_by_text("Ik wil dat jullie mij vergeten").click()
    look(page, "choices of who left")
    page.get_by_role("button", name="Wis alles van mij").click()
    page.get_by_role("heading", name="Alles is gewist").wait_for()
    look(page, "forgotten")
    assert not Subscriber.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_in_the_screens_of_editors(tree, tab, anna, axe_in_all_looks):
    from tests.newsletter.making import sent, subscriber

    sam = subscriber()
    sent(sam)
    page = tab(user=anna, bypass_csp=True)

    settings = f"/beheer/settings/newsletter/lettersettings/{tree.home.get_site().pk}/"
    names = ("", "?q=sam", "opslaan/", "inlezen/", "groei/", f"{sam.pk}/")
    for address in (*(f"/beheer/abonnees/{name}" for name in names), settings):
        assert page.goto(address).ok, address
        axe_in_all_looks(page, "main")
    page.goto("/beheer/abonnees/inlezen/")
    words = "mail;toestemming\nnoor@example.test;Formulier\nkapot\n"
    page.set_input_files("#id_file", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": words.encode()})
    page.get_by_role("button", name="Doe een proef").click()
    page.get_by_text("er is nog niets veranderd").wait_for()
    axe_in_all_looks(page, "main")
    page.get_by_role("button", name="Lees 1 adres in").click()
    page.get_by_text("1 adres staat nieuw op de lijst").wait_for()

    assert Subscriber.objects.filter(email="noor@example.test", state="confirmed").exists()
