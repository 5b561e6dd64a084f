"""Editors and a writer at the same piece at once: one wins, the other is told, and the writer gets one mail."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.contributions import own
from articles.models import ArticlePage, Contribution, PieceState
from tests import factories, people
from tests.articles.writing import letters, now, submitted
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def piece():
    return submitted(factories.site(), people.bram())


@pytest.fixture
def editor():
    client = Client()
    client.force_login(people.anna())
    return client


def publish_in_editor(editor, piece, button="action-publish"):
    page = piece.page
    typed = {
        "title": page.title, "slug": page.slug, "kind": "blog", "published_on": "22-11-2026", "body-count": 0,
        "more_links-count": 0, "keywords": "", "summary": "x", "themes": [one.pk for one in page.themes.all()],
        button: "1",
    }  # fmt: skip
    return lambda: editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed)


def publish_by_workflow(editor, piece):
    task = piece.page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[piece.page.pk, "approve", task.pk])
    return lambda: editor.post(address)


def publish_by_api(editor, piece):
    address = f"/beheer/api/main/pages/{piece.page.pk}/action/publish/"
    return lambda: editor.post(address, "{}", content_type="application/json")


def refuse(editor, piece):
    typed = {"do": "refuse", "version": piece.version, "refusal": "double", "note": ""}
    return lambda: editor.post(reverse("pieces_decide", args=[piece.pk]), typed, follow=True)


PUBLISHING = [publish_in_editor, publish_by_workflow, publish_by_api]


def told():
    return [name for name, _ in letters() if name != "piece_received"]


@pytest.mark.parametrize("publish", PUBLISHING)
def test_who_publishes_while_it_is_refused_reads_that(piece, editor, publish):
    answers = race(Contribution.objects.all(), refuse(editor, piece), publish(editor, piece))

    assert [answer.status_code for answer in answers] == [200, 409]
    assert "besloten het niet te plaatsen" in answers[1].content.decode()
    assert now(piece).state == PieceState.REFUSED
    assert not ArticlePage.objects.get().live
    assert told() == ["piece_refused"]


@pytest.mark.parametrize("publish", PUBLISHING)
def test_who_refuses_while_it_is_published_reads_that(piece, editor, publish):
    answers = race(Contribution.objects.all(), publish(editor, piece), refuse(editor, piece))

    assert answers[0].status_code in {200, 302}
    assert "er was iemand eerder. Het staat al op de site." in answers[1].content.decode()
    assert now(piece).state == PieceState.PLACED
    assert told() == ["piece_placed"]


@pytest.mark.parametrize("publish", PUBLISHING)
def test_who_publishes_what_its_writer_withdraws_reads_that(piece, editor, publish):
    answers = race(Contribution.objects.all(), lambda: own.withdraw(piece), publish(editor, piece))

    assert answers[1].status_code == 409
    assert "heeft het net ingetrokken" in answers[1].content.decode()
    assert not ArticlePage.objects.exists()
    assert told() == []


def test_who_withdraws_what_is_published_at_that_moment_has_withdrawn_it(piece, editor):
    answers = race(Contribution.objects.all(), publish_by_workflow(editor, piece), lambda: own.withdraw(piece))

    assert answers[0].status_code == 302
    assert now(piece).state == PieceState.WITHDRAWN
    assert not ArticlePage.objects.exists()


def test_saving_what_one_types_goes_on_while_a_colleague_decides(piece, editor):
    save = publish_in_editor(editor, piece, button="action-none")

    answers = race(Contribution.objects.all(), refuse(editor, piece), save)

    assert answers[1].status_code == 302
    assert told() == ["piece_refused"]
