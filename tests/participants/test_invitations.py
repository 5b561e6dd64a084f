"""Being invited to an organisation by mail: once, to one address, with or without an account."""

import logging
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from participants import invitations, membership_mail
from participants.models import Invitation, Membership
from rvggz import outbox, privacy
from rvggz.discreet_log import DiscreetFormatter
from rvggz.models import OutgoingMail
from tests import people
from tests.participants.test_memberships import logged_in, people_page


def invited_to(linde, by, email="kim@example.test"):
    invitation = invitations.invite(linde, email, by)
    return invitation, f"/mijn/uitnodiging/{membership_mail.token_of(invitation)}/"


def test_who_is_invited_joins_by_the_link_of_a_real_mail(linde, sanne, postbus):
    kim = people.member("Kim", "Bos", email="kim@example.test")
    people_page(sanne, "invite", "", email="KIM@example.test")
    outbox.send_due()
    link = postbus.link(postbus.to("kim@example.test")[0], "/mijn/uitnodiging/").split("testserver")[-1]
    link = "/" + link.split("/", 3)[-1] if "://" in link else link
    browser = logged_in(kim)

    assert "De Linde nodigt je uit" in browser.get(link).content.decode()
    assert not Membership.objects.filter(member=kim).exists()  # opening does nothing: mail scanners open links
    browser.post(link)

    assert Membership.objects.get(member=kim).is_accepted
    again = browser.post(link)
    assert again.status_code == 410
    assert "al gebruikt" in again.content.decode()


def test_who_has_no_account_is_led_to_make_one_and_back(linde, sanne):
    invitation, link = invited_to(linde, sanne)
    browser = Client()

    assert "Maak een account" in browser.get(link).content.decode()
    answer = browser.post(link)

    assert answer.headers["Location"] == f"/mijn/registreren/?next={link}"
    assert browser.session["invitation"] == str(invitation.key)
    invitation.refresh_from_db()
    assert invitation.is_open


def test_an_invitation_is_of_one_address(linde, sanne, chris):
    _, link = invited_to(linde, sanne)

    answer = logged_in(chris).post(link)

    assert answer.status_code == 403
    assert "ander e-mailadres" in answer.content.decode()
    assert "kim@example.test" not in answer.content.decode()
    assert not Membership.objects.filter(member=chris).exists()


def test_an_old_an_altered_and_a_taken_back_invitation_are_explained(linde, sanne):
    _, link = invited_to(linde, sanne)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    assert Client().post(link).status_code == 410
    assert Client().get(f"{link[:-3]}xx/").status_code == 404
    privacy.tidy()
    assert not Invitation.objects.exists()
    assert "werkt niet" in Client().get(link).content.decode()


def test_inviting_again_sends_a_mail_again_for_the_same_invitation(linde, sanne):
    invited_to(linde, sanne)
    people_page(sanne, "invite", "", email="Kim@example.test")

    assert Invitation.objects.count() == 1
    assert OutgoingMail.objects.filter(name="invitation").count() == 2


def test_an_invitation_waits_at_mijn_too(linde, sanne):
    kim = people.member("Kim", "Bos", email="kim@example.test")
    invitation, _ = invited_to(linde, sanne)
    browser = logged_in(kim)
    assert "De Linde nodigt je uit." in browser.get("/mijn/organisatie/").content.decode()

    browser.post(f"/mijn/organisatie/uitnodiging/{invitation.pk}/", {"do": "join"})

    assert Membership.objects.get(member=kim).is_accepted


def test_an_invitation_of_somebody_else_cannot_be_answered(linde, sanne, chris):
    invitation, _ = invited_to(linde, sanne)

    for do in ("join", "decline"):
        logged_in(chris).post(f"/mijn/organisatie/uitnodiging/{invitation.pk}/", {"do": do})

    assert Invitation.objects.get().is_open
    assert not Membership.objects.filter(member=chris).exists()


def test_a_wrong_address_comes_back_as_it_was_typed(linde, sanne):
    answer = people_page(sanne, "invite", "", email="kim apestaart")

    assert answer.status_code == 422
    assert "kim apestaart" in answer.content.decode()
    assert people_page(sanne, "invite", "", email=sanne.email).status_code == 422


def test_the_key_of_an_invitation_stands_in_no_log(linde, sanne):
    _, link = invited_to(linde, sanne)

    said = DiscreetFormatter("{message}", style="{").format(
        logging.makeLogRecord({"msg": "Not Found: %s", "args": (f"{link}x",)})
    )

    assert said == "Not Found: /mijn/uitnodiging/…"
