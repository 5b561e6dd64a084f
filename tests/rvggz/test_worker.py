"""The worker as it really runs: a process of its own, killed and asked to stop."""

import signal

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Revision

from rvggz import worker
from tests.factories import make_article
from tests.rvggz import workers
from tests.rvggz.workers import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def start_worker():
    """Start ``manage.py run_worker`` on the database of this test."""
    started = []

    def start():
        started.append(workers.start())
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def queue(name, *arguments, **fields):
    """Put a task of tests/rvggz/tasks.py in the queue."""
    return DBTaskResult.objects.create(
        task_path=f"tests.rvggz.tasks.{name}", args_kwargs={"args": list(arguments), "kwargs": {}},
        backend_name=worker.BACKEND, run_after=get_date_max(), **fields,
    )  # fmt: skip


def test_a_task_of_a_killed_worker_is_done_by_the_next(start_worker, tmp_path):
    task = queue("finish_at_the_second_try", str(tmp_path / "tries"))
    first = start_worker()
    wait_until(lambda: (tmp_path / "tries").exists())

    first.send_signal(signal.SIGKILL)
    first.wait()
    start_worker()

    wait_until(lambda: DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.SUCCESSFUL)
    assert len(DBTaskResult.objects.get(pk=task.pk).worker_ids) == 2


def test_a_worker_publishes_what_was_scheduled_and_finishes_its_task_when_it_is_asked_to_stop(
    start_worker, tree, tmp_path
):
    article = make_article(tree, live=False)
    revision = article.latest_revision
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())

    process = start_worker()
    wait_until(lambda: type(article).objects.get(pk=article.pk).live)
    task = queue("take_two_seconds", str(tmp_path / "begun"))
    wait_until(lambda: (tmp_path / "begun").exists())
    process.terminate()

    assert process.wait(10) == 0
    assert DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.SUCCESSFUL


def test_a_task_of_a_worker_that_lives_is_left_alone():
    task = queue("take_two_seconds", "", status=TaskResultStatus.RUNNING, worker_ids=["alive"])
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [worker.lock_number("worker alive")])

    found = worker.requeue_abandoned()
    other.close()

    assert found == 0
    assert DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.RUNNING


def test_a_task_that_outlived_three_workers_is_given_up():
    task = queue("take_two_seconds", "", status=TaskResultStatus.RUNNING, worker_ids=["one", "two", "three"])

    worker.requeue_abandoned()

    assert DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.FAILED
