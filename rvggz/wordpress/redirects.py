"""Old addresses keep working: each leads for good to where the thing stands now. Hidden things get none."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import quote, unquote

from django.db import transaction
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from articles.models import Download, ImportedItem

from .addresses import Addresses, Target
from .contents import Contents
from .export.attachments import original_of
from .ledger import MEDIA, PAGES, Ledger
from .report import Outcome, Report

logger = logging.getLogger(__name__)
LONGEST = 255
FEEDS = {
    "/feed": "/feed.rss", "/feed/rss2": "/feed.rss", "/feed/rss": "/feed.rss", "/feed/atom": "/feed.atom",
    "/comments/feed": "/reacties.atom", "/rss": "/feed.rss", "/atom": "/feed.atom",
}  # fmt: skip


@dataclass
class Redirects:
    contents: Contents
    ledger: Ledger
    addresses: Addresses
    opened: list[ImportedItem]  # files of earlier exports that anyone may see since this one
    report: Report
    overwrite: bool = False

    def take_all(self) -> None:
        self._forget_hidden()
        wanted = self._wanted()
        while some := dict(islice(wanted, 500)):
            self._write_all(some)

    def _write_all(self, wanted: dict[str, Target]) -> None:
        """Many at a time; one by one where one of them cannot be written."""
        try:
            with transaction.atomic():
                self._write(wanted)
        except Exception:
            logger.exception("some old addresses could not be written together")
            for path, target in wanted.items():
                with self.report.item("redirects", path, "", path):
                    self._write({path: target})

    def _forget_hidden(self) -> None:
        """What is no longer public must not be betrayed by an old address."""
        pages = ImportedItem.objects.filter(site=self.ledger.site, kind__in=PAGES).values("object_id")
        hidden = Redirect.objects.filter(
            automatically_created=True, redirect_page__live=False, redirect_page__in=pages
        )  # fmt: skip
        hidden.delete()

    def _wanted(self) -> Iterator[tuple[str, Target]]:
        seen = set[str]()
        for address, target in self._all():
            path = Redirect.normalise_path(quote(unquote(address), safe="/?=&%:;,+@~!$'()*"))
            if target and path != "/" and len(path) <= LONGEST and path not in seen:
                seen.add(path)
                if not self._is_there_already(path, target):
                    yield path, target

    def _all(self) -> Iterator[tuple[str, Target | None]]:
        """What stood at an address comes before what WordPress guessed there."""
        yield from self._pages()
        yield from self._media()
        yield from self._terms()
        yield from self._lists()
        yield from self._guesses()

    def _lists(self) -> Iterator[tuple[str, Target | None]]:
        folder, articles = self.addresses.folder, Target(page=self.addresses.tree.articles.pk)
        for author in self.contents.authors.values():
            yield f"{folder}/author/{slugify(author.login.replace('.', '-')) or author.login}", articles
            if author.id:
                yield f"{folder}/?author={author.id}", articles
        months = {item.day[:7] for item in self.contents.items.values() if item.is_public and item.type == "post"}
        for month in sorted(month for month in months if month[:4].isdigit() and month[:4] != "0000"):
            target = Target(url=f"{self.addresses.tree.articles.url}?jaar={month[:4]}")
            yield f"{folder}/{month[:4]}", target
            yield f"{folder}/{month.replace('-', '/')}", target
        for feed, ours in FEEDS.items():
            yield f"{folder}{feed}", Target(url=ours)
        yield f"{folder}/page", articles  # rvggz/old_addresses.py finds it for /page/2/

    def _pages(self) -> Iterator[tuple[str, Target | None]]:
        folder = self.addresses.folder
        for item in self.contents.items.values():
            if item.status != "publish":
                continue
            target = self._target(item.id)
            if path := self.contents.own_path(item.link):
                yield path, target
            if item.id > 0:
                yield f"{folder}/?{'page_id' if item.type == 'page' else 'p'}={item.id}", target
                yield f"{folder}/?{'p' if item.type == 'page' else 'page_id'}={item.id}", target

    def _media(self) -> Iterator[tuple[str, Target | None]]:
        folder = self.addresses.folder
        for record in self.opened:
            target = self.addresses.of_record(record)
            yield f"{folder}/wp-content/uploads/{record.path}", target
            yield f"{folder}/?attachment_id={record.key}", target
        for attachment in self.contents.attachments.values():
            target = self._target(attachment.id)
            yield f"{folder}/wp-content/uploads/{attachment.file}", target
            if attachment.id > 0:
                yield f"{folder}/?attachment_id={attachment.id}", target
                yield f"{folder}/?p={attachment.id}", target
            if path := self.contents.own_path(attachment.link):
                yield path, target

    def _guesses(self) -> Iterator[tuple[str, Target | None]]:
        """Names a page had before, its last name alone, and the file that a smaller or cropped one was made of."""
        folder = self.addresses.folder
        for item in self.contents.items.values():
            if item.status != "publish" or not item.slug:
                continue
            target, path = self._target(item.id), self.contents.own_path(item.link)
            for slug in item.old_slugs:
                yield f"{path.rpartition('/')[0]}/{slug}", target
            for slug in (item.slug, *item.old_slugs):
                if self.contents.ids_of_slug[slug.lower()] == [item.id]:
                    yield f"{folder}/{slug}", target
        for attachment in self.contents.attachments.values():
            origin = original_of(attachment.file)
            if origin != attachment.file and self.contents.files.of_origin(origin) == attachment.id:
                yield f"{folder}/wp-content/uploads/{origin}", self._target(attachment.id)

    def _terms(self) -> Iterator[tuple[str, Target | None]]:
        folder = self.addresses.folder
        for (taxonomy, slug), term in self.contents.terms.items():
            if not slug:
                continue
            if taxonomy == "post_tag":
                yield f"{folder}/tag/{slug}", self.addresses.of_term(f"{folder}/tag/{slug}")
                yield f"{folder}/?tag={slug}", self.addresses.of_term(f"{folder}/tag/{slug}")
            elif taxonomy == "category":
                target = self.addresses.of_category(slug)
                for path in self._category_paths(slug, term.parent):
                    yield f"{folder}/category/{path}", target
                if term.id:
                    yield f"{folder}/?cat={term.id}", target

    def _category_paths(self, slug: str, parent: str) -> list[str]:
        """With and without the categories above it, as WordPress answers both."""
        paths, above, seen = [slug], parent, {slug}
        while above and above not in seen:
            seen.add(above)
            paths.append(f"{above}/{paths[-1]}")
            term = self.contents.terms.get(("category", above))
            above = term.parent if term else ""
        return paths

    def _target(self, number: int) -> Target | None:
        """As ``Addresses.of_item``, for thousands: what became of pages is read at once."""
        record = self._records.get(str(number))
        if record and record.kind in PAGES:
            return Target(page=record.object_id) if self._here.get(record.object_id, ("", False))[1] else None
        return self.addresses.of_record(record) if record else None

    @cached_property
    def _records(self) -> dict[str, ImportedItem]:
        """By number there; a page comes before a file, a picture before the document that was made of it as well."""
        found = ImportedItem.objects.filter(site=self.ledger.site, kind__in=(*MEDIA, *PAGES))
        order = {str(kind): place for place, kind in enumerate((*PAGES, *MEDIA))}
        return {record.key: record for record in sorted(found, key=lambda each: order[each.kind], reverse=True)}

    @cached_property
    def _here(self) -> dict[int, tuple[str, bool]]:
        """Of every page: where it stands in the tree, and whether it is online."""
        return {pk: (path, live) for pk, path, live in Page.objects.values_list("pk", "url_path", "live")}

    def _is_there_already(self, path: str, target: Target) -> bool:
        """The old address is the new one."""
        top = self.addresses.tree.home.url_path
        return target.page is not None and self._here[target.page][0] == f"{top}{path.removeprefix('/')}/"

    def _write(self, wanted: dict[str, Target]) -> None:
        there = {redirect.old_path: redirect for redirect in Redirect.objects.filter(old_path__in=wanted, site=None)}
        new = []
        for path, target in wanted.items():
            link = self._link_of(target)
            redirect = there.get(path)
            if redirect is None:
                new.append(Redirect(old_path=path, redirect_page_id=target.page, redirect_link=link,
                                    is_permanent=True, automatically_created=True))  # fmt: skip
            elif (redirect.redirect_page_id, redirect.redirect_link) == (target.page, link):
                self.report.count("redirects", Outcome.UNCHANGED)
            elif self.overwrite or (
                redirect.automatically_created and redirect.redirect_page_id is None and not redirect.link
            ):
                redirect.redirect_page_id, redirect.redirect_link = target.page, link
                redirect.save()
                self.report.count("redirects", Outcome.UPDATED)
            else:
                self.report.count("redirects", Outcome.KEPT)
        Redirect.objects.bulk_create(new)
        self.report.count("redirects", Outcome.NEW, len(new))

    @staticmethod
    def _link_of(target: Target) -> str:
        if target.document:
            document = Download.objects.get(pk=target.document)
            return str(document.url)
        return "" if target.page else target.url[:255]
