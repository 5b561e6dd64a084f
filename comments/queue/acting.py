"""What the buttons of an item do. Each answers an Outcome; what cannot be done raises ProblemError or TooLateError."""

import re
from collections.abc import Callable, Iterable

from comments import deciding
from comments.forms import LONGEST, RefusalForm
from comments.models import Action, Comment, Decision
from comments.queue import around
from comments.queue.asked import number
from comments.queue.items import Typed
from comments.queue.wanted import Act, Outcome, ProblemError
from rvggz.checks import text


def act(name: str, asked: Act) -> Outcome:
    if name not in ACTS:
        raise ProblemError("Kies wat je met deze reactie wilt doen.")
    return ACTS[name](asked)


def approve(asked: Act) -> Outcome:
    return _decide(asked, deciding.Choice(Action.APPROVE))


def spam(asked: Act) -> Outcome:
    return _decide(asked, deciding.Choice(Action.SPAM))


def refuse(asked: Act) -> Outcome:
    return _decide(asked, refusal(asked.typed))


def refusal(said: Typed) -> deciding.Choice:
    """A refusal with its reason. Raises ProblemError."""
    form = RefusalForm({"refusal": said.refusal, "note": said.note})
    if not form.is_valid():
        raise ProblemError(" ".join(str(error) for errors in form.errors.values() for error in errors), "refuse")
    return deciding.Choice(Action.REFUSE, form.cleaned_data["refusal"], form.cleaned_data["note"])


def _decide(asked: Act, choice: deciding.Choice) -> Outcome:
    return Outcome([deciding.decide(asked.pk, asked.version, choice, asked.by)], leaves=True)


def black_out(asked: Act) -> Outcome:
    comment = deciding_on(asked)
    spans = [span for span in map(_span, asked.typed.spans or ()) if span]
    for line in filter(None, map(str.strip, asked.typed.words.splitlines())):
        found = places(comment.text, line)
        if not found:
            raise ProblemError(f"“{line}” staat niet zo in de reactie. Neem de woorden letterlijk over.", "black-out")
        spans += found
    if not spans:
        raise ProblemError("Vink aan of typ wat weg moet.", "black-out")
    try:
        deciding.black_out(asked.pk, asked.version, spans, asked.by)
    except ValueError:
        raise ProblemError("Vink aan of typ wat weg moet.", "black-out") from None
    return Outcome(said="Weggelakt. Wat er stond, wordt over 14 dagen gewist.")


def uncover(asked: Act) -> Outcome:
    deciding.uncover(asked.pk, asked.version, asked.by)
    return Outcome(said="De tekst staat er weer zoals de schrijver hem schreef.")


def reply(asked: Act) -> Outcome:
    said = text.clean(asked.typed.reply)
    if len(said) < 3:
        raise ProblemError("Schrijf hier het antwoord van de redactie.", "reply")
    if len(said) > LONGEST:
        raise ProblemError(f"Het antwoord is {len(said) - LONGEST} tekens te lang.", "reply")
    answer = deciding.reply(asked.pk, asked.version, said, asked.by)
    mine = Decision.objects.filter(by=asked.by, comment__in=[asked.pk, answer.pk])
    made = list(mine.filter(comment=answer)) + list(
        mine.filter(comment=asked.pk, version=asked.version + 1, action=Action.APPROVE)
    )
    return Outcome(made, leaves=True)


def deciding_on(asked: Act) -> Comment:
    """The reaction, when it still is as the moderator saw it. Raises TooLateError."""
    comment = asked.comment
    if comment.version != asked.version or comment.is_erased:
        raise deciding.TooLateError(comment, comment.decisions.order_by("-pk").first())
    return comment


def places(words: str, wanted: str) -> Iterable[tuple[int, int]]:
    """Where these words stand, in capitals or not, also across the end of a line."""
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    return [found.span() for found in re.finditer(pattern, words, re.IGNORECASE)]


def _span(value: str) -> tuple[int, int] | None:
    start, _, end = value.partition("-")
    return (number(start), number(end)) if number(end) > number(start) else None


ACTS: dict[str, Callable[[Act], Outcome]] = {
    "approve": approve, "refuse": refuse, "spam": spam, "black-out": black_out, "uncover": uncover, "reply": reply,
    "close": around.close, "open": around.reopen, "trust": around.trust, "distrust": around.distrust,
    "watch": around.watch, "block": around.block,
}  # fmt: skip
