"""Changes of contact persons to the page of their organisation: they wait for an editor, in a workflow of Wagtail.

The page stays as it is until an editor approves. Nobody needs rights in the admin for it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowState, WorkflowTask

from participants import editors
from participants.models import Member, ParticipantPage

NAME, TASK = "Pagina van een organisatie", "Redactie leest mee"


class ChangedMeanwhileError(Exception):
    """Somebody else saved the page after this form was opened."""


@dataclass(frozen=True)
class Review:
    """How the last proposal stands: waiting, refused, approved, or nothing (there was none, or it was taken back)."""

    status: str = ""
    at: datetime | None = None
    comment: str = ""


@dataclass(frozen=True)
class Waiting:
    """A page that waits for an editor."""

    page: ParticipantPage
    title: str
    since: datetime
    edit_url: str
    by: str


STATUSES = {
    WorkflowState.STATUS_IN_PROGRESS: "waiting", WorkflowState.STATUS_NEEDS_CHANGES: "refused",
    WorkflowState.STATUS_APPROVED: "approved",
}  # fmt: skip


def ensure_workflow(**kwargs: Any) -> Workflow:
    """The workflow, made when it is not there. Its task is of the editors; a task or group changed by hand stays."""
    workflow, is_new = Workflow.objects.get_or_create(name=NAME)
    if is_new or not workflow.tasks.exists():
        task, is_new_task = GroupApprovalTask.objects.get_or_create(name=TASK)
        if is_new_task:
            task.groups.add(Group.objects.get_or_create(name=editors.GROUP)[0])
        WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    return workflow


def version(page: ParticipantPage) -> str:
    """What a form says it began with."""
    return str(page.latest_revision_id or 0)


@transaction.atomic
def submit(draft: ParticipantPage, began_with: str, by: Member) -> None:
    """Keep a changed page as a revision and lay it before the editors. What is online stays.

    ``began_with``: the version that the form showed. Raises ChangedMeanwhileError when that is no longer the last.
    """
    page = ParticipantPage.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    page.refresh_from_db(fields=["latest_revision"])  # as it is now that we have the lock
    if version(page) != began_with:
        raise ChangedMeanwhileError
    draft.save_revision(user=by, log_action=True)
    _end(page, by)
    ensure_workflow().start(page, by)


@transaction.atomic
def withdraw(page: ParticipantPage, by: Member) -> bool:
    """Take a proposal back: what is online is the latest version again. The proposal stays among the earlier ones.

    Answers whether it was done: what editors wrote or have under way meanwhile is theirs.
    """
    page = ParticipantPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    state = states(page).active().first()
    if state is None or not _is_newest_proposal(state, page):
        return False
    state.cancel(user=by)
    ParticipantPage.objects.get(pk=page.pk).save_revision(user=by, log_action=True)
    Page.objects.filter(pk=page.pk).update(has_unpublished_changes=False)
    return True


def _is_newest_proposal(state: WorkflowState, page: ParticipantPage) -> bool:
    """Of a contact person, by our form, and nobody saved the page since."""
    if state.workflow.name != NAME or not page.memberships.contacts().filter(member=state.requested_by_id).exists():
        return False
    proposed = state.task_states.order_by("pk").values_list("revision", "revision__user").first()
    return proposed == (page.latest_revision_id, state.requested_by_id)


def _end(page: ParticipantPage, by: Member) -> None:
    state = states(page).active().first()
    if state:
        state.cancel(user=by)


def states(page: ParticipantPage) -> Any:
    kind = ContentType.objects.get_for_model(Page)
    return WorkflowState.objects.filter(base_content_type=kind, object_id=str(page.pk))


def review_of(page: ParticipantPage) -> Review:
    """How the last proposal stands. One query."""
    last = states(page).select_related("current_task_state").order_by("-created_at", "-pk").first()
    if last is None:
        return Review()
    task = last.current_task_state
    at = (task.finished_at if task else None) or last.created_at
    return Review(STATUSES.get(last.status, ""), at, (task.comment if task else "").strip())


def number_waiting() -> int:
    """How many there are, in one query."""
    rows = WorkflowState.objects.filter(workflow__name=NAME, status=WorkflowState.STATUS_IN_PROGRESS)
    return rows.count()


def waiting() -> list[Waiting]:
    """The pages of organisations that wait for an editor, the longest waiting first. Two queries."""
    kind = ContentType.objects.get_for_model(Page)
    found = WorkflowState.objects.filter(
        workflow__name=NAME, base_content_type=kind, status=WorkflowState.STATUS_IN_PROGRESS
    )
    rows = list(found.select_related("requested_by").order_by("created_at", "pk"))
    pages = ParticipantPage.objects.in_bulk([int(row.object_id) for row in rows])
    return [
        Waiting(
            page, page.draft_title or page.title, row.created_at, reverse("wagtailadmin_pages:edit", args=[page.pk]),
            row.requested_by.get_full_name() if row.requested_by else "",
        )
        for row in rows
        if (page := pages.get(int(row.object_id)))
    ]  # fmt: skip
