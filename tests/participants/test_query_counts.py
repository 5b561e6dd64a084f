"""Every page below /mijn/ costs at most twelve queries, however much a member has."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.contributions import content
from articles.following import follows, targets
from articles.models import Contribution
from participants import invitations, membership_mail, memberships, profiles
from participants.models import DataExport
from tests import factories, people
from tests.articles.writing import draft, submitted
from tests.every_address import address, patterns
from tests.newsletter import making
from tests.participants.accounts import log_in as by_the_door
from tests.participants.test_leaving import log_in

FEW, MANY, MOST = 2, 15, 12  # with one query for each of many it would be more than the most
NOT_HERE = {"mfa_reauthenticate_webauthn", "mfa_add_webauthn"}  # read a real passkey


@pytest.fixture
def filled(tree, bram, sanne, linde, berk, client):
    """``filled(number)``: Bram with everything that a member can have; answers what stands in his addresses."""

    def fill(number):
        profile = profiles.of(bram)
        profile.about = "Ik kook."
        profiles.save(profile, "Bram", SimpleUploadedFile("ik.jpg", factories.picture_file(600, 600).read()))
        for organisation in (linde, berk):
            memberships.place(bram, organisation, is_contact=True)
            for n in range(number):
                memberships.join(people.member("Lid", f"{organisation.pk} {n}"), organisation)
        elm = factories.make_organisation(tree, "De Iep")
        memberships.place(sanne, elm, is_contact=True)
        invitation = invitations.invite(elm, bram.email, sanne)
        for n in range(number):
            invitations.invite(linde, f"gast{n}@example.test", sanne)
            target = targets.of_keyword(factories.make_keyword(f"woord {n}"))
            follows.follow_target(bram, target)
        _write(tree, bram, number)
        export = DataExport.objects.create(member=bram, ready_at=timezone.now())
        export.file.save("kopie.zip", SimpleUploadedFile("kopie.zip", b"PK"))
        passkey = _second_steps(bram)
        _devices(bram, number)
        letter = making.subscriber(bram.email)
        for n in range(number):
            making.sent(letter, f"Brief {n}")
        return {
            "slug": linde.slug, "pk": passkey.pk, "key": export.key, "number": invitation.pk, "what": "trefwoord",
            "token": membership_mail.token_of(invitation),
        }  # fmt: skip

    return fill


def _write(tree, bram, number):
    for n in range(min(number, 4)):
        (submitted if n % 2 else draft)(tree, bram)
    Contribution.objects.bulk_create(Contribution(member=bram, content=content.blank("tip")) for _ in range(number - 2))


def _second_steps(bram):
    people.with_two_steps(bram)
    RecoveryCodes.activate(bram)
    return Authenticator.objects.create(user=bram, type="webauthn", data={"name": "Sleutel", "credential": {}})


def _devices(bram, number):
    for _ in range(number):
        browser = Client()
        browser.force_login(bram)
        UserSession.objects.create(user=bram, session_key=browser.session.session_key, user_agent="Firefox")


@pytest.mark.parametrize("number", [FEW, MANY])
def test_no_page_below_mijn_costs_more_than_twelve_queries(filled, bram, client, number):
    real = filled(number)
    log_in(client, bram)
    client.get("/mijn/")  # stamps the session, once an hour
    cost, opened = {}, set()

    for path in patterns():
        where = address(path, real)
        if not where.startswith("/mijn/") or path[-1].name in NOT_HERE:
            continue
        with CaptureQueriesContext(connection) as queries:
            status = client.get(where).status_code
        cost[where] = len(queries)
        opened |= {path[-1].name} if status == 200 else set()

    assert {where: count for where, count in cost.items() if count > MOST} == {}
    assert opened >= {
        "account", "contributions", "following", "profile", "own_picture", "organisations", "organisation_edit",
        "organisation_people", "organisation_leave", "invitation", "my_data", "my_data_copy", "leaving",
        "usersessions_list", "mfa_index", "mfa_list_webauthn", "mfa_edit_webauthn", "mfa_view_recovery_codes",
        "account_email", "account_change_password", "my_letter",
    }  # fmt: skip


@pytest.mark.parametrize("sessions", [FEW, MANY])
def test_logging_in_costs_the_same_with_many_earlier_sessions(tree, bram, sessions):
    _devices(bram, sessions)
    first, second = Client(), Client()
    assert by_the_door(first, bram).status_code == 302

    with CaptureQueriesContext(connection) as queries:
        assert by_the_door(second, bram).status_code == 302

    assert sum("SAVEPOINT" not in query["sql"] for query in queries) <= 11  # two: a mail about the new device
