"""How a document is handed to a visitor."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_text_is_downloaded_and_never_guessed_at(client):
    document = factories.make_document("Notulen", "notulen.txt", b"<script>alert(1)</script>")

    answer = client.get(document.url)

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_a_pdf_opens_in_the_browser(client):
    answer = client.get(factories.make_document("Plan", "plan.pdf").url)

    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_document_in_a_closed_folder_is_for_its_group(client, anna, chris):
    document = factories.make_document("Besloten", "besloten.pdf")
    document.collection = Collection.get_first_root_node().add_child(name="Besloten")
    document.save()
    closed = CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="groups")
    closed.groups.add(Group.objects.get(name="Redactie"))

    assert client.get(document.url).status_code == 302
    client.force_login(chris)
    assert client.get(document.url).status_code == 302
    client.force_login(anna)
    assert client.get(document.url).status_code == 200
