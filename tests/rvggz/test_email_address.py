"""One address, one spelling: by whatever door it comes in, and however somebody asks for what is held of it."""

import importlib
import json
import unicodedata

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection

from articles.models import Contribution
from comments import writers
from comments.models import Comment
from newsletter.models import Subscriber
from participants.models import Invitation, Member, ParticipantPage
from rvggz import outbox, privacy
from rvggz.email_address import as_kept, same, spellings
from rvggz.email_field import EmailField
from rvggz.models import OutgoingMail
from tests import factories, people

TYPED = "sam@müller.example"
KEPT = "sam@xn--mller-kva.example"
WAYS = [
    TYPED,
    KEPT,
    unicodedata.normalize("NFD", TYPED),
    "SAM@MÜLLER.Example",
    "Sam@XN--MLLER-KVA.EXAMPLE",
    "sam@müller.example.",
    " sam@müller.example ",
]
HERE = {"headers": {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_write_it_is_one(way):
    assert as_kept(way) == KEPT
    assert same(way, TYPED)
    assert {TYPED, KEPT, unicodedata.normalize("NFD", TYPED)} == set(spellings(way))


def test_every_address_that_a_model_of_ours_holds_is_kept_so():
    ours = {"participants", "articles", "comments", "newsletter", "rvggz"}
    settings_of_the_site = {"SiteTexts"}  # of the site itself, not of a person
    fields = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ours and model.__name__ not in settings_of_the_site
        for field in model._meta.local_fields
        if field.get_internal_type() == "EmailField" or "email" in field.name
        if not isinstance(field, EmailField)
    ]

    assert fields == []


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_a_field_keeps_and_finds_it_in_every_way(way):
    member = Member.objects.create_user(way, "x", first_name="Sam")
    assert Member.objects.values_list("email", flat=True).get() == member.email == KEPT
    Member.objects.update(email="ander@example.test")
    Member.objects.update(email=way)

    for asked in WAYS:
        assert Member.objects.get(email=asked) == member
        assert Member.objects.get(email__iexact=asked) == member
        assert Member.objects.get(email__in=[asked]) == member
        assert Member.objects.get_by_natural_key(asked) == member


def everywhere(tree, way):
    """Somebody without an account who left this address at every door."""
    article = factories.make_article(tree, "Kampvuur")
    comment = Comment.objects.create(
        article=article, name="Sam", email=way, text="Dag", writer=writers.key_of(way, None)
    )
    Contribution.objects.create(guest_email=way, guest_name="Sam", content={"title": "Stuk"})
    organisation = factories.make_organisation(tree, "De Linde", contact_name="Sam", contact_email=way)
    Invitation.objects.create(organisation=organisation, email=way)
    Subscriber.objects.bulk_create([Subscriber(email=way, name="Sam")])
    outbox.put("reaction_confirm", way, {"article": {"title": "x", "url": "/"}, "url": "/", "days": 7}, key="a")
    return comment


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [WAYS[0], WAYS[2], WAYS[4]])
@pytest.mark.parametrize("way", [WAYS[0], WAYS[1], WAYS[2]])
def test_export_and_erasure_find_it_however_it_came_and_is_asked_for(tree, way, asked):
    everywhere(tree, way)
    who = privacy.person(asked)

    told = privacy.export(who)
    privacy.erase(who)

    assert len(told) >= 6, sorted(told)
    assert privacy.export(who) == {}
    assert not Comment.objects.exclude(email="").exists()
    for model in (Contribution, Invitation, Subscriber, OutgoingMail):
        assert not model.objects.exists(), model
    assert set(ParticipantPage.objects.values_list("contact_email", flat=True)) == {""}


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS[:4])
def test_rows_that_are_there_get_the_one_spelling(tree, way):
    comment = everywhere(tree, KEPT)
    member = people.member("Noor", "Smit")
    EmailAddress.objects.create(user=member, email="x@example.test", verified=True, primary=True)
    old = {"participants_member": "email", "comments_comment": "email", "articles_contribution": "guest_email",
           "newsletter_subscriber": "email", "participants_invitation": "email", "rvggz_outgoingmail": '"to"',
           "participants_participantpage": "contact_email", "account_emailaddress": "email"}  # fmt: skip
    with connection.cursor() as cursor:  # as they came in before
        for table, column in old.items():
            cursor.execute(f"UPDATE {table} SET {column} = %s", [way])  # noqa: S608
    Comment.objects.filter(pk=comment.pk).update(writer="x")

    importlib.import_module("rvggz.migrations.0002_one_spelling_of_addresses").one_spelling(apps, None)

    with connection.cursor() as cursor:
        for table, column in old.items():
            cursor.execute(f"SELECT {column} FROM {table}")  # noqa: S608
            assert {row[0] for row in cursor.fetchall()} == {KEPT}, table
    if way != KEPT:
        assert Comment.objects.get().writer == writers.key_of(KEPT, None)


@pytest.mark.django_db
def test_two_accounts_that_would_become_one_stay_two(capsys):
    first, second = people.member("Sam", "A"), people.member("Sam", "B")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE participants_member SET email = %s WHERE id = %s", [KEPT, first.pk])
        cursor.execute("UPDATE participants_member SET email = %s WHERE id = %s", [TYPED, second.pk])

    importlib.import_module("rvggz.migrations.0002_one_spelling_of_addresses").one_spelling(apps, None)

    assert set(Member.objects.values_list("email", flat=True)) == {KEPT, TYPED}
    assert f"Member {second.pk}" in capsys.readouterr().out


@pytest.mark.django_db
def test_words_whose_address_is_gone_are_found_by_an_old_mark_too(article):
    old = writers._keyed(f"address {TYPED}")
    Comment.objects.create(article=article, name="", email="", text="", writer=old)

    assert privacy.export(privacy.person(KEPT))["Reacties"]


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS[:5])
def test_who_registered_logs_in_with_every_spelling(client, tree, way):
    Member.objects.create_user(TYPED, people.PASSWORD, first_name="Sam")

    answer = client.post("/mijn/inloggen/", {"login": way, "password": people.PASSWORD}, **HERE)

    assert answer.status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS[:4])
def test_forms_bring_it_to_one_spelling(way, tree, bram):
    from articles.contributions.guest_form import GuestForm
    from comments.forms import AddressForm
    from participants.accounts.address_views import NewAddressForm
    from participants.organisation_forms import InviteForm

    for form in (AddressForm({"email": way}), InviteForm({"email": way}), NewAddressForm(bram, {"email": way}),
                 GuestForm({"email": way, "consent": "on", "name": "Sam"})):  # fmt: skip
        form.is_valid()
        assert form.cleaned_data["email"] == KEPT, type(form)


@pytest.mark.django_db
def test_an_export_of_all_says_the_address_as_it_is_kept(tree):
    everywhere(tree, TYPED)

    assert KEPT in json.dumps(privacy.export(privacy.person(TYPED)))
