"""The pages every site of ours stands on: home with its parts, and the information pages that every site needs. Made
when they are not there, with first texts; what is there stays as it is.

The one way for all who fill a site: ``manage.py set_up_site``, the move from WordPress (``wordpress/``) and the demo
(``demo/``). Like them it imports the apps.
"""

from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from articles.models import ArticleIndexPage, ContributionIndexPage, HomePage, InformationPage, ThemeIndexPage
from newsletter.models import NewsletterArchivePage, NewsletterPage
from participants.models import ParticipantIndexPage
from rvggz import first_texts, placing
from rvggz.demo.story import Shelf, story

AnyPage = TypeVar("AnyPage", bound=Page)
NOWHERE = Shelf()  # first texts point at nothing by name


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
def make_or_find(name: str = "") -> SiteTree:
    """Answer the pages the site stands on; what is missing is made and published. ``name``: of a site without one."""
    texts = first_texts.sections()
    home = HomePage.objects.first() or _make_home(name or settings.WAGTAIL_SITE_NAME, texts["home"])
    site = _point_site_at(home, name)
    sections: dict[str, Any] = {
        "articles": _below(home, ArticleIndexPage, texts, "articles", title="Actueel", slug="actueel"),
        "voices": _below(home, ContributionIndexPage, texts, "voices", title="Praat mee", slug="praat-mee"),
        "themes": _below(home, ThemeIndexPage, texts, "themes", title="Thema's", slug="themas"),
        "participants": _below(
            home, ParticipantIndexPage, texts, "participants", title="Deelnemers", slug="deelnemers"
        ),
    }
    # Not in the menu: one can subscribe at the foot of every page.
    letters = _below(home, NewsletterPage, texts, "", title="Nieuwsbrief", slug="nieuwsbrief", show_in_menus=False)
    archive = _below(letters, NewsletterArchivePage, texts, "", title="Archief", slug="archief", show_in_menus=False)
    home.refresh_from_db()  # it has children now
    return SiteTree(site=site, home=home, letters=letters, archive=archive, **sections)


@transaction.atomic
def make_information_pages(tree: SiteTree, **known: str) -> list[InformationPage]:
    """Make the information pages that are missing below home, found by their address; answers those that were made.

    ``known``: the organisation and email that the texts name.
    """
    taken = set(Page.objects.child_of(tree.home).values_list("slug", flat=True))
    made = []
    for piece in first_texts.pages(**known):
        if piece["slug"] not in taken:
            page = information_page(piece, NOWHERE)
            placing.place(page, Page.objects.get(pk=tree.home.pk))
            made.append(page)
    return made


def information_page(piece: dict[str, Any], shelf: Shelf) -> InformationPage:
    """The page of one text file, not saved yet."""
    return InformationPage(
        title=piece["title"], slug=piece["slug"], summary=piece["summary"], show_in_menus=piece.get("menu", False),
        body=story(piece["body"], shelf, piece["slug"]),
    )  # fmt: skip


def is_as_made(page: Page) -> bool:
    """Does it still say what it said when it was made, by nobody, in one go (``placing.place``)?

    Whoever changes a page writes another revision, later than the moment at which it was published first.
    """
    latest = page.latest_revision
    return bool(latest and latest.user_id is None and latest.created_at == page.first_published_at)


def first_text_at(slug: str) -> InformationPage | None:
    """The page right below home that has the address of one of our first texts."""
    if slug not in first_texts.slugs():
        return None
    home = HomePage.objects.first()
    return InformationPage.objects.child_of(home).filter(slug=slug).first() if home else None


def _make_home(name: str, texts: dict[str, Any]) -> HomePage:
    root = Page.get_first_root_node()
    # Wagtail's first migration leaves a plain page "Welcome to your new Wagtail site!" where ours should come.
    welcome = root.get_children().filter(slug="home", content_type__model="page", numchild=0).first()
    if welcome:
        Page.objects.filter(pk=welcome.pk).update(slug="welkom", url_path="/welkom/")
    home = HomePage(
        title=name, slug="home", dream=texts["dream"], introduction=NOWHERE.html(texts["introduction"]),
        invitation=texts["invitation"], search_description=texts["description"],
    )  # fmt: skip
    placing.place(home, root)
    if welcome:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


def _point_site_at(home: HomePage, name: str = "") -> Site:
    """The default site shows this home page; a site nobody set up yet gets the address of SITE_URL."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.pk is None or site.hostname == "localhost":
        site.hostname = address.hostname or "localhost"
        site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = site.site_name or name or settings.WAGTAIL_SITE_NAME
    if not site.root_page_id or not HomePage.objects.filter(pk=site.root_page_id).exists():
        site.root_page = home
    site.save()
    return site


def _below(above: Page, model: type[AnyPage], texts: dict[str, Any], part: str, **fields: Any) -> AnyPage:
    """The page of this type: the one with our own address if there are several."""
    pages = model.objects.child_of(above)
    found: AnyPage | None = pages.filter(slug=fields["slug"]).first() or pages.order_by("path").first()
    if found:
        return found
    if part in texts:
        fields["introduction"] = NOWHERE.html(texts[part]["introduction"])
        fields["search_description"] = texts[part]["description"]
    page = model(**{"show_in_menus": True, **fields})
    placing.place(page, Page.objects.get(pk=above.pk))
    return model.objects.get(pk=page.pk)
