"""Wagtail mails editors and writers itself when something is handed in, approved or sent back: in words for people
who know its admin, with links that a member may not open. Each app that starts workflows sends its own mail instead.
"""

from typing import Any

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted


def quiet() -> None:
    """Take the places where Wagtail would connect its mail. Called in ``ready`` of an app that stands before it: a
    signal takes each name (``dispatch_uid``, in wagtail/admin/signal_handlers.py) once."""
    task_submitted.connect(nothing, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
    for signal, what in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.connect(nothing, sender=WorkflowState, dispatch_uid=f"workflow_state_{what}_email_notification")


def nothing(**kwargs: Any) -> None:
    pass
