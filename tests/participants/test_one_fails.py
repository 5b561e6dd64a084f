"""Erasing by the clock when the database refuses one of them: the others go, and the log tells it without names."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.contributions import tidying
from articles.models import Contribution
from participants import absence, leaving
from participants.models import Absence, Leaving, Member
from tests import people
from tests.articles.writing import draft

NOW = timezone.now()


def refuse(table, condition):
    """PostgreSQL lets nobody change or delete this row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'of Joke Mol'; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER refuse BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW WHEN ({condition}) "
            "EXECUTE FUNCTION pg_temp.refuse()"
        )


def told(caplog):
    text = "\n".join(record.getMessage() for record in caplog.records if "one_by_one" in record.name)
    assert "Joke" not in text
    assert "example.test" not in text
    return [record.levelname for record in caplog.records if "one_by_one" in record.name]


@pytest.fixture
def two(db):
    long_ago = NOW - timedelta(days=800)
    return people.member("Joke", "Mol", last_login=long_ago), people.member("Kim", "Bos", last_login=long_ago)


def there(*members):
    return [Member.objects.filter(email=member.email).exists() for member in members]


def test_who_asked_to_leave_leaves_though_another_cannot(two, caplog):
    joke, kim = two
    for member in two:
        leaving.ask(member, now=NOW - timedelta(days=2))
    refuse("participants_member", f"OLD.id = {joke.pk}")

    assert leaving.carry_out(NOW) == 1

    assert there(joke, kim) == [True, False]
    assert Leaving.objects.filter(member=joke).exists()
    assert told(caplog) == ["WARNING", "ERROR"]


def test_who_stayed_away_is_erased_though_another_cannot(two, caplog):
    joke, kim = two
    for member in two:
        long = NOW - timedelta(days=40)
        Absence.objects.create(member=member, told_at=long, told_again_at=NOW - timedelta(days=10))
    refuse("participants_member", f"OLD.id = {joke.pk}")

    assert absence.tidy(NOW) == 1

    assert there(joke, kim) == [True, False]
    assert told(caplog) == ["WARNING", "ERROR"]


def test_an_old_draft_goes_though_another_cannot(tree, bram, chris, caplog):
    first, second = draft(tree, bram), draft(tree, chris)
    long = NOW - timedelta(days=400)
    Contribution.objects.update(saved_at=long, warned_at=long + timedelta(days=330))
    refuse("articles_contribution", f"OLD.key = '{first.pk}'")

    assert tidying.tidy(NOW) == 1

    assert list(Contribution.objects.values_list("pk", flat=True)) == [first.pk]
    assert str(second.pk) not in caplog.text
    assert told(caplog) == ["WARNING", "ERROR"]
