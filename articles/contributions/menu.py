"""Mijn bijdragen, among the pages of a member."""

from typing import Any

from django.db.models import Count, Q

from articles.models import Contribution, PieceState
from rvggz.account_menu import AccountPage


def tells(member: Any) -> str:
    """What waits for the writer: a question first."""
    found = Contribution.objects.filter(member=member).aggregate(
        asked=Count("pk", filter=Q(state=PieceState.QUESTION)), drafts=Count("pk", filter=Q(state=PieceState.CONCEPT))
    )
    if found["asked"]:
        return "De redactie heeft een vraag" if found["asked"] == 1 else f"{found['asked']} vragen van de redactie"
    if found["drafts"]:
        return f"{found['drafts']} concept{'' if found['drafts'] == 1 else 'en'}"
    return ""


PAGE = AccountPage(
    "contributions", "Mijn bijdragen", "Wat je schreef voor Praat mee, en hoe het daarmee staat.", "note", 20, tells
)
