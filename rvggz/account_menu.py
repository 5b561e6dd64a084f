"""What a member finds at /mijn/: every app adds its own pages, so that none has to know the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _nothing(member: Any) -> str:
    return ""


@dataclass(frozen=True)
class AccountPage:
    """``view``: name of its address. ``hint``: one sentence on the first page. ``tells``: what is up there for a member
    ("2 concepten"), asked on the first page only, at most one query."""

    view: str
    label: str
    hint: str
    icon: str
    order: int
    tells: Callable[[Any], str] = _nothing


_pages: dict[str, AccountPage] = {}


def register(*pages: AccountPage) -> None:
    _pages.update({page.view: page for page in pages})


def pages() -> list[AccountPage]:
    return sorted(_pages.values(), key=lambda page: page.order)
