"""Makes the things that tests are about: a site, themes, organisations, articles, pictures, documents."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Page, Site

from articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ContributionIndexPage,
    Download,
    HomePage,
    InformationPage,
    Keyword,
    Picture,
    ThemeIndexPage,
    ThemePage,
)
from participants.models import ParticipantIndexPage, ParticipantPage
from rvggz import placing
from tests.snapshots import once

number = count(1)
PLAIN = (str, int, date, type(None))  # what says no more than it shows


@dataclass
class SiteTree:
    """The pages that every site has."""

    home: HomePage
    actueel: ArticleIndexPage
    voices: ContributionIndexPage
    themes: ThemeIndexPage
    participants: ParticipantIndexPage


def make_site() -> SiteTree:
    """A home page in place of Wagtail's welcome, with the four sections below it."""
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2, slug="home").delete()
    root.refresh_from_db()
    home = publish(root, HomePage(title="Radicale vernieuwing", slug="home", dream="Van regels naar relaties."))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="Radicale vernieuwing")
    publish(home, ArticleIndexPage(title="Actueel", slug="actueel"))
    publish(home, ContributionIndexPage(title="Praat mee", slug="praat-mee"))
    publish(home, ThemeIndexPage(title="Thema's", slug="themas"))
    publish(home, ParticipantIndexPage(title="Deelnemers", slug="deelnemers"))
    models = HomePage, ArticleIndexPage, ContributionIndexPage, ThemeIndexPage, ParticipantIndexPage
    return SiteTree(*(model.objects.get() for model in models))


def site() -> SiteTree:
    """The site of ``make_site``: copied when it was made before."""
    return pickle.loads(once("site", lambda: pickle.dumps(make_site())))  # noqa: S301 - our own


def publish(parent: Page, page: Page, *, live: bool = True) -> Page:
    """Add the page and put it online, with a revision and with all signals.

    Tests about publishing itself do ``page.save_revision().publish()``, as an editor does.
    """
    parent.refresh_from_db(fields=["path", "numchild", "depth", "url_path"])
    if live and page.go_live_at:
        page.live = False
        parent.add_child(instance=page)
        page.save_revision().publish()
    else:
        placing.place(page, parent, live=live)
    return type(page).objects.get(pk=page.pk)


def is_plain(value: Any) -> bool:
    """Does it say no more than it shows? Not so a picture or a page."""
    if isinstance(value, dict):
        return all(is_plain(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return all(is_plain(part) for part in value)
    return isinstance(value, PLAIN)


def first_on_site(
    tree: SiteTree, model: type[Page], title: str, fields: dict[str, Any], make: Callable[[], Any]
) -> Any:
    """What ``make`` answers; copied when the same was made before as the first thing on this site."""
    if not is_plain(fields) or Page.objects.filter(depth__gt=3).exists():
        return make()
    name = f"first on {tree.home.pk}: {model.__name__} {title} {sorted(fields.items())}"
    return model.objects.get(pk=once(name, lambda: make().pk))


def make_theme(tree: SiteTree, title: str = "", **fields) -> ThemePage:
    def make() -> ThemePage:
        return publish(tree.themes, ThemePage(title=title or f"Thema {next(number)}", **fields))

    return first_on_site(tree, ThemePage, title, fields, make)


def make_organisation(tree: SiteTree, title: str = "", **fields) -> ParticipantPage:
    def make() -> ParticipantPage:
        return publish(tree.participants, ParticipantPage(title=title or f"Organisatie {next(number)}", **fields))

    return first_on_site(tree, ParticipantPage, title, fields, make)


def make_information(parent: Page, title: str = "", *, live: bool = True, **fields) -> InformationPage:
    return publish(parent, InformationPage(title=title or f"Pagina {next(number)}", **fields), live=live)


def make_keyword(name: str = "") -> Keyword:
    return Keyword.objects.create(name=name or f"trefwoord {next(number)}")


def make_article(
    tree: SiteTree, title: str = "", *, themes=None, keywords=(), organisations=(), live: bool = True, **fields
) -> ArticlePage:
    """A published article under Actueel.

    Without ``themes`` it gets the first theme there is, or a new one; ``keywords`` are names; ``body`` may be raw
    stream data (``[("text", "<p>…</p>")]``).
    """
    fields.setdefault("published_on", date(2024, 3, 14))
    fields.setdefault("summary", "Een verhaal over wat er verandert als je luistert.")
    fields.setdefault("body", [("text", "<p>We zaten in een kring en iedereen vertelde.</p>")])

    def make() -> ArticlePage:
        article = ArticlePage(title=title or f"Artikel {next(number)}", **fields)
        article.themes = [default_theme(tree)] if themes is None else themes
        article.organisations = list(organisations)
        article.keywords.add(*keywords)
        return publish(tree.actueel, article, live=live)

    if themes is not None or keywords or organisations:
        return make()
    return first_on_site(tree, ArticlePage, f"{title} {live}", fields, make)


def default_theme(tree: SiteTree) -> ThemePage:
    return ThemePage.objects.child_of(tree.themes).first() or make_theme(tree)


def picture_file(width: int = 1200, height: int = 800, name: str = "vuur.jpg") -> ContentFile:
    content = BytesIO()
    image_format = {"png": "PNG", "webp": "WEBP"}.get(name.rsplit(".", 1)[-1], "JPEG")
    Image.new("RGB", (width, height), "#B8430F").save(content, image_format)
    return ContentFile(content.getvalue(), name)


def make_picture(title: str = "Een kampvuur", **fields) -> Picture:
    fields.setdefault("description", "Mensen in een kring om een vuur")
    return Picture.objects.create(title=title, file=fields.pop("file", None) or picture_file(), **fields)


def make_document(title: str = "Verslag", name: str = "verslag.pdf", content: bytes = b"%PDF-1.7\n") -> Download:
    return Download.objects.create(title=title, file=ContentFile(content, name), file_size=len(content))
