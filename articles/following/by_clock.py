"""What happens by the clock: letters that are due, and what is old goes."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import tasks
from articles.following import letters, spreading
from articles.models import Happening

KEPT = timedelta(days=30)  # what could not be told in that time is no news


def wake() -> None:
    """Should something be due that no worker was told of, one is told now."""
    is_due = spreading.READY.filter(not_before__lte=timezone.now()).exists() or letters.is_due()
    told = DBTaskResult.objects.ready().filter(task_path=tasks.tell_followers.module_path)
    if is_due and not told.exists():
        tasks.tell_followers.enqueue()


def tidy(now: datetime | None = None) -> int:
    return Happening.objects.filter(at__lt=(now or timezone.now()) - KEPT).delete()[0]
