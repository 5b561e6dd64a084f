"""Where an address of the old site leads now."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit

from django.db.models import Model
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page

from articles.models import Download, ImportedItem, ImportedKind, Keyword, Picture, ThemePage
from articles.rich_text import fragment_of
from rvggz.initial_pages import SiteTree
from rvggz.web.request_numbers import whole_number

from .contents import Contents
from .export.attachments import other_sizes, upload_path
from .kinds import is_themes, kind_of
from .ledger import MEDIA, PAGES, Ledger

ID_NAMES = ("p", "page_id", "attachment_id")
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
OF_THE_THEME = re.compile(r"comment|respond|more-|top$|content$|main$")  # places that themes make on every page


@dataclass(frozen=True)
class Target:
    page: int | None = None
    document: int | None = None
    url: str = ""  # of this site, without a host
    fragment: str = ""  # a place on that page

    @property
    def tag(self) -> str:
        if self.page:
            part = f' fragment="{escape(self.fragment)}"' if self.fragment else ""
            return f'<a linktype="page" id="{self.page}"{part}>'
        if self.document:
            return f'<a linktype="document" id="{self.document}">'
        return f'<a href="{escape(self.url)}">'


@dataclass
class Addresses:
    contents: Contents
    ledger: Ledger
    tree: SiteTree

    @cached_property
    def base(self) -> str:
        url = self.contents.export.site_url or "http://localhost"
        return url.rstrip("/") + "/" if "//" in url else f"http://{url}/"

    @cached_property
    def host(self) -> str:
        return (urlsplit(self.base).hostname or "").removeprefix("www.")

    @cached_property
    def folder(self) -> str:
        """``/blog`` when WordPress did not stand at the top of its host."""
        return urlsplit(self.base).path.rstrip("/")

    def whole(self, href: str) -> str:
        """The address with its host, as a browser on the old site would read it."""
        return urljoin(self.base, href.strip())

    def is_own(self, href: str) -> bool:
        try:
            host = urlsplit(self.whole(href)).hostname
        except ValueError:
            return False
        return (host or "").removeprefix("www.") == self.host

    def resolve(self, href: str) -> Target | None:
        """The page, document or address here, and the place on it; None when there is none (yet)."""
        try:
            parts = urlsplit(self.whole(href))
        except ValueError:  # no address at all
            return None
        target, fragment = self._resolve(parts), fragment_of(parts.fragment)
        is_place = bool(target and target.page and fragment and not OF_THE_THEME.match(fragment))
        return replace(target, fragment=fragment) if target and is_place else target

    def _resolve(self, parts: SplitResult) -> Target | None:
        if upload := upload_path(parts.path):
            return self._file(upload)
        query = parse_qs(parts.query)
        number = next((query[name][0] for name in ID_NAMES if name in query), "")
        if (item := whole_number(number)) is not None:
            return self.of_item(item)
        path = self.contents.path_of(parts.path)
        if path.rstrip("/") == self.folder and not parts.query:
            return Target(page=self.tree.home.pk)
        return self._of_path(path)

    def _of_path(self, path: str) -> Target | None:
        if number := self.contents.id_of_path.get(path.lower()):
            return self.of_item(number)
        if record := self.ledger.find_path(path, (*PAGES, *MEDIA)):
            return self.of_record(record)
        if target := self.of_term(path):
            return target
        # WordPress itself looks for the last word of an address it does not know.
        numbers = self.contents.ids_of_slug.get(path.rsplit("/", 1)[-1].lower(), [])
        return self.of_item(numbers[0]) if len(numbers) == 1 else None

    def of_item(self, number: int) -> Target | None:
        record = self.ledger.find_page(number)
        if record is None:
            record = ImportedItem.objects.filter(site=self.ledger.site, kind__in=MEDIA, key=str(number)).first()
        return self.of_record(record) if record else None

    def of_record(self, record: ImportedItem) -> Target | None:
        """Only what the public may see: a link must not tell what a hidden page is called."""
        thing = self.ledger.thing(record) if not record.is_closed else None
        if isinstance(thing, Page):
            return Target(page=thing.pk) if thing.live else None
        return media_target(thing)

    def _file(self, path: str) -> Target | None:
        known = self.contents.attachment(0, path)
        for name in (known.file if known else path, *other_sizes(path)):
            if record := self.ledger.find_path(name, MEDIA):
                return self.of_record(record)
        return None

    def of_term(self, path: str) -> Target | None:
        """Category and tag pages under the addresses WordPress gives them."""
        parts = path.removeprefix(self.folder).strip("/").split("/")
        if len(parts) < 2 or parts[0] not in {"category", "tag", "categorie", "author"}:
            return None
        slug = parts[-1].lower()
        if parts[0] == "author":
            return Target(page=self.tree.articles.pk)
        if parts[0] == "tag":
            return self._keyword(ImportedKind.KEYWORD, f"post_tag:{slug}")
        return self.of_category(slug)

    def of_category(self, slug: str) -> Target | None:
        theme = self.ledger.thing(self.ledger.find(ImportedKind.THEME, slug))
        if isinstance(theme, ThemePage):
            return Target(page=theme.pk)
        term = self.contents.terms.get(("category", slug))
        if kind := kind_of(slug, term.name if term else ""):
            return Target(url=f"{self.tree.articles.url}?soort={slugify(kind.label)}")
        if is_themes(slug, term.name if term else ""):
            return Target(page=self.tree.themes.pk)
        return self._keyword(ImportedKind.KEYWORD, f"category:{slug}") or (
            Target(page=self.tree.articles.pk) if term else None
        )

    def _keyword(self, kind: str, key: str) -> Target | None:
        keyword = self.ledger.thing(self.ledger.find(kind, key))
        return Target(url=reverse("keyword", args=[keyword.slug])) if isinstance(keyword, Keyword) else None


def media_target(thing: Model | None) -> Target | None:
    if isinstance(thing, Download):
        return Target(document=thing.pk)
    if isinstance(thing, Picture):
        return Target(url=str(thing.file.url))  # type: ignore[attr-defined]  # a stored file has one
    return None
