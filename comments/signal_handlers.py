"""Every connection between what others do and what we keep beside it, in one list."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import (
    page_published,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from articles.contributions import signals as pieces
from articles.models import Entry
from comments import alerts, rules, services, tidying
from comments.models import Comment, ReactionSettings
from comments.queue import counts
from rvggz import clock, outbox


def connect() -> None:
    post_save.connect(on_entry_made, sender=Entry, dispatch_uid="reactions_entry")
    for signal in (post_save, post_delete):
        signal.connect(on_rules_changed, sender=ReactionSettings, dispatch_uid=f"reaction_rules_{id(signal)}")
        signal.connect(on_rules_changed, sender=Site, dispatch_uid=f"reaction_site_{id(signal)}")
    for changed in (workflow_submitted, workflow_approved, workflow_rejected, workflow_cancelled):
        changed.connect(counts.forget_pages, dispatch_uid="moderators_pages")
    pieces.waits.connect(on_piece_waits, dispatch_uid="moderators_piece")
    page_published.connect(on_page_published, dispatch_uid="reaction_house_rules")
    clock.every(60, "reactions: moderators", alerts.tell_by_the_clock)
    clock.every(60, "outbox: what is due", outbox.wake)
    clock.every(300, "outbox: what is lost or old", outbox.tidy)
    clock.every(3600, "personal data that was kept long enough", tidying.all_that_is_due)


def on_entry_made(instance: Entry, created: bool, **kwargs: Any) -> None:
    """An article came (back) online: under it stand the reactions that it had."""
    if created and instance.type == "article" and Comment.objects.filter(article_id=instance.pk).exists():
        services.recount(instance.pk)


def on_rules_changed(**kwargs: Any) -> None:
    rules.forget()


def on_page_published(instance: Page, **kwargs: Any) -> None:
    if rules.get().house_rules_url:
        rules.forget()


def on_piece_waits(piece: Any, **kwargs: Any) -> None:
    alerts.tell_piece(piece)
