"""A contact person keeps the page of an organisation: in a real browser, by keyboard, with and without scripts."""

import pytest

from participants import memberships, reviewing
from tests import people
from tests.factories import make_organisation
from tests.journeys.test_by_keyboard import tab_to

SIZES = [({"width": 375, "height": 800}, True, "dark"), ({"width": 1280, "height": 900}, False, "light")]


@pytest.mark.parametrize(("size", "scripts", "scheme"), SIZES, ids=["phone", "desk without scripts"])
def test_keeping_a_page_and_letting_people_in(tree, bram, chris, tab, axe, size, scripts, scheme):
    linde = make_organisation(tree, "De Linde", slug="de-linde", region="utrecht", summary="Zorg dicht bij huis.")
    memberships.place(bram, linde, is_contact=True)
    memberships.ask(chris, linde)
    for number in range(3):
        memberships.join(people.member("Lid", f"nummer {number}"), linde)
    page = tab(user=bram, viewport=size, java_script_enabled=scripts, color_scheme=scheme, bypass_csp=True)

    def look(address=None):
        if address:
            page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        if scripts:  # axe is one
            axe(page)

    look("/mijn/organisatie/")
    tab_to(page.get_by_role("link", name="Werk de pagina bij"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/de-linde/")
    tab_to(page.get_by_label("In één zin"))
    page.keyboard.press("Control+A")
    page.keyboard.type("Wij koken samen.")
    tab_to(page.get_by_role("button", name="Leg voor"))
    page.keyboard.press("Enter")
    page.get_by_text("Je voorstel wacht op de redactie").wait_for()
    look()
    assert [row.title for row in reviewing.waiting()] == ["De Linde"]

    look("/mijn/organisatie/de-linde/mensen/")
    tab_to(page.get_by_role("button", name="Laat toe"))
    page.keyboard.press("Enter")
    page.get_by_text("Chris van Dam hoort er nu bij").wait_for()
    look("/mijn/organisatie/de-linde/vertrekken/")

    look("/mijn/profiel/")
    page.get_by_label("Over jou").fill("Ik hou van tuinen.")
    page.get_by_label("Ik wil een eigen pagina").check()
    page.get_by_role("button", name="Bewaar je profiel").press("Enter")
    page.get_by_text("Je profiel is bewaard").wait_for()
    look("/leden/bram-de-wit/")

    page.goto("/deelnemers/")
    tab_to(page.get_by_role("link", name="Utrecht: 1 organisatie"))
    page.keyboard.press("Enter")
    page.wait_for_url("**regio=utrecht**")
    look()


def test_axe_finds_nothing_on_a_desk_either(tree, bram, tab, axe):
    linde = make_organisation(tree, "De Linde", slug="de-linde", region="utrecht")
    memberships.place(bram, linde, is_contact=True)
    page = tab(user=bram, viewport=SIZES[1][0], bypass_csp=True)

    for address in ("organisatie/", "organisatie/de-linde/", "organisatie/de-linde/mensen/", "profiel/"):
        page.goto(f"/mijn/{address}")
        axe(page)
    page.goto("/deelnemers/")
    axe(page)
