"""Sam, who gets the letter, and what a visitor presses."""

import pytest

from newsletter import links
from newsletter.models import Subscriber
from tests.newsletter.making import ADDRESS, HERE, path, subscriber


@pytest.fixture
def send(client, tree):
    """Somebody fills in the form."""

    def post(email=ADDRESS, **fields):
        return client.post("/nieuwsbrief/aanmelden/", {"email": email, "form": "footer", **fields}, **HERE)

    return post


@pytest.fixture
def sam(tree):
    return subscriber(name="Sam")


@pytest.fixture
def choices(client, sam):
    """``choices(do="pause", months=2)`` presses a button on Sam's page; without anything it opens it."""
    address = path(links.choices_url(sam.key))

    def post(**fields):
        answer = client.post(address, fields, **HERE) if fields else client.get(address)
        sam.refresh_from_db() if Subscriber.objects.filter(pk=sam.pk).exists() else None
        return answer

    return post
