"""What a member sees of the own organisations. Each question one query, however many there are."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q

from participants.models import Invitation, Member, Membership, ParticipantPage
from rvggz.text.name_order import NameOrder

PIECES = 30
A_PAGE = 100  # people


def of(member: Member) -> dict[str, Any]:
    """Where a member belongs or asked to, and who invites. Three queries."""
    waiting = Count("organisation__memberships", filter=Q(organisation__memberships__is_accepted=False))
    rows = Membership.objects.of(member).select_related("organisation").annotate(waiting=waiting)
    return {
        "memberships": list(rows.order_by("-is_accepted", NameOrder("organisation__title"))),
        "invitations": list(Invitation.objects.open().to(member.email).select_related("organisation", "invited_by")),
    }


def people(organisation: ParticipantPage, asked: str | None = None) -> dict[str, Any]:
    """Who belongs (page ``asked``), who waits, who was invited. Four queries, and a page of people at most of each."""
    rows = Membership.objects.at(organisation).by_name()
    return {
        "members": Paginator(rows.accepted(), A_PAGE).get_page(asked),
        "waiting": list(rows.waiting().order_by("asked_at", "pk")[:A_PAGE]),
        "invited": list(Invitation.objects.at(organisation).open().order_by("-made_at")[:A_PAGE]),
    }


def pieces(organisation: ParticipantPage) -> list[Any]:
    """The newest articles about an organisation, as they stand in lists."""
    manager: Any = organisation.articles  # made by the app above ours
    pages = manager.filter(entry__isnull=False).select_related("entry").only("entry__title", "entry__url")
    return [page.entry for page in pages.order_by("-published_on", "-pk")[:PIECES]]


def tells(member: Member) -> str:
    """On the first page of /mijn/: who waits for an answer."""
    at = Membership.objects.of(member).contacts().values("organisation")
    number = Membership.objects.waiting().filter(organisation__in=at).count()
    return f"{number} {'verzoek wacht' if number == 1 else 'verzoeken wachten'} op jou" if number else ""
