"""Many at once, on a real PostgreSQL."""

import threading

import pytest
from django.db import connection

from comments import deciding, posting
from comments.models import Action, Comment, Decision, SpamWord, Status
from rvggz.models import OutgoingMail
from tests import people
from tests.comments.reacting import confirmed, entry_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(jobs):
    """Run all jobs at the same moment, each in a thread with its own connection. Answers what they answered."""
    start, answers = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        try:
            start.wait()
            answers[number] = job()
        except Exception as problem:
            answers[number] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return answers


def test_fifty_posts_at_once_are_fifty_reactions(article):
    entry = entry_of(article)
    jobs = [
        lambda n=n: posting.post(entry, posting.Words(f"Reactie {n}", f"Sam {n}", f"sam{n}@example.test"))
        for n in range(50)
    ]

    answers = at_once(jobs)

    assert not [one for one in answers if isinstance(one, Exception)]
    assert Comment.objects.count() == 50
    assert OutgoingMail.objects.filter(name="reaction_confirm").count() == 50


def test_two_clicks_at_once_are_one_reaction(article):
    entry = entry_of(article)

    at_once([lambda: posting.post(entry, posting.Words("Reactie", "Sam", "sam@example.test"))] * 4)

    assert Comment.objects.count() == OutgoingMail.objects.count() == 1


def test_two_moderators_at_once_decide_once(article):
    anna, other = people.anna(), people.member("Dirk", "Post", is_staff=True)
    comment = confirmed(article)
    OutgoingMail.objects.all().delete()
    choices = [(anna, deciding.Choice(Action.APPROVE)), (other, deciding.Choice(Action.REFUSE, "unkind"))] * 2

    answers = at_once(
        [
            lambda by=by, choice=choice: deciding.decide(comment.pk, comment.version, choice, by)
            for by, choice in choices
        ]
    )

    late = [one for one in answers if isinstance(one, deciding.TooLateError)]
    assert len(late) == 3
    assert {one.decision.action for one in late} == {Decision.objects.latest("pk").action}
    assert OutgoingMail.objects.count() == 1


def test_the_spam_filter_counts_every_lesson(article):
    anna = people.anna()
    comments = [confirmed(article, f"Koop nu goedkoop {n}", email=f"s{n}@example.test") for n in range(8)]

    answers = at_once(
        [lambda one=one: deciding.decide(one.pk, one.version, deciding.Choice(Action.SPAM), anna) for one in comments]
    )

    assert not [one for one in answers if isinstance(one, Exception)]
    assert SpamWord.objects.get(word="").spam == 8
    assert Comment.objects.filter(status=Status.SPAM).count() == 8


def test_confirming_twice_at_once_tells_moderators_once(article):
    from tests.comments.reacting import react

    people.anna()
    comment = react(article)

    at_once([lambda: posting.confirm(comment.pk)] * 4)

    assert Decision.objects.filter(action=Action.CONFIRM).count() == 1


def test_approved_at_once_is_counted_together(article):
    anna = people.anna()
    comments = [confirmed(article, f"Reactie {n}.", email=f"s{n}@example.test") for n in range(6)]

    answers = at_once(
        [
            lambda one=one: deciding.decide(one.pk, one.version, deciding.Choice(Action.APPROVE), anna)
            for one in comments
        ]
    )

    assert not [one for one in answers if isinstance(one, Exception)]
    assert entry_of(article).reactions == 6
