"""Adds to the lists of words in the settings, from the queue."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Site

from comments.models import ReactionSettings

if TYPE_CHECKING:
    from participants.models import Member

RIGHT = "comments.change_reactionsettings"


def add(name: str, word: str, by: "Member") -> None:
    """A line more on a list, unless it stands there. Two at once wait for each other."""
    if not by.has_perm(RIGHT):
        raise PermissionDenied
    site = Site.objects.get(is_default_site=True)
    with transaction.atomic():
        kept = ReactionSettings.for_site(site)
        kept = ReactionSettings.objects.select_for_update(of=("self",)).get(pk=kept.pk)
        lines = getattr(kept, name).splitlines()
        if word.lower() not in (line.strip().lower() for line in lines):
            setattr(kept, name, "\n".join([*lines, word]).lstrip("\n"))
            kept.save()
            log(kept, "wagtail.edit", user=by)
