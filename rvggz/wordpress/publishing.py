"""Writes one page the way its status on the old site asks: public, behind a password, planned, or a draft."""

from typing import TypeVar

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction

from rvggz import placing
from rvggz.text.folding import folded

from .export_parts import Item

SLUG = 200
AnyPage = TypeVar("AnyPage", bound=Page)


def free_slug(parent: Page, wanted: str, fallback: str, own: int | None = None) -> str:
    """A slug of plain letters that no other page below ``parent`` has."""
    slug = base = slugify(folded(wanted))[:SLUG].strip("-") or fallback
    taken = set(
        Page.objects.child_of(parent).exclude(pk=own).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    number = 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def is_waiting(item: Item) -> bool:
    """Planned, and its time has not come."""
    return item.status == "future" and item.published is not None and item.published > timezone.now()


def is_for_readers(item: Item) -> bool:
    return item.status == "publish" or (item.status == "future" and item.published is not None)


def place(page: AnyPage, parent: Page, item: Item) -> AnyPage:
    """A new page into the tree, as visible as it was."""
    fresh = Page.objects.get(pk=parent.pk)  # its number of children changes under our hands
    if item.password or is_waiting(item):
        page.live, page.has_unpublished_changes = False, True  # seen by nobody until it is guarded
        fresh.add_child(instance=page)
        return settle(page, item)
    page.first_published_at = item.published if item.status == "publish" else None
    placing.place(page, fresh, live=is_for_readers(item), announced=False)  # run.py does, when links lead on
    return as_it_was_published(page, item)


def settle(page: AnyPage, item: Item) -> AnyPage:
    """Keep what was filled in as a revision and make it as visible as it was, its guard first."""
    guard(page, item.password)
    page.go_live_at = item.published if is_waiting(item) else None
    page.first_published_at = item.published if item.status == "publish" else page.first_published_at
    if not is_for_readers(item) and page.live:
        page.unpublish()
    revision = page.save_revision()
    if is_for_readers(item):
        revision.publish()
    return as_it_was_published(page, item)


def as_it_was_published(page: AnyPage, item: Item) -> AnyPage:
    """The page as it is stored now, with the dates of the old site."""
    model = type(page)
    if item.status == "publish":
        model.objects.filter(pk=page.pk).update(first_published_at=item.published, last_published_at=item.changed)
    fresh: AnyPage = model.objects.get(pk=page.pk)
    return fresh


def guard(page: Page, password: str) -> None:
    """A password restriction as the old site had it; another restriction that an editor set stays."""
    if not password:
        return
    guards = PageViewRestriction.objects.filter(page=page)
    if not guards.exists():
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password=password[:255]
        )
