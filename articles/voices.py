"""Praat mee: the latest voices by kind, open questions first."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from articles import cards
from articles.models import Entry, Kind

OPEN, ANSWERED, OF_A_KIND = 4, 2, 3  # shown
PLURALS = {
    Kind.NEWS: "Nieuws", Kind.REPORT: "Verslagen", Kind.DIGEST: "Wetenswaardigheden", Kind.BLOG: "Blogs",
    Kind.VLOG: "Vlogs", Kind.QUESTION: "Vragen", Kind.TIP: "Tips", Kind.CALL: "Oproepen", Kind.IDEA: "Ideeën",
}  # fmt: skip
INVITATIONS = {
    Kind.BLOG: "Wat maakte je mee? Wat denk je erover?",
    Kind.VLOG: "Vertel het in een filmpje.",
    Kind.TIP: "Wat werkt bij jullie?",
    Kind.CALL: "Zoek je mensen, hulp of ervaringen?",
    Kind.IDEA: "Hoe kan het anders?",
}
SHOWN = (Kind.BLOG, Kind.VLOG, Kind.TIP, Kind.CALL, Kind.IDEA)


@dataclass
class KindOfVoice:
    kind: Kind
    entries: list[Any] = field(default_factory=list)

    @property
    def title(self) -> str:
        return PLURALS[self.kind]

    @property
    def invitation(self) -> str:
        return INVITATIONS[self.kind]

    @property
    def slug(self) -> str:
        return slugify(self.kind.label)


@dataclass
class Circle:
    """What is new, in one glance."""

    open_questions: list[Any]
    answered_questions: list[Any]
    kinds: list[KindOfVoice]

    @property
    def has_questions(self) -> bool:
        return bool(self.open_questions or self.answered_questions)


def latest() -> Circle:
    """One query, however many there are: a few newest of each."""
    newest = Entry.objects.voices().newest_first().defer(*UNSHOWN)
    questions = newest.filter(kind=Kind.QUESTION)
    wanted = [questions.filter(answer=None)[:OPEN], questions.exclude(answer=None)[:ANSWERED]]
    wanted += [newest.filter(kind=kind)[:OF_A_KIND] for kind in SHOWN]
    found = sorted(wanted[0].union(*wanted[1:], all=True), key=lambda one: (one.date, one.pk), reverse=True)
    dressed = cards.dress(found)
    asked = [one for one in dressed if one.kind == Kind.QUESTION]
    kinds = [KindOfVoice(kind, [one for one in dressed if one.kind == kind]) for kind in SHOWN]
    return Circle(
        [one for one in asked if not one.answer],
        [one for one in asked if one.answer],
        [one for one in kinds if one.entries],
    )


UNSHOWN = ("head_html", "body_html", "card_html", "text", "picture", "title_vector", "body_vector")
