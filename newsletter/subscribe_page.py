"""What the page to subscribe gets, with an empty form or with one to be put right."""

from typing import Any

from django.http import HttpRequest

from articles import contexts, meta
from newsletter import consent
from newsletter.forms import SubscribeForm
from newsletter.models import NewsletterArchivePage, NewsletterPage
from rvggz.page_contexts import builds

TITLE = "Nieuwsbrief"


@builds(NewsletterPage)
def newsletter(page: NewsletterPage, request: HttpRequest) -> dict[str, Any]:
    return {**of_form(SubscribeForm(auto_id="letter-%s")), **contexts.of_page(page), "archive": archive_of(page)}


def archive_of(page: NewsletterPage) -> NewsletterArchivePage | None:
    return NewsletterArchivePage.objects.child_of(page).live().public().first()


def of_form(form: SubscribeForm, **more: Any) -> dict[str, Any]:
    return {"form": form, "wording": consent.get(), "source": form["form"].value() or "page", "no_letter": True, **more}


def beside_tree(form: SubscribeForm, **more: Any) -> dict[str, Any]:
    """For an answer at an address of its own: the page as editors made it, if they did."""
    page = NewsletterPage.objects.live().public().first()
    about = {"page": page, **contexts.of_page(page), "archive": archive_of(page)} if page else {}
    said = about.get("meta") or meta.of(TITLE, "/nieuwsbrief/aanmelden/")
    said.robots = "noindex"
    return {**about, "meta": said, **of_form(form, **more)}
