"""The pages every site of ours stands on: home, Actueel, Praat mee, Thema's, Deelnemers, Nieuwsbrief. Made when they
are not there.

Used by whoever fills a site (``wordpress/`` and ``demo/``); like them it imports the apps.
"""

from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from articles.models import ArticleIndexPage, ContributionIndexPage, HomePage, ThemeIndexPage
from newsletter.models import NewsletterArchivePage, NewsletterPage
from participants.models import ParticipantIndexPage
from rvggz import placing

DREAM = "Een goed leven voor iedereen, met zorg die begint bij de relatie."
AnyPage = TypeVar("AnyPage", bound=Page)


@dataclass(frozen=True)
class SiteTree:
    site: Site
    home: HomePage
    articles: ArticleIndexPage
    voices: ContributionIndexPage
    themes: ThemeIndexPage
    participants: ParticipantIndexPage
    letters: NewsletterPage
    archive: NewsletterArchivePage


@transaction.atomic
def make_or_find() -> SiteTree:
    """Answer the pages the site stands on; what is missing is made and published, what is there stays as it is."""
    home = HomePage.objects.first() or _make_home()
    site = _point_site_at(home)
    sections: dict[str, Any] = {
        "articles": _below(home, ArticleIndexPage, title="Actueel", slug="actueel"),
        "voices": _below(home, ContributionIndexPage, title="Praat mee", slug="praat-mee"),
        "themes": _below(home, ThemeIndexPage, title="Thema's", slug="themas"),
        "participants": _below(home, ParticipantIndexPage, title="Deelnemers", slug="deelnemers"),
    }
    # Not in the menu: one can subscribe at the foot of every page.
    letters = _below(home, NewsletterPage, title="Nieuwsbrief", slug="nieuwsbrief", show_in_menus=False)
    archive = _below(letters, NewsletterArchivePage, title="Archief", slug="archief", show_in_menus=False)
    return SiteTree(site=site, home=home, letters=letters, archive=archive, **sections)


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    # Wagtail's first migration leaves a plain page "Welcome to your new Wagtail site!" where ours should come.
    welcome = root.get_children().filter(slug="home", content_type__model="page", numchild=0).first()
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="voorpagina" if welcome else "home", dream=DREAM)
    root.add_child(instance=home)
    if welcome:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        welcome.delete()
        home.slug = "home"
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def _point_site_at(home: HomePage) -> Site:
    """The default site shows this home page; a site nobody set up yet gets the address of SITE_URL."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.pk is None or site.hostname == "localhost":
        site.hostname = address.hostname or "localhost"
        site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    if not site.root_page_id or not HomePage.objects.filter(pk=site.root_page_id).exists():
        site.root_page = home
    site.save()
    return site


def _below(above: Page, model: type[AnyPage], **fields: Any) -> AnyPage:
    """The page of this type: the one with our own address if there are several."""
    pages = model.objects.child_of(above)
    found: AnyPage | None = pages.filter(slug=fields["slug"]).first() or pages.order_by("path").first()
    if found:
        return found
    page = model(**{"show_in_menus": True, **fields})
    placing.place(page, above)
    return model.objects.get(pk=page.pk)
