"""Makes the things that tests are about: a site, themes, organisations, articles, pictures, documents."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import count

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
from tests.snapshots import once

number = count(1)


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
    return SiteTree(
        home,
        actueel=publish(home, ArticleIndexPage(title="Actueel", slug="actueel")),
        voices=publish(home, ContributionIndexPage(title="Praat mee", slug="praat-mee")),
        themes=publish(home, ThemeIndexPage(title="Thema's", slug="themas")),
        participants=publish(home, ParticipantIndexPage(title="Deelnemers", slug="deelnemers")),
    )


def site() -> SiteTree:
    """The site of ``make_site``: copied when it was made before."""
    once("site", make_site)
    models = HomePage, ArticleIndexPage, ContributionIndexPage, ThemeIndexPage, ParticipantIndexPage
    return SiteTree(*(model.objects.get() for model in models))


def publish(parent: Page, page: Page, *, live: bool = True) -> Page:
    """Add the page and publish it as an editor does, with a revision and with all signals."""
    page.live = False
    parent.refresh_from_db(fields=["path", "numchild", "depth", "url_path"])
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def make_theme(tree: SiteTree, title: str = "", **fields) -> ThemePage:
    return publish(tree.themes, ThemePage(title=title or f"Thema {next(number)}", **fields))


def make_organisation(tree: SiteTree, title: str = "", **fields) -> ParticipantPage:
    return publish(tree.participants, ParticipantPage(title=title or f"Organisatie {next(number)}", **fields))


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
    if themes is None:
        themes = [ThemePage.objects.child_of(tree.themes).first() or make_theme(tree)]
    fields.setdefault("published_on", date(2024, 3, 14))
    fields.setdefault("summary", "Een verhaal over wat er verandert als je luistert.")
    fields.setdefault("body", [("text", "<p>We zaten in een kring en iedereen vertelde.</p>")])
    article = ArticlePage(title=title or f"Artikel {next(number)}", **fields)
    article.themes = themes
    article.organisations = list(organisations)
    article.keywords.add(*keywords)
    return publish(tree.actueel, article, live=live)


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
