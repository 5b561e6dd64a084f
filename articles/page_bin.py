"""The bin: what an editor deletes can be put back for 30 days, as it was and where it was.

A deleted page moves, with all below it, from the site to a page beside the home page that belongs to no site, and goes
offline. So everything that hangs on it stays as it is: revisions, reactions, keywords, themes, redirects to it. A row
of ``BinnedPage`` remembers where it stood and what was online. The public reads entries, which an offline page has not;
the admin leaves out what stands there by its ``url_path`` (rvggz/page_rights.py).

Who erases a person erases here too: these are still the pages of that person. What a person asked to erase, or a writer
withdraws, never comes here (articles/erasing.py).
"""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.actions.move_page import MovePageAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from articles.contributions import deciding
from articles.models import ArticlePage, BinnedPage
from articles.models.binned_page import KEPT
from rvggz.page_rights import BIN_SLUG, OUTSIDE_BIN, is_in_bin

PUT, RESTORED = "rvggz.binned", "rvggz.restored"  # in the log of the admin
LOCK = 0x72_76_62_6E  # one at a time: pages move


class GoneError(Exception):
    """It is not there (any more): put back, erased, or thrown away by another meanwhile."""


class ParentInBinError(Exception):
    """The page it stood under is in the bin too: that one first. ``parent``: which."""

    def __init__(self, parent: Page) -> None:
        super().__init__("parent in bin")
        self.parent = parent


def container() -> Page:
    """The page that holds what was deleted. The caller holds the lock."""
    found = Page.objects.filter(depth=2, slug=BIN_SLUG).first()
    if found is None:
        found = Page(title="Prullenbak", slug=BIN_SLUG, live=False)
        Page.get_first_root_node().add_child(instance=found)
    return found


def lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@transaction.atomic
def put(page: Page, by: Any) -> BinnedPage | None:
    """Take a page and all below it from the site, and keep it. Nothing happens to what another deleted meanwhile."""
    lock()
    contribution = deciding.contribution_of(page)  # first, as everyone: then the page
    page = Page.objects.filter(pk=page.pk).first()
    if page is None or is_in_bin(page):
        return None
    below = page.get_descendants(inclusive=True)
    row = BinnedPage(
        page=page, parent=page.get_parent(), after=page.get_prev_sibling(), slug=page.slug, deleted_by=by,
        live=list(below.live().values_list("pk", flat=True)), planned=_unplan(below),
        contribution=contribution,
    )  # fmt: skip
    for one in below.specific():
        _take_offline(one)
    page.refresh_from_db()
    row.save()
    _move(page, f"{page.slug[:200]}-{page.pk}", container(), "last-child", by)
    log(page.specific, PUT, user=by)
    return row


def _unplan(pages: Any) -> dict[str, str]:
    """Nothing goes online from the bin. Answers what was to, and when."""
    numbers = [str(pk) for pk in pages.values_list("pk", flat=True)]
    planned = Revision.page_revisions.filter(object_id__in=numbers, approved_go_live_at__isnull=False)
    found = {str(one.pk): one.approved_go_live_at.isoformat() for one in planned}
    planned.update(approved_go_live_at=None)
    return found


def _take_offline(page: Page) -> None:
    """With what follows from it: the entry, the PDF, what a writer is told. The page itself is not written."""
    if isinstance(page, ArticlePage):
        deciding.on_deleted(page)
    if page.live:
        Page.objects.filter(pk=page.pk).update(live=False)
        page.live = False
        page_unpublished.send(sender=type(page), instance=page)
    if state := page.current_workflow_state:
        state.cancel()


def _move(page: Page, slug: str, target: Page, pos: str, by: Any) -> None:
    Page.objects.filter(pk=page.pk).update(slug=slug)
    page.slug = slug
    MovePageAction(page, target, pos=pos, user=by).execute(skip_permission_checks=True)


@transaction.atomic
def restore(pk: int, by: Any) -> Page:
    """Put a page back where it stood, online where it was. Raises GoneError, ParentInBinError.

    Another page may have its address by now: then it gets one that is free.
    """
    lock()
    row = BinnedPage.objects.select_for_update(of=("self",)).select_related("page", "parent").filter(pk=pk).first()
    if row is None:
        raise GoneError
    parent, page = _parent_of(row), row.page
    _move(page, find_available_slug(parent, row.slug), *_place(row, parent), by)
    Revision.objects.bulk_update(_planned_again(row), ["approved_go_live_at"])
    numbers, piece, was_planned = row.live, row.contribution, row.planned
    row.delete()
    if piece:
        deciding.belongs_again(piece, page.pk)
    for one in Page.objects.filter(pk__in=numbers).specific():
        Page.objects.filter(pk=one.pk).update(live=True)
        one.live = True
        page_published.send(sender=type(one), instance=one, revision=one.live_revision)
    log(page.specific, RESTORED, user=by, data={"planned": len(was_planned)})
    return Page.objects.get(pk=page.pk).specific


def _place(row: BinnedPage, parent: Page) -> tuple[Page, str]:
    """Beside the page that it stood after, or first."""
    if row.after and row.after.is_child_of(parent):
        return row.after, "right"
    first = parent.get_first_child() if row.after is None else None
    return (first, "left") if first else (parent, "last-child")


def _parent_of(row: BinnedPage) -> Page:
    """Where it stood; when that is gone for good, the first page that may hold it."""
    if row.parent is None:
        allowed = row.page.specific_class.allowed_parent_page_models()
        places = Page.objects.filter(OUTSIDE_BIN).type(*allowed).order_by("path")
        found = places.first()
        if found is None:
            raise GoneError
        return found
    if is_in_bin(row.parent):
        raise ParentInBinError(row.parent)
    return row.parent


def _planned_again(row: BinnedPage) -> list[Revision]:
    """Only what is still to come: nothing goes online by being put back."""
    coming = {pk: parse_datetime(at) for pk, at in row.planned.items()}
    revisions = Revision.objects.filter(pk__in=[pk for pk, at in coming.items() if at and at > timezone.now()])
    for one in revisions:
        one.approved_go_live_at = coming[str(one.pk)]
    return list(revisions)


@transaction.atomic
def erase(pk: int) -> None:
    """Throw it away for good, before its time. Raises GoneError."""
    lock()
    row = BinnedPage.objects.select_for_update(of=("self",)).select_related("page").filter(pk=pk).first()
    if row is None:
        raise GoneError
    row.page.delete()


def purge(now: datetime) -> int:
    """What has been there for 30 days goes for good."""
    old = list(BinnedPage.objects.filter(deleted_at__lte=now - KEPT).values_list("pk", flat=True))
    for pk in old:
        try:
            erase(pk)
        except GoneError:
            continue
    return len(old)


def reactions_below(pages: Iterable[Page]) -> int:
    """How many reactions go along with these pages. The app that knows reactions imports this one, so by its name."""
    return ArticlePage.objects.filter(_below(pages), reactions__isnull=False).values("reactions").distinct().count()


def number_of_pages(pages: Iterable[Page]) -> int:
    """These and all below them, each once."""
    return Page.objects.filter(_below(pages)).count()


def _below(pages: Iterable[Page]) -> Q:
    return reduce(or_, (Q(path__startswith=page.path) for page in pages), Q(pk__in=[]))
