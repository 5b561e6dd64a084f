"""Where an old page comes to stand here: below which page, under which name, in the menu or not."""

from django.urls import Resolver404, resolve
from wagtail.models import Page

from articles.models import HomePage, ImportedKind, InformationPage
from participants.models import Role
from rvggz.initial_pages import SiteTree
from rvggz.reserved_paths import is_reserved

from . import publishing
from .contents import Contents, Known
from .export_parts import Item
from .ledger import Ledger

SECTIONS = {"deelnemers": Role.PARTICIPANT, "partners": Role.PARTNER, "deelnemende-organisaties": Role.PARTICIPANT}
MENU_ROOM = 4  # besides the fixed parts of the site


def parent_of(item: Item, kind: str, tree: SiteTree, ledger: Ledger) -> Page:
    if kind == ImportedKind.ARTICLE:
        return tree.articles
    if kind == ImportedKind.ORGANISATION:
        return tree.participants
    above = ledger.thing(ledger.find(ImportedKind.PAGE, item.parent)) if item.parent else None
    return above if isinstance(above, InformationPage) else tree.home


def name(page: Page, parent: Page, item: Item) -> list[str]:
    """The slug it had, unless that is taken here or leads to a part of the site. Answers what a person should know."""
    page.slug = publishing.free_slug(parent, item.slug or item.title, f"nummer-{abs(item.id)}")
    if isinstance(parent, HomePage) and (is_reserved(page.slug) or is_taken(page.slug)):
        page.slug = publishing.free_slug(parent, f"{page.slug}-pagina", f"nummer-{abs(item.id)}")
    if item.slug and page.slug != item.slug and item.slug.isascii():
        return [f"het adres “{item.slug}” was niet vrij en is “{page.slug}” geworden"]
    return []


def is_for_menu(parent: Page, item: Item, contents: Contents) -> bool:
    """Pages right below home that had a place in the old menu, while ours has room."""
    if not isinstance(parent, HomePage) or not contents.is_in_menu(item):
        return False
    return InformationPage.objects.child_of(parent).filter(show_in_menus=True).count() < MENU_ROOM


def section_of(contents: Contents, item: Item | Known) -> Role | None:
    """Deelnemers or Partners, when the page stands right below one of these."""
    above = contents.items.get(item.parent)
    return SECTIONS.get(above.slug) if above and above.type == "page" else None


def is_taken(slug: str) -> bool:
    """Does another part of the site answer at this address?"""
    try:
        found = resolve(f"/{slug}/")
    except Resolver404:
        return False
    return found.view_name != "wagtail_serve"
