"""Old addresses keep working: each leads for good to where the thing stands now. Hidden things get none."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, unquote

from django.db import transaction
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from articles.models import Download, ImportedItem

from .addresses import Addresses, Target
from .contents import Contents
from .ledger import PAGES, Ledger
from .report import Outcome, Report

logger = logging.getLogger(__name__)
LONGEST = 255
FEEDS = ("/feed", "/feed/rss2", "/feed/atom", "/comments/feed", "/rss", "/atom")
OUR_FEED = "/feed.rss"


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
        for address, target in self._all():
            path = Redirect.normalise_path(quote(unquote(address), safe="/?=&%:;,+@~!$'()*"))
            if target and path != "/" and len(path) <= LONGEST and not self._is_there_already(path, target):
                yield path, target

    def _all(self) -> Iterator[tuple[str, Target | None]]:
        folder = self.addresses.folder
        yield from self._pages()
        yield from self._media()
        yield from self._terms()
        articles = Target(page=self.addresses.tree.articles.pk)
        for login in self.contents.authors:
            yield f"{folder}/author/{slugify(login) or login}", articles
        months = {item.day[:7] for item in self.contents.items.values() if item.is_public and item.type == "post"}
        for month in sorted(month for month in months if month[:4].isdigit() and month[:4] != "0000"):
            target = Target(url=f"{self.addresses.tree.articles.url}?jaar={month[:4]}")
            yield f"{folder}/{month[:4]}", target
            yield f"{folder}/{month.replace('-', '/')}", target
        for feed in FEEDS:
            yield f"{folder}{feed}", Target(url=OUR_FEED)

    def _pages(self) -> Iterator[tuple[str, Target | None]]:
        folder = self.addresses.folder
        for item in self.contents.items.values():
            if item.status != "publish":
                continue
            target = self.addresses.of_item(item.id)
            if item.link and "?" not in item.link:
                yield self.contents.path_of(item.link), target
            yield f"{folder}/?{'page_id' if item.type == 'page' else 'p'}={item.id}", target
            yield f"{folder}/?{'p' if item.type == 'page' else 'page_id'}={item.id}", target

    def _media(self) -> Iterator[tuple[str, Target | None]]:
        folder = self.addresses.folder
        for record in self.opened:
            target = self.addresses.of_record(record)
            yield f"{folder}/wp-content/uploads/{record.path}", target
            yield f"{folder}/?attachment_id={record.key}", target
        for attachment in self.contents.attachments.values():
            target = self.addresses.of_item(attachment.id)
            yield f"{folder}/wp-content/uploads/{attachment.file}", target
            yield f"{folder}/?attachment_id={attachment.id}", target
            yield f"{folder}/?p={attachment.id}", target
            if attachment.link and "?" not in attachment.link:
                yield self.contents.path_of(attachment.link), target

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

    def _is_there_already(self, path: str, target: Target) -> bool:
        """The old address is the new one."""
        return bool(target.page) and self._url_of(target) == f"{path}/"

    @staticmethod
    def _url_of(target: Target) -> str:
        page = Page.objects.filter(pk=target.page).first()
        return page.relative_url(None) or "" if page else ""

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
