"""What a member finds at /mijn/ of following."""

from typing import Any

from articles.models import Follow
from rvggz import account_menu
from rvggz.account_menu import AccountPage


def tells(member: Any) -> str:
    number = Follow.objects.filter(member=member).count()
    return f"Je volgt {number} {'ding' if number == 1 else 'dingen'}" if number else ""


def register() -> None:
    account_menu.register(
        AccountPage(
            "following", "Wat ik volg", "Thema's, vragen en gesprekken waar je mail over krijgt.", "mail", 40, tells
        )
    )
