"""Who did what when, in a sentence."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from comments.conversation import MONTHS
from comments.deciding import TooLateError
from comments.models import Action, Decision, Refusal
from comments.reasons import Reason

DID = {
    Action.APPROVE: "{who} deze reactie {when} geplaatst.",
    Action.REFUSE: "{who} {when} besloten deze reactie niet te plaatsen.",
    Action.SPAM: "{who} deze reactie {when} als spam weggelegd.",
    Action.BLACK_OUT: "{who} {when} iets in deze reactie weggelakt.",
    Action.REPLY: "{who} {when} geantwoord namens de redactie.",
    Action.UNDO: "{who} {when} een besluit over deze reactie teruggedraaid.",
    Action.HIDE: "Deze reactie is {when} vanzelf verborgen: lezers hadden haar gemeld.",
    Action.CONFIRM: "De schrijver heeft {when} het e-mailadres bevestigd.",
    Action.CHANGE: "De schrijver heeft deze reactie {when} gewijzigd. Lees haar opnieuw.",
    Action.WITHDRAW: "De schrijver heeft deze reactie {when} ingetrokken.",
}
REASONS = {**dict(Reason.choices), **dict(Refusal.choices)}


def moment(at: datetime) -> str:
    """ "om 14.05 uur", with the day before it when that is not today."""
    local, now = timezone.localtime(at), timezone.localtime()
    clock = f"om {local:%H.%M} uur"
    if local.date() == now.date():
        return clock
    year = "" if local.year == now.year else f" {local.year}"
    return f"op {local.day} {MONTHS[local.month - 1]}{year} {clock}"


def did(decision: Decision, me: Any) -> str:
    who = "Jij hebt" if decision.by_id == me.pk else f"{decision.by or 'Iemand'} heeft"
    return DID[Action(decision.action)].format(who=who, when=moment(decision.at))


def late(error: TooLateError, me: Any) -> str:
    """Why it did not happen: what another did first."""
    if error.comment is None:
        return "Deze reactie is er niet meer. De schrijver heeft haar laten wissen."
    if error.comment.is_erased:
        return "De tekst van deze reactie is gewist. Er valt niets meer te beoordelen."
    if error.decision is None or error.decision.version != error.comment.version:
        return "Deze reactie is intussen veranderd. Lees haar nog eens."
    return did(error.decision, me)


def reason(key: str) -> str:
    return REASONS.get(key, key)
