"""Who is logged in, and what they may: found by the plain questions of the database, in one query each."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import Case, Value, When

from participants import two_steps
from participants.accounts.backend import Backend
from participants.models import Member
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def ordered(monkeypatch):
    """A model whose every query ends with values of its own."""
    first = Case(When(first_name="Zoë", then=Value(0)), default=Value(1))
    monkeypatch.setattr(Member._meta, "ordering", [first, "pk"])


@pytest.mark.usefixtures("ordered")
def test_a_member_is_found_by_number_and_by_address_whatever_members_are_ordered_by(bram, chris, rf):
    assert Backend().get_user(bram.pk) == bram
    assert Backend().authenticate(rf.post("/"), email=chris.email, password=people.PASSWORD) == chris
    assert Backend().get_user(0) is None


def test_a_member_comes_with_the_second_step_in_one_query(anna, bram, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = [Backend().get_user(person.pk) for person in (anna, bram)]
        known = [getattr(member, two_steps.KNOWN) for member in found]

    assert known == [True, False]


def test_rights_of_a_member_and_of_its_groups_are_one_query(bram, chris, django_assert_num_queries):
    own, of_group, of_another = Permission.objects.order_by("pk")[:3]
    group = Group.objects.create(name="Kring")
    group.permissions.add(own, of_group)
    bram.groups.add(group)
    bram.user_permissions.add(own)
    chris.user_permissions.add(of_another)

    with django_assert_num_queries(1):
        found = Backend().get_all_permissions(bram)

    assert found == {f"{one.content_type.app_label}.{one.codename}" for one in (own, of_group)}
