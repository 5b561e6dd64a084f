"""What docs/beheer.md and docs/redactie.md name, exists: commands, files, and places in the menu of the admin."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.test import RequestFactory
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from rvggz import account_menu

ROOT = Path(__file__).resolve().parent.parent
MANUALS = {name: (ROOT / "docs" / f"{name}.md").read_text() for name in ("beheer", "redactie")}
PLACE = re.compile(r"\*{1,2}([^*\n]+ → [^*\n]+)\*{1,2}")
OF_WORDPRESS = {"Gereedschap → Exporteren", "Gereedschap → Exporteren → Alle inhoud", "Subscribers → Export",
                "Tools → Export"}  # fmt: skip


@pytest.mark.parametrize("name", MANUALS)
def test_every_command_exists(name):
    named = set(re.findall(r"manage\.py (\w+)", MANUALS[name]))

    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("name", MANUALS)
def test_every_file_of_the_project_exists(name):
    named = set(re.findall(r"(?<![\w/.-])((?:deploy|docs|tests|rvggz)/[\w./-]*\w)", MANUALS[name]))
    named |= {f"docs/{link}" for link in re.findall(r"\]\((?!http)([\w./-]+)\)", MANUALS[name])}

    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def places(items, request, before=""):
    """Every place of the menu, as "Instellingen → Leden"."""
    for item in items:
        place = f"{before}{item.label}"
        yield place
        if isinstance(item, SubmenuMenuItem):
            yield from places(item.menu.menu_items_for_request(request), request, f"{place} → ")


@pytest.fixture
def menu(tree, eva):
    request = RequestFactory().get("/beheer/")
    request.user = eva
    known = {str(place) for place in places(admin_menu.menu_items_for_request(request), request)}
    return known | {f"Mijn pagina → {page.label}" for page in account_menu.pages()}


@pytest.mark.parametrize("name", MANUALS)
def test_every_place_in_the_menu_is_there(menu, name):
    named = set(PLACE.findall(MANUALS[name])) - OF_WORDPRESS

    assert sorted(named - menu) == [], sorted(menu)
