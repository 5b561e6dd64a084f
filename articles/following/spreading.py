"""Gives every follower of something new a notice of it: one statement, however many they are."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from articles.models import Happening

# Waits while the article is offline: it may come back.
READY = Happening.objects.filter(spread_at=None, page__entry__isnull=False)
FOLLOWERS = """
INSERT INTO articles_notice (follow_id, happening_id)
SELECT follow.id, happening.id FROM articles_happening happening
JOIN articles_entry entry ON entry.page_id = happening.page_id
JOIN articles_follow follow ON {follows}
JOIN participants_member member ON member.id = follow.member_id AND member.is_active
WHERE happening.id = %s AND follow.pace <> 'never' AND follow.since <= happening.at
    AND follow.member_id <> ALL(happening.not_to)
ON CONFLICT DO NOTHING
"""
OF_ARTICLE = FOLLOWERS.format(
    follows="(follow.page_id = ANY(entry.theme_ids || entry.organisation_ids) "
    "OR follow.keyword_id = ANY(entry.keyword_ids) OR (follow.kind = entry.kind AND follow.kind <> ''))"
)
OF_REACTION = FOLLOWERS.format(follows="follow.page_id = happening.page_id")


def spread(now: datetime | None = None) -> None:
    """Each happening in its own transaction, by one worker; done twice it does nothing the second time."""
    ready = READY.all().filter(not_before__lte=now or timezone.now())
    for pk in list(ready.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            waiting = Happening.objects.select_for_update(skip_locked=True).filter(pk=pk, spread_at=None).first()
            if waiting:
                with connection.cursor() as cursor:
                    cursor.execute(OF_ARTICLE if waiting.reaction is None else OF_REACTION, [pk])
                Happening.objects.filter(pk=pk).update(spread_at=timezone.now())
