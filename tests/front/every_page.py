"""A site with one page of every type, and an article with every block."""

import json
from datetime import timedelta

from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, PdfState, StoredPdf
from articles.pdf import sources
from tests import factories
from tests.factories import SiteTree
from tests.newsletter import issues
from tests.snapshots import once

LONG_WORD = "Zorgprestatiemodelovergangsregelingsvergoeding"


def site(tree: SiteTree) -> dict[str, str]:
    """The addresses of ``make``: copied when it was made before."""
    return once("every page", lambda: make(tree))


def make(tree: SiteTree) -> dict[str, str]:
    """Address by name of page type."""
    picture = factories.make_picture(credit="Noor Haverkamp")
    about = factories.make_information(tree.home, "Over ons", slug="over-ons", body=headings(), show_in_menus=True)
    factories.make_information(about, "Onze geschiedenis")
    theme = factories.make_theme(
        tree, "Herstel", slug="herstel", tint="moss", summary="Een leven dat weer van jou is.",
        introduction="<p>Herstel is geen rechte weg.</p><h2>Wat helpt</h2><p>Tijd.</p>",
    )  # fmt: skip
    linde = factories.make_organisation(
        tree, "De Linde", slug="de-linde", region="utrecht", summary="Zorg dicht bij huis.", logo=picture,
        website="https://www.example.org", contact_name="Sanne", contact_email="sanne@example.org",
        contact_phone="030 207 40 67", introduction="<p>Wij beginnen met een kring.</p>",
    )  # fmt: skip
    tree.home.invitation, tree.home.invitation_page = "Heb je een verhaal?", about
    tree.home.save_revision().publish()
    for section in (tree.actueel, tree.themes, tree.participants):
        section.show_in_menus = True
        section.save_revision().publish()
    shared = {"themes": [theme], "organisations": [linde], "keywords": ["herstel", "cliënt"]}
    for kind in ("news", "blog", "question", "tip"):
        factories.make_article(tree, f"Een {kind} uit de kring", kind=kind, **shared)
    article = every_block(tree, picture, shared)
    letter = issues.make(tree, live=True)
    closed = factories.make_article(tree, "Alleen met een wachtwoord", **shared)
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="vuur")
    return {
        "home": "/", "actueel": "/actueel/", "filtered": "/actueel/?soort=blog&thema=herstel",
        "nothing left": "/actueel/?soort=vlog",
        "voices": "/praat-mee/", "open questions": "/praat-mee/?vragen=open",
        "article": article.url, "themes": "/themas/", "theme": theme.url,
        "keyword": "/trefwoorden/herstel/", "keywords": "/trefwoorden/", "organisations": "/deelnemers/",
        "organisation": linde.url, "information": about.url, "search": "/zoeken/?q=kring",
        "nothing found": "/zoeken/?q=xyzzy", "empty search": "/zoeken/", "404": "/bestaat-niet/",
        "newsletter": "/nieuwsbrief/",
        "letter": letter.url, "letters": "/nieuwsbrief/archief/", "no letter found": "/nieuwsbrief/archief/?q=xyzzy",
        "choose a leesmap": f"{theme.url}leesmap/kiezen/", "password": closed.url,
        "pdf is being made": f"{pdf_that_is(PdfState.MAKING, tree, shared)}pdf/",
        "pdf failed": f"{pdf_that_is(PdfState.FAILED, tree, shared)}pdf/",
    }  # fmt: skip


def pdf_that_is(state: PdfState, tree: SiteTree, shared: dict) -> str:
    """The address of an article whose PDF stays like that, whenever it is asked for."""
    article = factories.make_article(tree, f"Een PDF die {state.label.lower()}", **shared)
    far_away = timezone.now() + timedelta(days=10_000)
    StoredPdf.objects.create(key=sources.article(article).key, page=article, state=state, started_at=far_away)
    return article.url


def headings() -> str:
    names = ("Wat we geloven", "Hoe we werken", "Wie betaalt dit?")
    return json.dumps([{"type": "heading", "value": {"text": name, "level": "h2"}} for name in names])


def every_block(tree: SiteTree, picture, shared: dict) -> ArticlePage:
    article = factories.make_article(
        tree, f"De kracht van het kampvuur: {LONG_WORD}", slug="alles", lead_image=picture, lead_image_alt="Een vuur",
        lead_image_caption="In de tuin.", author_name="Marjan de Boer", author_role="verpleegkundige",
        language_level="makkelijk te lezen (B1)", body="[]", **shared,
    )  # fmt: skip
    other = ArticlePage.objects.exclude(pk=article.pk).first()
    article.body = json.dumps([{"type": kind, "value": value} for kind, value in blocks(picture, other)])
    article.more_links = json.dumps([{"type": "link", "value": link("Het onderzoek")}])
    article.save_revision().publish()
    return article


def link(text: str) -> dict:
    return {"text": text, "page": None, "document": None, "url": "https://www.example.org/onderzoek"}


def blocks(picture, other) -> list[tuple[str, object]]:
    image = {"image": picture.pk, "decorative": False, "alt_text": "Mensen om een vuur"}
    no_image = {"image": None, "decorative": False, "alt_text": ""}
    pdf = factories.make_document("Reflectietool", "reflectietool.pdf", b"%PDF-1.7\n" + b"0" * 1_200_000).pk
    film = factories.make_document("Film", "film.mp4", b"0").pk
    sound = factories.make_document("Gesprek", "gesprek.mp3", b"ID3").pk
    column = {"type": "text", "heading": "Plaats"}
    cells = {"values": ["<p>Utrecht</p>", f"<p>{LONG_WORD}</p>", "<p>elke dinsdag</p>"]}
    youtube = {"title": "Een avond", "url": "https://www.youtube.com/watch?v=abcdefghijk", "file": None}
    return [
        ("heading", {"text": "Samen", "level": "h3"}),
        ("text", f'<p>Lees <a href="https://www.example.org/">meer</a> <b>nu</b>.</p><ul><li>{LONG_WORD}</li></ul>'),
        ("heading", {"text": "Samen", "level": "h2"}),
        ("quote", {"text": "Voor het eerst vroeg iemand wat ik wilde.", "attribution": "Karim", "role": "bewoner"}),
        *[
            ("callout", {"title": "Let op", "text": "<p>Een tekst.</p>", "tone": tone})
            for tone in ("note", "tip", "help")
        ],
        (
            "table",
            {"caption": "Kringen", "row_headings": True, "table": {"columns": [column] * 3, "rows": [cells] * 2}},
        ),
        ("accordion", {"items": [{"title": "Kost het geld?", "text": "<p>Nee.</p>"}]}),
        ("figure", {"image": image, "caption": "De kring.", "credit": ""}),
        ("gallery", {"pictures": [{"image": image, "caption": "Een", "credit": ""}] * 3}),
        ("video", {**youtube, "poster": image, "transcript": "<p>Welkom.</p>"}),
        ("video", {"title": "Film", "url": "", "file": film, "poster": no_image, "transcript": ""}),
        ("audio", {"title": "Gesprek", "file": sound, "transcript": "<p>Goedenavond.</p>"}),
        ("download", {"title": "", "document": pdf}),
        ("related_article", {"article": other.pk}),
        ("button", link("Meld je aan")),
    ]
