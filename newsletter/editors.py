"""What the group "Redactie" may do with letters and who gets them."""

from typing import Any

from django.contrib.auth.models import Group, Permission

from participants.editors import GROUP

RIGHT = "newsletter.change_subscriber"  # see who gets the letter, bring in and take out
RIGHTS = ("view_subscriber", "change_subscriber", "change_lettersettings", "change_sending", "view_sending",
          "change_delivery", "view_delivery")  # fmt: skip


def ensure_rights(**kwargs: Any) -> None:
    """After every migrate. Rights given by hand stay."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    group.permissions.add(*Permission.objects.filter(codename__in=RIGHTS, content_type__app_label="newsletter"))
