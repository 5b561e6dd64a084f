"""Who writes: a history without a name, so that what a person wrote counts also after the words are gone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from comments.models import Comment, Status
from rvggz.email_address import as_kept, spellings

if TYPE_CHECKING:
    from participants.models import Member

LATEST = 20
DECIDED = (Status.SHOWN, Status.REFUSED, Status.SPAM)


@dataclass(frozen=True)
class History:
    approved: int = 0
    decided: int = 0  # of the last twenty
    refused: int = 0  # of those

    @property
    def refused_share(self) -> float:
        return self.refused / self.decided if self.decided else 0.0


def key_of(email: str, member: "Member | None") -> str:
    """A keyed hash: only who has the secret of the site can tell whether an address belongs to it."""
    who = f"member {member.pk}" if member else f"address {as_kept(email)}"
    return _keyed(who)


def keys_of(email: str) -> list[str]:
    """Of a guest: also those that were made of another spelling, before an address had one."""
    found = [f"address {spelling}" for spelling in spellings(email)]
    return [_keyed(who) for who in found]


def _keyed(who: str) -> str:
    return salted_hmac("comments.writer", who, algorithm="sha256").hexdigest()[:40]


def history(writer: str, but: int | None = None) -> History:
    """What became of the reactions of this writer. ``but``: the number of the reaction that is being judged."""
    if not writer:
        return History()
    theirs = Comment.objects.of_writer(writer).confirmed().exclude(pk=but or 0)
    approved = theirs.filter(status=Status.SHOWN).count()
    last = list(theirs.filter(status__in=DECIDED).order_by("-created_at").values_list("status", flat=True)[:LATEST])
    return History(approved, len(last), sum(status != Status.SHOWN for status in last))
