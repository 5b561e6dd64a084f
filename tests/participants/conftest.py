import pytest

from participants import memberships
from rvggz.models import OutgoingMail
from tests import people
from tests.factories import make_organisation


@pytest.fixture
def linde(tree):
    return make_organisation(tree, "De Linde", slug="de-linde")


@pytest.fixture
def berk(tree):
    return make_organisation(tree, "De Berk", slug="de-berk")


@pytest.fixture
def sanne(db, linde):
    """Contact person of De Linde."""
    member = people.member("Sanne", "Mulder")
    memberships.place(member, linde, is_contact=True)
    OutgoingMail.objects.all().delete()
    return member
