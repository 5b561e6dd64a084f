"""Where the admin gets the desk of the letters from: its addresses, menu, and the buttons on an issue."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from newsletter import menu
from newsletter.desk.screens import RIGHT
from newsletter.models import MAY_CHANGE, RUNS, NewsletterIssue, Sending

HELD = (
    "Deze brief is voorgelegd of verstuurd. Wat je hier verandert, verandert de mail niet meer. Is hij nog niet weg? "
    "Neem hem dan eerst terug, bij “Controleren en versturen”."
)

KEPT = (
    "Je kunt de brief “{title}” nu niet verwijderen: hij is voorgelegd, ingepland of onderweg. "
    "Neem hem eerst terug, of breek de verzending af."
)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("nieuwsbrieven/", include("newsletter.desk.urls"))]


@hooks.register(menu.ITEMS)
def issues_item() -> MenuItem:
    return menu.LettersMenuItem(
        "Alle brieven", reverse("letters_issues"), name="letters-issues", icon_name="mail", order=100
    )


@hooks.register(menu.ITEMS)
def ledger_item() -> MenuItem:
    return menu.LettersMenuItem(
        "Kreeg zij de brief?", reverse("letters_ledger"), name="letters-ledger", icon_name="search", order=300
    )


@hooks.register("register_page_header_buttons")
def on_an_issue(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_a_list(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _buttons(page, user)


def _buttons(page: Page, user: Any) -> Iterator[Button]:
    if page.specific_class is not NewsletterIssue or not user.has_perm(RIGHT):
        return
    for label, name, icon, priority in (
        ("Vul met nieuwe artikelen", "letters_fill", "plus", 1),
        ("Voorbeeld als mail", "letters_preview", "view", 3),
        ("Controleren en versturen", "letters_send", "mail", 4),
    ):
        yield Button(label, reverse(name, args=[page.pk]), icon_name=icon, priority=priority)


@hooks.register("before_edit_page")
def tell_that_it_was_asked(request: HttpRequest, page: Page) -> None:
    """What is changed now is not what was put before a second editor: sending.approve sees to that."""
    if request.method == "GET" and isinstance(page, NewsletterIssue) and Sending.objects.filter(issue=page.pk).exists():
        messages.warning(request, HELD)


def _on_its_way(pages: Iterable[Page]) -> NewsletterIssue | None:
    """A letter that waits or is being sent, among these pages or below one of them."""
    for page in pages:
        below = NewsletterIssue.objects.descendant_of(page, inclusive=True)
        if found := below.filter(sending__state__in=[*MAY_CHANGE, *RUNS]).first():
            return found
    return None


def _keep(request: HttpRequest, letter: NewsletterIssue) -> HttpResponse:
    messages.error(request, KEPT.format(title=letter.draft_title or letter.title))
    return redirect("letters_send", letter.pk)


@hooks.register("before_delete_page")
def a_letter_on_its_way_stays(request: HttpRequest, page: Page) -> HttpResponse | None:
    letter = _on_its_way([page])
    return _keep(request, letter) if letter else None


@hooks.register("before_bulk_action")
def letters_on_their_way_stay(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)] if action_type == "delete" else []
    letter = _on_its_way(pages)
    return _keep(request, letter) if letter else None
