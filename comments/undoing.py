"""A moderator takes a decision back, within half a minute: until then no mail of it has left."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from comments import emails, learning, services
from comments.deciding import STATUS_AFTER, UNDO_FOR, TooLateError, as_seen
from comments.models import Action, Comment, Decision, Status

if TYPE_CHECKING:
    from participants.models import Member


def undo(decision_pk: int, by: "Member") -> Comment:
    """Bring back what was before, within half a minute. A reply goes altogether. Raises TooLateError."""
    with transaction.atomic():
        decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision_pk)
        comment = Comment.objects.filter(pk=decision.comment_id or 0).first()
        if comment is None or decision.by_id != by.pk or not may_undo(decision):
            raise TooLateError(comment, decision)
        comment = as_seen(comment.pk, decision.version)
        emails.take_back(comment, decision.version)
        decision.undone_at = timezone.now()
        decision.save(update_fields=["undone_at"])
        if decision.action == Action.REPLY:
            _take_reply_back(comment, by)
        else:
            _bring_back(comment, dict(decision.before), by)
    return comment


def may_undo(decision: Decision) -> bool:
    in_time = timezone.now() <= decision.at + UNDO_FOR
    return in_time and not decision.undone_at and decision.action in {*STATUS_AFTER, Action.REPLY}


def _bring_back(comment: Comment, before: dict[str, Any], by: "Member") -> None:
    reports = before.pop("reports", [])
    comment.reports.filter(pk__in=reports).update(handled_at=None)
    learning.learn(comment, before.pop("learned_as", ""))
    if before["status"] == Status.UNCONFIRMED and comment.confirmed_at:  # the guest was quick
        before["status"] = Status.HELD
    status, fields = Status(before.pop("status")), {name: _moment(value) for name, value in before.items()}
    services.move(comment, status, Action.UNDO, by=by, reports_count=len(reports), **fields)


def _take_reply_back(answer: Comment, by: "Member") -> None:
    number, article = answer.pk, answer.article_id
    services.remove(answer)
    Decision.objects.create(comment_number=number, article_id=article, by=by, action=Action.UNDO)


def _moment(value: Any) -> Any:
    """What JSON made of a moment, as a moment again."""
    return (parse_datetime(value) if isinstance(value, str) and "T" in value else None) or value
