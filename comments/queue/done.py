"""What a moderator just did: said in a bar, with a way back for half a minute."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from comments.deciding import UNDO_FOR
from comments.models import Action, Decision
from comments.undoing import may_undo
from rvggz.web.request_numbers import whole_numbers

MOST = 100
ONE = {
    Action.APPROVE: "Geplaatst", Action.REFUSE: "Niet geplaatst", Action.SPAM: "Als spam weggelegd",
    Action.REPLY: "Antwoord geplaatst",
}  # fmt: skip
MANY = {
    Action.APPROVE: "{} reacties geplaatst", Action.REFUSE: "{} reacties niet geplaatst",
    Action.SPAM: "{} reacties als spam weggelegd", Action.REPLY: "{} antwoorden geplaatst",
}  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """``numbers``: the decisions that can be taken back, first the one that was made last."""

    said: str
    numbers: tuple[int, ...] = ()
    seconds: int = 0  # how long still
    late: tuple[str, ...] = ()  # what did not happen

    @property
    def query(self) -> str:
        return "-".join(map(str, self.numbers))


def bar(decisions: Sequence[Decision], said: str = "", late: Sequence[str] = ()) -> Bar:
    open_still = [one for one in decisions if may_undo(one)]
    left = min((one.at + UNDO_FOR - timezone.now() for one in open_still), default=UNDO_FOR * 0)
    numbers = sorted((one.pk for one in open_still), reverse=True)
    return Bar(said or in_words(decisions), tuple(numbers), int(left.total_seconds()), tuple(late))


def in_words(decisions: Sequence[Decision]) -> str:
    """ "Geplaatst.", or "3 reacties geplaatst." A reply says that by itself, also when it approved something."""
    counts = Counter(Action(one.action) for one in decisions)
    if counts[Action.REPLY]:
        del counts[Action.APPROVE]
    said = [ONE[action] if number == 1 else MANY[action].format(number) for action, number in counts.items()]
    return f"{'. '.join(said)}." if said else ""


def recent(query: str, me: Any) -> Bar | None:
    """What an address says was done: only what I did myself, as long as it can be taken back."""
    numbers = whole_numbers(query.split("-")[:MOST])
    if not numbers:
        return None
    since = timezone.now() - UNDO_FOR
    mine = list(Decision.objects.filter(pk__in=numbers, by=me, at__gte=since, undone_at=None))
    return bar(mine) if mine else None
