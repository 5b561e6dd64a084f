"""Who edits the site, for those who have something to tell them."""

from participants.models import Member

GROUP = "Redactie"


def everyone() -> list[Member]:
    """The editors; who manages the site when there are none."""
    members = Member.objects.filter(is_active=True).order_by("pk")
    return list(members.filter(groups__name=GROUP)) or list(members.filter(is_superuser=True))
