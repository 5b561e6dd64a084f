"""The only writer of a reaction's status, and of what follows from it: the log, the counts, the pages that show it.

Others decide (posting.py, deciding.py, own_words.py, tidying.py); they call ``move`` with the row locked.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Min, Q
from django.utils import timezone

from articles import entries
from articles.following import news
from comments import learning
from comments.models import Action, Comment, Decision, Status
from rvggz import page_cache
from rvggz.models import MailState, OutgoingMail

UNDOABLE = ("status", "reason", "refusal", "refusal_note", "decided_at", "waiting_since", "learned_as")
GONE = (Status.REFUSED, Status.SPAM, Status.WITHDRAWN)
FREE_NUMBERS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def locked(pk: int) -> Comment:
    """The reaction as it is now, for this transaction alone. Raises Comment.DoesNotExist."""
    return Comment.objects.select_for_update(of=("self",)).get(pk=pk)


def move(comment: Comment, status: Status, action: Action, *, by: Any = None, why: str = "", **fields: Any) -> Decision:
    """Bring a reaction to a status and write down who did it and ``why``. ``fields``: what else changes.

    The caller holds its lock.
    """
    before = {name: _as_json(getattr(comment, name)) for name in UNDOABLE}
    was_shown, now = comment.status == Status.SHOWN, timezone.now()
    comment.status = status
    comment.is_answer = comment.is_answer and status not in GONE
    comment.version += 1
    if status == Status.HELD and not comment.waiting_since:
        comment.waiting_since = now
    for name, value in fields.items():
        setattr(comment, name, value)
    comment.save()
    if "text" in fields or (was_shown and status != Status.SHOWN):
        take_words_back(comment)
    decision = Decision.objects.create(
        comment=comment, comment_number=comment.pk, article_id=comment.article_id, by=by, action=action,
        reason=why, before=before, version=comment.version,
    )  # fmt: skip
    if was_shown and status != Status.SHOWN:
        news.forget_reaction(comment.pk)
    if was_shown or status == Status.SHOWN:
        refresh(comment.article_id)
    return decision


def begin(comment: Comment, status: Status, reason: str) -> None:
    """The first status of a new reaction."""
    now = timezone.now()
    comment.status, comment.reason = status, reason
    comment.waiting_since = now if comment.is_waiting else None
    comment.decided_at = now if status == Status.SHOWN else None
    comment.save(update_fields=["reason", "status", "waiting_since", "decided_at"])
    if status == Status.SHOWN:
        refresh(comment.article_id)


def refresh(article_id: int) -> None:
    """What stands under this article changed: count anew, forget the pages that are kept."""
    recount(article_id)
    page_cache.forget(f"page:{article_id}")


@transaction.atomic
def recount(article_id: int) -> None:
    """One at a time for each article, each counting after the other: two at once would both count without the other."""
    entries.lock_one(article_id)
    there = Comment.objects.shown().filter(article_id=article_id)
    told = there.aggregate(number=Count("pk"), answer=Min("pk", filter=Q(is_answer=True)))
    entries.count_reactions(article_id, told["number"], told["answer"])


def free_numbers(count: int) -> list[int]:
    """Numbers for reactions that are brought together, so that they can point at each other."""
    with connection.cursor() as cursor:
        cursor.execute(FREE_NUMBERS, [Comment._meta.db_table, count])
        return [number for (number,) in cursor.fetchall()]


def bring(rows: Iterable[Comment]) -> None:
    """Store reactions that come with their status from elsewhere: nobody is told, no verdict is asked.

    The caller calls ``refresh`` for the article once all of them are there.
    """
    Comment.objects.bulk_create(rows)


def renew(pk: int, **fields: Any) -> None:
    """What was brought from elsewhere changed there. A moderator who looks at it is told by its version."""
    comment = locked(pk)
    for name, value in fields.items():
        setattr(comment, name, value)
    comment.version += 1
    comment.waiting_since = (comment.waiting_since or timezone.now()) if comment.is_waiting else None
    comment.save()


def _as_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def erase_words(comment: Comment) -> None:
    """Erase what a person wrote and who that was. The row stays, without them, where others answered it."""
    forget_mail(comment)
    comment.reports.all().delete()
    comment.decisions.update(before={})
    comment.text = comment.text_before = comment.name = comment.email = comment.refusal_note = ""
    comment.private_spans, comment.crisis_words, comment.spam_words, comment.suspect_words = [], [], [], []
    comment.is_crisis = comment.follows = False
    comment.text_before_until, comment.member = None, None
    comment.erased_at = timezone.now()
    comment.save()


def take_name_off(comment: Comment, name: str) -> None:
    """The words of a reaction stay, under another name; who wrote it is known to nobody any more."""
    forget_mail(comment)
    comment.decisions.update(before={})
    comment.name, comment.email, comment.writer, comment.member = name, "", "", None
    comment.crisis_words, comment.spam_words, comment.suspect_words = [], [], []
    comment.text_before, comment.text_before_until, comment.refusal_note = "", None, ""
    comment.is_crisis = comment.follows = comment.as_editor = False
    comment.confirmed_at = comment.confirmed_at or timezone.now()
    comment.version += 1
    comment.save()
    page_cache.forget(f"page:{comment.article_id}")


def take_words_back(comment: Comment) -> None:
    """Letters that repeat these words to others, and have not left yet, do not go."""
    told = OutgoingMail.objects.filter(key__startswith=f"reaction-answered:{comment.key}:")
    told.filter(state=MailState.WAITING).delete()


def forget_mail(comment: Comment) -> None:
    """Mail about this reaction: it names the writer, repeats the words to others, or tells that someone was in need.

    Also what is under way: should the server refuse it for now, it is not tried again.
    """
    OutgoingMail.objects.filter(key__contains=str(comment.key)).delete()


@transaction.atomic
def remove(comment: Comment) -> None:
    """Take a reaction away altogether, or, where others answered it, all of it that is a person's."""
    learning.learn(comment, "")
    if Comment.objects.filter(Q(thread=comment) | Q(answers=comment)).exists():
        erase_words(comment)
        comment.writer = comment.consent_text = ""
        comment.save(update_fields=["writer", "consent_text"])
        if comment.status != Status.WITHDRAWN:
            move(comment, Status.WITHDRAWN, Action.WITHDRAW, waiting_since=None, reports_count=0)
        return
    was_shown = comment.status == Status.SHOWN
    forget_mail(comment)
    news.forget_reaction(comment.pk)
    comment.delete()
    if was_shown:
        refresh(comment.article_id)
