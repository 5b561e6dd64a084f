"""Many reactions at once."""

import pytest
from django.urls import reverse

from articles.models import ArticlePage
from comments.models import Comment, Decision, Status
from tests import factories
from tests.comments.reacting import approve, confirmed

PART = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def three(article):
    return [confirmed(article, f"Reactie {n}.", email=f"n{n}@example.test") for n in range(3)]


@pytest.fixture
def together(client, anna):
    client.force_login(anna)

    def post(action, comments=(), *, part=False, **fields):
        fields = {"do": action, "seen": [f"{one.pk}:{one.version}" for one in comments], **fields}
        return client.post(reverse("reactions_together"), fields, headers=PART if part else {})

    return post


def statuses():
    return list(Comment.objects.order_by("pk").values_list("status", flat=True))


def test_what_is_ticked_is_placed(three, together):
    together("approve", three[:2])

    assert statuses() == [Status.SHOWN, Status.SHOWN, Status.HELD]


def test_the_whole_page_is_taken_without_a_script(three, together):
    together("spam", whole="ja", on_page=[f"{one.pk}:{one.version}" for one in three])

    assert statuses() == [Status.SPAM] * 3


def test_all_are_undone_with_one_button(three, together, client):
    answer = together("approve", three)
    assert "3 reacties geplaatst." in client.get(answer["location"]).content.decode()

    client.post(reverse("reactions_take_back"), {"decision": list(Decision.objects.values_list("pk", flat=True))})

    assert statuses() == [Status.HELD] * 3


def test_a_refusal_of_many_needs_one_reason(three, together):
    assert "Kies een reden" in together("refuse", three, part=True).content.decode()
    assert statuses() == [Status.HELD] * 3

    together("refuse", three, refusal="off-topic")
    assert set(Comment.objects.values_list("refusal", flat=True)) == {"off-topic"}


def test_what_another_decided_meanwhile_is_said_and_the_rest_is_done(three, together, eva):
    approve(three[0], eva)

    page = together("spam", three, part=True).content.decode()

    assert statuses() == [Status.SHOWN, Status.SPAM, Status.SPAM]
    assert "2 reacties als spam weggelegd." in page and "Eva Smit heeft deze reactie" in page


def test_found_private_data_are_blacked_out_in_all(article, together):
    found = [confirmed(article, f"Bel 06-1234567{n}.", email=f"n{n}@example.test") for n in range(2)]

    together("black-out", found)

    assert not [one for one in Comment.objects.all() if "06-" in one.text]


def test_the_articles_of_all_are_closed(article, tree, together):
    other = factories.make_article(tree)

    together("close", [confirmed(article), confirmed(other, email="kim@example.test")])

    assert not ArticlePage.objects.filter(comments_open=True).exists()


@pytest.mark.parametrize("fields", [{}, {"seen": ["x", "1", "1:x", "-1:1", "99999999999999999999:1"]}])
def test_nothing_ticked_does_nothing(three, together, fields):
    together("approve", **fields)

    assert statuses() == [Status.HELD] * 3


def test_many_get_the_same_answer_and_it_can_be_undone(three, together):
    together("reply", three[:2], reply="Dank je wel voor je vraag. We komen erop terug.")

    answers = Comment.objects.filter(as_editor=True)
    assert {answer.answers_id for answer in answers} == {one.pk for one in three[:2]}
    assert Comment.objects.get(pk=three[0].pk).status == Status.SHOWN
    assert Comment.objects.get(pk=three[2].pk).status == Status.HELD


def test_an_answer_to_many_needs_words(three, together):
    together("reply", three, reply=" ")

    assert not Comment.objects.filter(as_editor=True).exists()
