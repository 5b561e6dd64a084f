"""The workflow of Praat mee: one step, read by the editors. Made (and kept) after every migrate, as their group is."""

from typing import Any

from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowTask

from articles import editors
from articles.models import ArticlePage, ContributionIndexPage, ReadingTask

NAME, STEP = "Praat mee", "Lezen door de redactie"


def ensure(**kwargs: Any) -> Workflow:
    """The workflow, for whatever is written under Praat mee."""
    group = editors.ensure_group()
    task, _ = ReadingTask.objects.get_or_create(name=STEP)
    task.groups.add(group)
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    for index in ContributionIndexPage.objects.filter(workflowpage=None):
        WorkflowPage.objects.create(page=index.page_ptr, workflow=workflow)
    return workflow


def begin(page: ArticlePage) -> None:
    """Give the newest revision to the editors. Nobody is named: Wagtail would mail the writer about the admin."""
    state = page.current_workflow_state
    if state and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user=None)
    elif not state:
        (Workflow.objects.filter(name=NAME, active=True).first() or ensure()).start(page, None)


def open_step(page: ArticlePage) -> TaskState | None:
    """Where an editor can decide now."""
    found: TaskState | None = page.current_workflow_task_state
    return found


def end(page: ArticlePage, by: Any) -> None:
    state = page.current_workflow_state
    if state:
        state.cancel(user=by)
