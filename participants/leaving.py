"""A member leaves: asks to be erased, has a day to change his or her mind, and is erased by the clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from participants import erasing
from participants.models import Leaving, Member
from rvggz import one_by_one, outbox, privacy, signed_links
from rvggz.privacy import Person

THINK = timedelta(hours=24)
STAY = "leaving-stay"  # purpose of the link in the mail


def ask(member: Member, keeping: Iterable[str] = (), now: datetime | None = None) -> Leaving:
    """Have the account erased a day from now. ``keeping``: names of holdings that stay as of "een oud-lid".

    Asking again changes what stays, not the moment. Raises LastAdministratorError.
    """
    erasing.check_not_last_administrator(member.pk)
    moment = now or timezone.now()
    kept = sorted({holding.name for holding in privacy.choices()} & set(keeping))
    with transaction.atomic():
        leaving, is_new = Leaving.objects.get_or_create(
            member=member, defaults={"asked_at": moment, "due_at": moment + THINK, "keeping": kept}
        )
        if is_new:
            _tell(leaving)
        else:
            Leaving.objects.filter(pk=leaving.pk).update(keeping=kept)
    return leaving


def _tell(leaving: Leaving) -> None:
    member = leaving.member
    link = signed_links.url("leaving_stay", signed_links.make(STAY, [member.pk, int(leaving.asked_at.timestamp())]))
    due = date_format(timezone.localtime(leaving.due_at), "j F Y \\o\\m H.i")
    context = {"name": member.get_short_name(), "due": due, "stay_url": link}
    outbox.put("leaving_asked", member.email, context, key=f"leaving:{member.pk}:{leaving.asked_at.isoformat()}")


def stay(member_pk: int) -> bool:
    """The member changed his or her mind. Answers whether there was something to take back."""
    return Leaving.objects.filter(pk=member_pk).delete()[0] > 0


def carry_out(now: datetime | None = None) -> int:
    """Erase who asked it a day ago. One that changed its mind meanwhile stays; one that fails stops no other."""
    due = list(Leaving.objects.filter(due_at__lte=now or timezone.now()).values_list("pk", flat=True))
    return one_by_one.work("Leaving", due, _carry_out_one)


def _carry_out_one(pk: int) -> bool:
    leaving = Leaving.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if leaving is None:
        return False
    try:
        erasing.check_not_last_administrator(leaving.member_id)
    except erasing.LastAdministratorError:
        return False
    say_goodbye(leaving.member, leaving.keeping)
    return True


def say_goodbye(member: Member, keeping: Iterable[str]) -> None:
    """Erase the member, and tell that it is done. The caller is in a transaction."""
    email, name, pk = member.email, member.get_short_name(), member.pk
    privacy.erase(Person(email, member), frozenset(keeping))
    outbox.put("leaving_done", email, {"name": name}, key=f"left:{pk}")
