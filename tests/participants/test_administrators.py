"""Somebody who manages people stays, whoever goes and however many at once."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from participants import erasing, leaving
from participants.models import Member
from rvggz import privacy
from tests import people
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)
BULK = "/beheer/bulk/participants/member/"


@pytest.fixture
def two():
    """Both manage the site."""
    return people.eva(), people.with_two_steps(people.member("Otto", "Prins", is_staff=True, is_superuser=True))


def there():
    return Member.objects.filter(is_active=True, is_superuser=True)


def erase(member):
    return lambda: privacy.erase(privacy.person(member.email))


def logged_in(member):
    client = Client()
    client.force_login(member)
    return client


def form_of(member, **changes):
    return {"email": member.email, "first_name": member.first_name, "last_name": member.last_name, **changes}


def delete(by, whom):
    client = logged_in(by)
    return lambda: client.post(reverse("wagtailusers_users:delete", args=[whom.pk]), follow=True)


def demote(by, whom):
    client, typed = logged_in(by), form_of(whom, is_active="on")
    return lambda: client.post(reverse("wagtailusers_users:edit", args=[whom.pk]), typed, follow=True)


def close(by, whom):
    client, typed = logged_in(by), form_of(whom, is_superuser="on")
    return lambda: client.post(reverse("wagtailusers_users:edit", args=[whom.pk]), typed, follow=True)


def delete_in_bulk(by, whom):
    client = logged_in(by)
    return lambda: client.post(f"{BULK}delete/?id={whom.pk}&next=/beheer/", follow=True)


def close_in_bulk(by, whom):
    client = logged_in(by)
    address = f"{BULK}set_active_state/?id={whom.pk}&next=/beheer/"
    return lambda: client.post(address, {"mark_as_active": "False"}, follow=True)


WAYS = [delete, demote, close, delete_in_bulk, close_in_bulk]


def test_of_two_administrators_erased_at_once_one_stays_and_is_told(two):
    one, other = two

    answers = race(there(), erase(one), erase(other))

    assert there().count() == 1
    assert sum(isinstance(answer, erasing.LastAdministratorError) for answer in answers) == 1


@pytest.mark.parametrize("way", WAYS)
def test_of_two_who_take_each_others_rights_away_one_stays(two, way):
    one, other = two

    answers = race(there(), way(one, other), way(other, one))

    assert there().count() == 1
    assert [answer.status_code for answer in answers if hasattr(answer, "status_code")] == [200, 200]
    assert any("Er blijft dan geen enkele beheerder over" in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("way", WAYS)
def test_erased_while_the_other_is_demoted_one_stays(two, way):
    one, other = two

    race(there(), way(one, other), erase(one))

    assert there().count() == 1


def test_who_asks_to_leave_while_the_other_is_closed_is_not_erased(two):
    one, other = two
    leaving.ask(one)
    Member.objects.filter(pk=other.pk).update(is_active=False)

    leaving.carry_out(now=leaving.Leaving.objects.get().due_at)

    assert there().get() == one


# Who is no person


@pytest.mark.parametrize("typed", ["", " ", "@", "jan", "jan@", "@example.test", "jan jansen@example.test"])
@pytest.mark.parametrize("command", ["erase_personal_data", "export_personal_data"])
def test_what_is_no_address_matches_nobody(command, typed):
    nameless = Member.objects.create(email="", first_name="Zonder", last_name="Adres")

    with pytest.raises(CommandError, match="geen e-mailadres"):
        call_command(command, typed)
    with pytest.raises(privacy.NotAnAddressError):
        privacy.person(typed)
    with pytest.raises(privacy.NotAnAddressError):
        privacy.Person(typed, nameless)
