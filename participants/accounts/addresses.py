"""The address of a member stands twice: in the account (``Member.email``, what counts) and in allauth's table, which
says whether it was confirmed. Here they are kept in step.

Whoever was made by an administrator, an import or a command has no row in allauth's table: that person counts as
confirmed. Who registered has an unconfirmed row until a code was filled in.
"""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.dispatch import Signal

from participants.models import Member
from rvggz.email_address import as_kept

moved = Signal()  # before, after: the owner of an account gave it another address, confirmed at both
LOCKS = 0x72_65_67  # first half of the advisory lock of an address
CONFIRMED = "known_confirmed"  # on who logs in: True, False, or None when allauth does not know the address


def settle(member: Member) -> None:
    """Make allauth's table say what the account says: an address that it does not know was set by an administrator."""
    if getattr(member, CONFIRMED, None) is not None:
        return
    rows = EmailAddress.objects.filter(user=member)
    if not rows.filter(email=member.email).exists():
        replace(member)


@transaction.atomic
def replace(member: Member) -> None:
    """The address of the account is the only one, and confirmed."""
    EmailAddress.objects.filter(user=member).delete()
    EmailAddress.objects.filter(email=member.email, verified=True).exclude(user=member).delete()  # left behind
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)


def is_confirmed() -> Subquery:
    """What allauth's table says of the address of a member."""
    rows = EmailAddress.objects.filter(user=OuterRef("pk"), email=OuterRef("email"))
    return Subquery(rows.values("verified")[:1])


def unconfirmed() -> QuerySet[Member]:
    """Who registered and never filled in the code. Nobody can have logged in to these accounts."""
    mine = EmailAddress.objects.filter(user=OuterRef("pk"))
    return Member.objects.filter(Exists(mine), ~Exists(mine.filter(verified=True)), last_login=None)


def is_unconfirmed(member: Member) -> bool:
    return unconfirmed().filter(pk=member.pk).exists()


def confirmed(member: Any) -> Any:
    """The member, unless it never confirmed its address. To that one we mail how to register (again): who reads the
    mail may be another than who chose the password. Asks the same of the database when there is no member."""
    never_confirmed = unconfirmed().filter(pk=member.pk if member else 0).exists()
    return None if never_confirmed else member


def owner_of(email: str) -> Member | None:
    """Whose account this address has, confirmed or not."""
    return Member.objects.filter(email=email).first()


@transaction.atomic
def step_aside(member: Member) -> None:
    """Somebody registers again with the address of an account that was never confirmed: the newest registration counts.

    The older one keeps no address, so that its password opens nothing. It is deleted with the other unconfirmed ones.
    """
    nobody = f"vervallen-{member.pk}@weg.invalid"  # RFC 2606: never anyone's
    EmailAddress.objects.filter(user=member).update(email=nobody)
    Member.objects.filter(pk=member.pk).update(email=nobody, is_active=False)


def hold(email: str) -> None:
    """Until the end of this transaction nobody else registers with this address, or moves to it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCKS, as_kept(email).replace("\x00", "")])


def change(member: Member, email: str) -> bool:
    """Give a member another address, confirmed. False when somebody else got it meanwhile."""
    before = member.email
    try:
        done = _change(member, as_kept(email))
    except IntegrityError:  # through a door that does not wait for others: the admin, an import
        done = False
    if not done:
        member.email = before
    return done


@transaction.atomic
def _change(member: Member, email: str) -> bool:
    hold(email)
    other = Member.objects.select_for_update().filter(email=email).exclude(pk=member.pk).first()
    if other and not is_unconfirmed(other):
        return False
    if other:
        step_aside(other)
    before, member.email = member.email, email
    member.save(update_fields=["email"])
    replace(member)
    moved.send(Member, before=before, after=email)
    return True
