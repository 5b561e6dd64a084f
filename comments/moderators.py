"""Who moderates: the group "Redactie", and anyone else with the right to."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from comments.models import HowOften, ModeratorMail
from participants.editors import GROUP
from participants.models import Member

RIGHT = "comments.moderate_comment"


def ensure_rights(**kwargs: Any) -> None:
    """After every migrate: editors moderate, and set how reactions work."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    names = ("moderate_comment", "change_reactionsettings")
    group.permissions.add(*Permission.objects.filter(codename__in=names, content_type__app_label="comments"))


def everyone() -> list[Member]:
    """All who may decide and can be mailed, always in the same order."""
    has_right = {"content_type__app_label": "comments", "codename": "moderate_comment"}
    given = Permission.objects.filter(**has_right)
    may = Q(groups__permissions__in=given) | Q(user_permissions__in=given) | Q(is_superuser=True)
    return list(Member.objects.filter(may, is_active=True).distinct().order_by("pk"))


def wishes(members: Iterable[Member]) -> dict[int, ModeratorMail]:
    """How often each wants to hear, by number of the member."""
    known = {wish.member_id: wish for wish in ModeratorMail.objects.filter(member__in=list(members))}
    return {member.pk: known.get(member.pk) or ModeratorMail(member=member) for member in members}


def who_wants(how_often: HowOften) -> list[Member]:
    members = everyone()
    wanted = wishes(members)
    return [member for member in members if wanted[member.pk].how_often == how_often]
