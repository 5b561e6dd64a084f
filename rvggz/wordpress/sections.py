"""Old pages that stand where our site has a part of its own: home, Actueel, Thema's, Deelnemers, search."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from articles.models import ImportedKind
from rvggz import initial_pages

from .bodies import Body
from .contents import Contents
from .export_parts import Item, fingerprint
from .ledger import Ledger
from .pages import Pages
from .report import Outcome
from .rich_text import rich_text

SEARCH = {"zoeken", "search", "zoekresultaten"}


@dataclass
class Sections:
    pages: Pages

    @property
    def contents(self) -> Contents:
        return self.pages.contents

    @property
    def ledger(self) -> Ledger:
        return self.pages.ledger

    def section(self, item: Item) -> Page | None:
        """The page of ours that took the place of this one."""
        tree = self.pages.tree
        path = self.contents.path_of(item.link) if item.link and "?" not in item.link else ""
        if path and path.rstrip("/") == self.pages.addresses.folder:
            return tree.home
        if item.parent:
            return None
        by_slug: dict[str, Page] = {
            "home": tree.home, "actueel": tree.articles, "themas": tree.themes, "deelnemers": tree.participants,
        }  # fmt: skip
        return by_slug.get(item.slug)

    def take(self, item: Item) -> bool:
        """True when the item is one of these, and dealt with."""
        section = self.section(item)
        if section is None and item.slug not in SEARCH:
            return False
        source = fingerprint(item.fingerprint)
        record = self.ledger.find(ImportedKind.PAGE, item.id)
        if record and record.source == source:
            self.pages.report.count("pages", Outcome.UNCHANGED)
            return True
        with transaction.atomic():
            outcome, what = (
                self._fill(section, item) if section else (Outcome.SKIPPED, "Zoeken is een vast deel van de site.")
            )
            self.ledger.write(ImportedKind.PAGE, item.id, section or self.pages.tree.home, source,
                              path=self.contents.path_of(item.link) if section else "")  # fmt: skip
        self.pages.report.count("pages", outcome)
        where = reverse("wagtailadmin_pages:edit", args=[section.pk]) if section else ""
        self.pages.report.ask("pages", item.id, item.title, item.link, where, what)
        return True

    def _fill(self, section: Page, item: Item) -> tuple[Outcome, str]:
        """Its text becomes the introduction, if nobody wrote one here (a first text nobody did) and it was public."""
        page = section.get_latest_revision_as_object()
        is_written = page.introduction and not initial_pages.is_as_made(section)
        if is_written or not item.is_public:
            return Outcome.SKIPPED, "Deze pagina is een vast deel van de site. Neem zelf over wat je wilt bewaren."
        body = Body(item.title, item.id, self.pages.addresses, self.pages.media).convert(item.content)
        texts = [block for block in body.blocks if block["type"] == "text"]
        introduction = rich_text(texts)[0]
        if not introduction:
            return Outcome.SKIPPED, "Deze pagina is een vast deel van de site; er was geen tekst om over te nemen."
        page.introduction = introduction
        revision = page.save_revision()
        if section.live:
            revision.publish()
        left = "; beeld, koppen en andere onderdelen niet" if len(texts) != len(body.blocks) else ""
        return Outcome.UPDATED, f"De tekst is de inleiding van een vast deel van de site geworden{left}. Lees hem na."
