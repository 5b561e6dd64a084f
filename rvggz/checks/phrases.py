"""Which phrases point at someone in need: kept by the app whose editors keep the list, used by every form of people."""

from collections.abc import Callable

from rvggz.checks.crisis import DEFAULT_PHRASES, find
from rvggz.checks.crisis_phrases import SEARCHED

_keeper: Callable[[], str] = lambda: DEFAULT_PHRASES  # noqa: E731 (replaced when the keeper registers)


def kept_by(keeper: Callable[[], str]) -> None:
    """``keeper`` answers the list as the editors have it now, a phrase a line."""
    global _keeper
    _keeper = keeper


def urgent(text: str) -> list[str]:
    """What in a text points at someone in need, in its own words; nothing when nothing does."""
    return find(text, _keeper())


def may_need_help(question: str) -> bool:
    """Does who asks this of the search perhaps need help? Nothing is kept or counted of it."""
    return bool(question) and bool(find(question, SEARCHED) or urgent(question))
