"""What a job wants to know of the tasks that do it."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def is_asked(job: Task[Any, Any]) -> bool:
    """Does one wait already for a worker?"""
    return bool(DBTaskResult.objects.ready().filter(task_path=job.module_path).exists())


def is_immediate(job: Task[Any, Any]) -> bool:
    """Is it done within the call that asks for it (as in tests)? Then it must not ask for itself."""
    return isinstance(job.get_backend(), ImmediateBackend)
