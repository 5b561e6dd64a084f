"""Posts become articles, pages information pages, and pages below Deelnemers or Partners organisations."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from articles.models import ArticlePage, ImportedKind, InformationPage, Picture
from participants.models import ParticipantPage, Role
from rvggz import initial_pages
from rvggz.initial_pages import SiteTree
from rvggz.web.request_numbers import whole_number

from . import places, publishing
from .addresses import Addresses
from .bodies import Body
from .contents import Contents
from .export.fields import search_texts
from .export_parts import LOCAL, Item, fingerprint, moment
from .html import words
from .ledger import Ledger
from .media import Media
from .people import People
from .report import Outcome, Report, told_of
from .rich_text import rich_text
from .story import short, take_opening
from .terms import Terms

logger = logging.getLogger(__name__)
VERSION = 3  # of the conversion: another one makes everything that nobody edited anew
HIDDEN_REMARKS = {
    "private": "Stond op privé en is hier een concept.",
    "pending": "Wachtte op beoordeling en is hier een concept.",
}


@dataclass
class Pages:
    """Writes posts and pages one by one."""

    contents: Contents
    ledger: Ledger
    tree: SiteTree
    terms: Terms
    people: People
    media: Media
    addresses: Addresses
    report: Report
    overwrite: bool = False
    written: set[int] = field(default_factory=set)

    def take(self, item: Item, kind: str) -> None:
        """Write one item in a transaction of its own; a failure is told and does not stop the others."""
        try:
            with transaction.atomic():
                outcome = self._take(item, kind)
        except Exception as error:  # one odd item must not cost the other thousand
            outcome = Outcome.FAILED
            logger.exception("import of %s %s failed", kind, item.id)
            self._ask(item, kind, None, f"Niet overgenomen door een fout: {told_of(error)}")
        self.report.count(kind, outcome)

    def _take(self, item: Item, kind: str) -> Outcome:
        source = fingerprint(VERSION, item.fingerprint)
        record = self.ledger.find(kind, item.id)
        page = self.ledger.thing(record)
        if record is None and kind == ImportedKind.PAGE:
            page = self._first_text(item)
            if page and not self.overwrite and not initial_pages.is_as_made(page):
                return self._keep_first_text(item, page, source)
            page = page.get_latest_revision_as_object() if page else None
        if record and not isinstance(page, Page) and not self.overwrite:
            return Outcome.KEPT  # an editor deleted it
        if record and isinstance(page, Page):
            is_untouched = self.ledger.is_untouched(record, page)
            if record.source == source and record.is_complete and (is_untouched or not self.overwrite):
                return Outcome.UNCHANGED
            if not is_untouched and not self.overwrite:
                self._ask(item, kind, page, "Hier bewerkt én in WordPress veranderd: de tekst van hier is bewaard. "
                          "Vergelijk ze, of draai de import met --overwrite.")  # fmt: skip
                return Outcome.KEPT
            page = page.get_latest_revision_as_object()
        self._write(item, kind, page if isinstance(page, Page) else None, source)
        return Outcome.UPDATED if isinstance(page, Page) else Outcome.NEW

    def _first_text(self, item: Item) -> Page | None:
        """The page that ``set_up_site`` made at the same address: this item is its text, there is no second page."""
        page = initial_pages.first_text_at(item.slug) if item.is_public else None
        if page is None or self.ledger.is_taken(page):
            return None
        return page if places.parent_of(item, ImportedKind.PAGE, self.tree, self.ledger) == self.tree.home else None

    def _keep_first_text(self, item: Item, page: Page, source: str) -> Outcome:
        """Somebody wrote there: old links lead to it, and its words stay."""
        self.ledger.write(ImportedKind.PAGE, item.id, page, source, path=self._path(item))
        self.ledger.note_changed_here(ImportedKind.PAGE, item.id)
        self._ask(item, ImportedKind.PAGE, page, "Hier staat al een pagina op dit adres, en iemand schreef daarin: die "
                  "tekst is bewaard. Vergelijk ze, of draai de import met --overwrite.")  # fmt: skip
        return Outcome.KEPT

    def _path(self, item: Item) -> str:
        return self.contents.path_of(item.link) if "?" not in item.link and item.link else ""

    def _write(self, item: Item, kind: str, page: Page | None, source: str) -> None:
        body = Body(item.title, item.id, self.addresses, self.media)
        body.convert(item.content, item.meta.get("footnotes", ""))
        made = page or MODELS[kind]()
        remarks = self._common(made, item)
        remarks += self._fill(made, item, body)
        if page is None:
            made, found = self._place(made, item, kind)
            remarks += found
        else:
            made = publishing.settle(made, item)
        self.ledger.write(kind, item.id, made, source, path=self._path(item), is_complete=body.is_complete,
                          has_old_links=body.has_old_links)  # fmt: skip
        if kind == ImportedKind.ARTICLE and not body.blocks:
            remarks.append("is hier zonder tekst")
        self._tell(item, kind, made, [*remarks, *body.notes])

    def _place(self, page: Page, item: Item, kind: str) -> tuple[Page, list[str]]:
        """Put a new page where it belongs, under a name that is free there; and what is to be said of that name."""
        parent = places.parent_of(item, kind, self.tree, self.ledger)
        remarks = places.name(page, parent, item)
        page.show_in_menus = isinstance(page, InformationPage) and places.is_for_menu(parent, item, self.contents)
        return publishing.place(page, parent, item), remarks

    def _fill(self, page: Page, item: Item, body: Body) -> list[str]:
        if isinstance(page, ArticlePage):
            return self._fill_article(page, item, body)
        if isinstance(page, ParticipantPage):
            return self._fill_organisation(page, item, body)
        page.summary = short(words(item.excerpt), 400)
        page.body = body.blocks
        return []

    @staticmethod
    def _common(page: Page, item: Item) -> list[str]:
        page.title = short(item.title, 255) or f"Zonder titel ({abs(item.id)})"
        page.seo_title, page.search_description = search_texts(item.meta, page.title, words(item.excerpt))
        page.seo_title = short(page.seo_title, 255)
        remarks = [] if item.title else ["had geen titel"]
        if len(item.title) > 255:
            remarks.append("de titel was te lang en is afgekapt")
        return remarks

    def _fill_article(self, page: ArticlePage, item: Item, body: Body) -> list[str]:
        meaning = self.terms.meaning(item)
        day = moment(item.date, LOCAL) or item.changed or timezone.now()
        page.kind, page.published_on, page.wordpress_id = (
            meaning.kind,
            day.astimezone(LOCAL).date(),
            max(item.id, 0) or None,
        )
        first, others = self.people.writers(item)
        page.author = self.people.member(first)
        page.author_name = "" if page.author else self.people.name(first)
        page.summary = short(words(item.excerpt), 400)
        page.comments_open = item.comments_open
        page.themes = meaning.themes
        page.keywords.set(meaning.keywords)
        page.owner = page.owner or page.author
        remarks = self._lead(page, item, body) + meaning.remarks
        if others:
            remarks.append(f"schreven ook mee: {', '.join(others)}; hier staat één schrijver boven een artikel")
        page.body = body.blocks
        return remarks if meaning.themes else [*remarks, "heeft geen thema: kies er een"]

    def _lead(self, page: ArticlePage, item: Item, body: Body) -> list[str]:
        number = whole_number(item.meta.get("_thumbnail_id", "").strip())
        if not number:
            return []
        picture = self.media.picture(number, "")
        if not isinstance(picture, Picture):
            body.is_complete = False
            return ["het beeld bovenaan ontbreekt"]
        page.lead_image = picture
        page.lead_image_alt, page.lead_image_caption = short(picture.description, 250), picture.caption
        if twin := take_opening(body.blocks, picture):
            page.lead_image_alt = short(twin["image"]["alt_text"], 250) or page.lead_image_alt
            page.lead_image_caption = twin["caption"] or page.lead_image_caption
        return []

    def _fill_organisation(self, page: ParticipantPage, item: Item, body: Body) -> list[str]:
        page.role = places.section_of(self.contents, item) or Role.PARTICIPANT
        page.introduction, dropped = rich_text(body.blocks)
        page.summary = short(words(item.excerpt), 250)
        number = whole_number(item.meta.get("_thumbnail_id", "").strip())
        if number is not None and (picture := self.media.picture(number, "")):
            page.logo = picture
        return dropped

    def _tell(self, item: Item, kind: str, page: Page, remarks: list[str]) -> None:
        if item.status in HIDDEN_REMARKS:
            remarks.insert(0, HIDDEN_REMARKS[item.status])
        if item.is_sticky:
            remarks.append("stond vastgezet bovenaan; dat kent deze site niet")
        if item.cut:
            remarks.append("een veld was te lang en is afgekapt")
        if remarks:
            self._ask(item, kind, page, "; ".join(remarks))

    def _ask(self, item: Item, kind: str, page: Page | None, what: str) -> None:
        where = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
        self.report.ask(kind, item.id, item.title, item.link, where, what[:1].upper() + what[1:])


MODELS: dict[str, Callable[[], Page]] = {
    ImportedKind.ARTICLE: ArticlePage,
    ImportedKind.PAGE: InformationPage,
    ImportedKind.ORGANISATION: ParticipantPage,
}
