"""Who hears of a page that waits, and of what became of it. Connected to Wagtail's workflow signals in apps.py."""

from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from participants import membership_mail, reviewing
from participants.models import ParticipantPage
from rvggz import outbox


def connect() -> None:
    workflow_submitted.connect(on_submitted, sender=WorkflowState, dispatch_uid="organisation_submitted")
    workflow_approved.connect(on_decided, sender=WorkflowState, dispatch_uid="organisation_approved")
    workflow_rejected.connect(on_decided, sender=WorkflowState, dispatch_uid="organisation_rejected")


def on_submitted(instance: WorkflowState, **kwargs: Any) -> None:
    page = _page_of(instance)
    if page:
        by = instance.requested_by.get_full_name() if instance.requested_by else ""
        url = membership_mail.address("wagtailadmin_pages:edit", page.pk)
        membership_mail.tell_editors("to_review", page, f"review:{instance.pk}:", url=url, member=by)


def on_decided(instance: WorkflowState, **kwargs: Any) -> None:
    """To who asked for it, as long as that person may still edit the page."""
    page, member = _page_of(instance), instance.requested_by
    if page is None or member is None or not page.memberships.contacts().filter(member=member).exists():
        return
    review = reviewing.review_of(page)
    context = {
        "event": review.status, "organisation": page.title, "name": member.get_short_name(),
        "comment": review.comment, "page_url": page.full_url or "",
        "url": membership_mail.address("organisation_edit", page.slug),
    }  # fmt: skip
    key = f"review:{instance.pk}:{instance.current_task_state_id}:{review.status}"
    outbox.put("organisation_decided", member.email, context, key=key)


def _page_of(state: WorkflowState) -> ParticipantPage | None:
    page = state.content_object
    page = page.specific if page else None
    return page if isinstance(page, ParticipantPage) else None
