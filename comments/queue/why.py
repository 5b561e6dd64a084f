"""Why a reaction is in the queue, in sentences, with the words that made it so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from comments.models import Comment, ReportReason, Status
from comments.reasons import Reason
from rvggz.checks.private_data import Kind
from rvggz.checks.text import count_links

PLAIN = {
    Reason.CLOSED: "De reacties onder dit artikel gingen dicht voordat de schrijver het e-mailadres bevestigde.",
    Reason.MACHINE: "Verstuurd zoals een robot dat doet: met iets in een vakje dat mensen niet zien.",
    Reason.UNDER_ATTACK: "Kwam binnen tijdens een golf van spam.",
    Reason.EVERYTHING_HELD: "Jullie lezen alles eerst.",
    Reason.NEW_WRITER: "Van deze schrijver zijn nog geen twee reacties geplaatst.",
    Reason.OFTEN_REFUSED: "Van deze schrijver is de laatste tijd vaak iets niet geplaatst.",
    Reason.CHANGED: "De schrijver heeft de tekst gewijzigd nadat die geplaatst was.",
    Reason.OLD_SITE: "Wachtte al op de oude site.",
}


FAST = (
    "Heel snel verstuurd, binnen 3 tellen. Dat doet een robot, en ook iemand van wie de browser het formulier invulde "
    "of die de tekst al klaar had."
)
HELP = "De schrijver zag eerst de pagina met hulp. Maak je je zorgen? Ook jij kunt 113 bellen: 0800-0113, dag en nacht."


@dataclass(frozen=True)
class Why:
    kind: str  # "critical", "warning" or "info"
    text: str
    more: tuple[str, ...] = ()


def sentences(comment: Any, reports: list[str]) -> list[Why]:
    """The gravest first."""
    grave = [*_urgent(comment), *_reported(comment, reports), *_found(comment)]
    return grave if grave and comment.reason == Reason.EVERYTHING_HELD else [*grave, *_plain(comment)]


def _urgent(comment: Comment) -> Iterable[Why]:
    if comment.is_crisis:
        found = f" Gevonden: {quoted(comment.crisis_words)}." if comment.crisis_words else ""
        yield Why("critical", f"De schrijver is misschien in nood.{found}", (HELP,))
    if comment.status == Status.UNCONFIRMED:
        yield Why("warning", "Nog niet bevestigd: we weten niet of het e-mailadres klopt.")


def _reported(comment: Any, reports: list[str]) -> Iterable[Why]:
    """A reader who worries about the writer weighs as much as the words of the writer."""
    worries = any(report["reason"] == ReportReason.WORRY for report in comment.open_reports)
    if reports or comment.reason == Reason.REPORTED:
        hidden = " en daarom verborgen" if comment.reason == Reason.REPORTED and comment.status == Status.HELD else ""
        yield Why("critical" if worries else "warning", f"Gemeld door lezers{hidden}.", tuple(reports))


def _found(comment: Comment) -> Iterable[Why]:
    """What was found in the text, also when another rule was first."""
    if comment.reason == Reason.PROBABLY_SPAM or comment.spam_words:
        words = quoted([word for word, _ in comment.spam_words])
        because = f"Lijkt op wat jullie eerder spam noemden. Dat komt vooral door: {words}."
        yield Why("warning", because if words else FAST)
    if comment.suspect_words:
        kind = "Geblokkeerd" if comment.reason == Reason.BLOCKED else "Om op te letten"
        yield Why("warning", f"{kind}: {quoted(comment.suspect_words)}.")
    elif comment.reason == Reason.BLOCKED:
        yield Why("warning", "Er staat een geblokkeerd woord of adres in.")
    if comment.private_spans:
        kinds = dict.fromkeys(Kind(kind).label for _, _, kind in comment.private_spans)
        yield Why("warning", f"Er staan misschien privégegevens in: {', '.join(kinds)}.")
    if comment.reason == Reason.LINKS:
        yield Why("warning", f"Er staan veel links in: {count_links(comment.text)}.")


def _plain(comment: Comment) -> Iterable[Why]:
    if comment.reason in PLAIN:
        yield Why("info", PLAIN[Reason(comment.reason)])


def quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
