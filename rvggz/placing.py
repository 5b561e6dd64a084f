"""Puts a page online that nobody saw before: saved once, where Wagtail's own publishing saves it three times.

For who makes many pages at a time. What other parts learn by the signal of publishing, they learn here too.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published


def place(
    page: Page,
    parent: Page,
    *,
    live: bool = True,
    by: Any = None,
    moment: datetime | None = None,
    announced: bool = True,
) -> None:
    """Add a page with its first revision, published at ``moment`` or, unless it is ``live``, a draft.

    Not ``announced``: the caller sends the signal of publishing later, see ``announce``.

    A page that says when it was first published was so. Not for one that comes online later: only Wagtail's own
    publishing can plan.
    """
    moment = moment or timezone.now()
    page.live, page.has_unpublished_changes = live, not live
    if live:
        page.first_published_at, page.last_published_at = page.first_published_at or moment, moment
    with disable_reference_index_auto_update():
        parent.add_child(instance=page)
    revision = _write_revision(page, by, moment)
    stored = type(page).objects.get(pk=page.pk)
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(stored)
    if live:
        if announced:
            page_published.send(sender=type(page), instance=stored, revision=revision)
        log(instance=page, action="wagtail.publish", user=by, revision=revision, content_changed=True)


def announce(page: Page, *, has_entry: bool = False) -> None:
    """Tell other parts that a page that was placed is online, now that its text will not change any more.

    ``has_entry``: lists and search know it already.
    """
    page_published.send(sender=type(page), instance=page, revision=page.live_revision, has_entry=has_entry)


def _write_revision(page: Page, by: Any, moment: datetime) -> Revision:
    """As ``save_revision`` makes it."""
    revision = Revision.objects.create(
        content_object=page, base_content_type=page.get_base_content_type(), content=page.serializable_data(),
        object_str=str(page), user=by, created_at=moment,
    )  # fmt: skip
    known = {
        "latest_revision": revision, "latest_revision_created_at": moment, "draft_title": page.title,
        "live_revision": revision if page.live else None,
    }  # fmt: skip
    for name, value in known.items():
        setattr(page, name, value)
    Page.objects.filter(pk=page.pk).update(**known)
    return revision
