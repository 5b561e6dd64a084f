"""Inviting somebody who has an account but no password yet: a mailed link by which that person chooses one.

For the first administrator (``manage.py set_up_site``) and for colleagues made in the admin. The link works once, for a
week: it names the member and a digest of what choosing a password changes.
"""

from typing import Any

from django.contrib.auth import password_validation
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from participants import two_steps
from participants.accounts import addresses, letters
from participants.models import Member
from rvggz import signed_links
from rvggz.mail import Mail, message

PURPOSE, MAIL, DAYS = "account-invitation", "account_invitation", 7


def send_invitation(member: Member) -> None:
    """By the outbox, as all mail that can wait a minute. Asked again, another goes out."""
    letters.send(MAIL, member.email, _context(member))


def invitation_mail(member: Member) -> Mail:
    """The same mail, for who hands it over at once and wants to hear what the mail server says."""
    return message(MAIL, member.email, _context(member))


def invited_member(token: str) -> Member | None:
    """Whose invitation this is; nobody when it was altered, used, too old, or the account may not log in."""
    try:
        number, digest = signed_links.read(PURPOSE, token, days=DAYS)
        member = Member.objects.filter(pk=number, is_active=True).first()
    except (signed_links.BadLinkError, TypeError, ValueError):
        return None
    return member if member and constant_time_compare(digest, _digest(member)) else None


@transaction.atomic
def choose_password(member: Member, password: str) -> bool:
    """Use the invitation up: who read the mail owns the address. False when another press was first."""
    fresh = Member.objects.select_for_update().get(pk=member.pk)
    if _digest(fresh) != _digest(member):
        return False
    member.set_password(password)
    member.save(update_fields=["password"])
    addresses.replace(member)
    password_validation.password_changed(password, member)
    return True


def _digest(member: Member) -> str:
    said = f"{member.pk} {member.password} {member.email} {member.last_login}"
    return salted_hmac(PURPOSE, said, algorithm="sha256").hexdigest()[:32]


def _context(member: Member) -> dict[str, Any]:
    token = signed_links.make(PURPOSE, [member.pk, _digest(member)])
    url = signed_links.url("account_invitation", token)
    return {"name": member.get_short_name(), "url": url, "days": DAYS, "is_editor": two_steps.may_open_admin(member)}
