"""What the entry of a page says: page → row. Reads the page, writes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from wagtail.models import Page

from articles import article_parts, chrome, pictures
from articles.models import ArticlePage, Entry, EntryType, InformationPage, Kind, ThemePage
from participants.models import ParticipantPage
from rvggz import looks
from rvggz.text.name_order import NameOrder

SPACED_TAGS = ("</p>", "</li>", "</h2>", "</h3>", "</td>", "</th>", "<br", "</figcaption>", "</summary>", "</div>")


@dataclass
class Row:
    """An entry, and the texts that search reads: names weigh most, then the summary, then the body."""

    entry: Entry
    names: list[str] = field(default_factory=list)
    themes: list[Any] = field(default_factory=list)
    label: str = ""  # what it is, when that is no type of its own

    @property
    def vectors(self) -> tuple[list[str], str, str]:
        return [self.entry.title, *self.names], self.entry.summary, self.entry.text


def plain_text(html: str) -> str:
    """The words of a piece of HTML on one line."""
    for tag in SPACED_TAGS:
        html = html.replace(tag, " " + tag)
    return " ".join(unescape(strip_tags(html)).replace("\x00", "").split())


def of(page: Page) -> Row | None:
    """The row of a specific page, or None for a page that is only a way to others (home, overviews)."""
    maker = MAKERS.get(type(page))
    if maker is None:
        return None
    row = maker(page)
    if row is None:
        return None
    row.entry.page_id = page.pk
    row.entry.title = page.title
    row.entry.url = page.url or ""
    row.entry.looks = looks.fingerprint()
    render(row)
    return row


def render(row: Row) -> None:
    """How the page stands in lists and among what was found."""
    entry: Any = row.entry
    entry.kind_label = row.label or (Kind(entry.kind).label if entry.kind else EntryType(entry.type).label)
    entry.about_html = render_to_string("components/card_meta.html", {"entry": entry})
    if entry.type == EntryType.ARTICLE:
        entry.themes = [chrome.label(theme, tint=theme.tint) for theme in row.themes]
        entry.card_html = render_to_string("components/card.html", {"entry": entry})


def of_article(page: ArticlePage) -> Row:
    private = Page.objects.get_queryset().private_q()
    themes, organisations = (_by_name(things.live().exclude(private)) for things in (page.themes, page.organisations))
    keywords = list(page.keywords.all())
    parts = article_parts.of(page, themes=themes, keywords=keywords, organisations=organisations, has_pdf=True)
    entry = Entry(
        type=EntryType.ARTICLE,
        kind=page.kind,
        date=page.published_on,
        year=page.published_on.year,
        section_id=page.get_parent().pk,
        theme_ids=ids(themes),
        organisation_ids=ids(organisations),
        keyword_ids=ids(keywords),
        summary=page.summary,
        byline=page.byline,
        comments_open=page.comments_open,
        picture=pictures.card_picture(page.lead_image) if page.lead_image else None,
        head_html=parts.head_html,
        body_html=parts.body_html,
        text=plain_text(parts.story_html),
    )
    names = [thing.title for thing in (*themes, *organisations)] + [keyword.name for keyword in keywords]
    return Row(entry, [*names, page.byline, page.author_role], themes)


def _by_name(pages: Any) -> list[Any]:
    return list(pages.order_by(NameOrder("title")))


def of_information(page: InformationPage) -> Row:
    html = article_parts.story_html(page)
    entry = Entry(type=EntryType.INFORMATION, summary=page.summary, body_html=html, text=plain_text(html))
    return Row(entry)


def of_theme(page: ThemePage) -> Row:
    text = plain_text(page.introduction)
    return Row(Entry(type=EntryType.THEME, theme_ids=[page.pk], summary=page.summary, text=text))


def of_organisation(page: ParticipantPage) -> Row:
    text = plain_text(page.introduction)
    entry = Entry(
        type=EntryType.ORGANISATION,
        organisation_ids=[page.pk],
        summary=page.summary,
        text=text,
        picture=pictures.card_picture(page.logo) if page.logo else None,
    )
    return Row(entry, [page.get_region_display(), page.contact_name])


def ids(things: Iterable[Any]) -> list[int]:
    return sorted({thing.pk for thing in things})


# Other apps add their page types; one that answers None has nothing to find.
MAKERS: dict[type[Page], Callable[[Any], Row | None]] = {
    ArticlePage: of_article,
    InformationPage: of_information,
    ThemePage: of_theme,
    ParticipantPage: of_organisation,
}
