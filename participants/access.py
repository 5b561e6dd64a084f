"""Whose organisation is it? Asked in the lookup: for anyone else the page does not exist."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from participants.models import Member, Membership


def member_of(request: HttpRequest) -> Member:
    """Who is logged in; only behind ``login_required``."""
    assert isinstance(request.user, Member)  # noqa: S101
    return request.user


def membership_at(request: HttpRequest, slug: str) -> Membership:
    """Of who is logged in, at this organisation; also one that was only asked for."""
    mine = Membership.objects.of(member_of(request)).select_related("organisation", "member")
    return get_object_or_404(mine, organisation__slug=slug)


def as_contact(request: HttpRequest, slug: str) -> Membership:
    """Of who is logged in and is contact person of this organisation."""
    mine = Membership.objects.of(member_of(request)).contacts().select_related("organisation", "member")
    return get_object_or_404(mine, organisation__slug=slug)
