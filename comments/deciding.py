"""A moderator decides. Two at once: the second is told what the first did, and nothing is decided twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles import entries
from comments import alerts, emails, learning, services
from comments.models import Action, Comment, Decision, Report, Status
from comments.reasons import Reason
from rvggz.checks import private_data, text

if TYPE_CHECKING:
    from participants.models import Member

UNDO_FOR = timedelta(seconds=30)
BLACKED_KEPT = timedelta(days=14)
STATUS_AFTER = {Action.APPROVE: Status.SHOWN, Action.REFUSE: Status.REFUSED, Action.SPAM: Status.SPAM}
TEACHES = {Action.APPROVE: learning.HAM, Action.SPAM: learning.SPAM}


@dataclass(frozen=True)
class Choice:
    """What a moderator wants, and why."""

    action: Action
    refusal: str = ""
    note: str = ""


class TooLateError(Exception):
    """The reaction is not as the moderator saw it. ``decision``: what was done meanwhile, and by whom."""

    def __init__(self, comment: Comment | None, decision: Decision | None) -> None:
        super().__init__("decided meanwhile")
        self.comment, self.decision = comment, decision


def decide(pk: int, version: int, choice: Choice, by: "Member") -> Decision:
    """Approve, refuse or put away as spam. Raises TooLateError when another did something first."""
    with transaction.atomic():
        comment = as_seen(pk, version)
        if choice.action == Action.APPROVE and comment.status == Status.SHOWN and not comment.waiting_since:
            raise TooLateError(comment, comment.decisions.order_by("-pk").first())  # it stands there already
        was_there, taught = comment.status == Status.SHOWN or comment.reason == Reason.REPORTED, comment.learned_as
        stays = was_there and choice.action == Action.APPROVE  # it was reported, and remains: no news for anyone
        if choice.action in TEACHES:  # before anything of the article is locked: everyone in the same order
            learning.learn(comment, TEACHES[choice.action])
        decision = services.move(
            comment, STATUS_AFTER[choice.action], choice.action, by=by, why=choice.refusal or comment.reason,
            refusal=choice.refusal, refusal_note=choice.note, decided_at=timezone.now(), waiting_since=None,
        )  # fmt: skip
        decision.before["learned_as"] = taught
        _close_reports(comment, decision)
        if choice.action != Action.SPAM and not stays:
            emails.tell_writer(comment, not_before=undo_until())
        if choice.action == Action.APPROVE and not stays:
            emails.tell_others(comment, not_before=undo_until())
    return decision


def _close_reports(comment: Comment, decision: Decision) -> None:
    """Somebody looked. Which reports that answered is kept with the decision, for undoing it."""
    reports = comment.reports.filter(handled_at=None)
    decision.before["reports"] = list(reports.values_list("pk", flat=True))
    decision.save(update_fields=["before"])
    reports.update(handled_at=timezone.now())
    comment.reports_count = 0
    comment.save(update_fields=["reports_count"])


def decide_all(
    seen: Sequence[tuple[int, int]], choice: Choice, by: "Member"
) -> tuple[list[Decision], list[TooLateError]]:
    """The same for many (number, version). Answers what was decided, and what came too late."""
    done: list[Decision] = []
    late: list[TooLateError] = []
    for pk, version in sorted(seen):
        try:
            done.append(decide(pk, version, choice, by))
        except TooLateError as error:
            late.append(error)
    return done, late


def black_out(pk: int, version: int, spans: Sequence[tuple[int, int]], by: "Member") -> Decision:
    """Make parts of the text unreadable. What stood there is erased after 14 days. Raises TooLateError, ValueError."""
    with transaction.atomic():
        comment = as_seen(pk, version)
        inside = [(start, end) for start, end in spans if 0 <= start < end <= len(comment.text)]
        if not inside:
            raise ValueError("nothing to black out")
        before, taught = comment.text_before or comment.text, comment.learned_as
        learning.learn(comment, "")  # what is blacked out is not remembered word by word either
        words = private_data.black_out(comment.text, inside)
        left = [[found.start, found.end, str(found.kind)] for found in private_data.find(words)]
        decision = services.move(
            comment, Status(comment.status), Action.BLACK_OUT, by=by, text=words, private_spans=left,
            text_before=before, text_before_until=timezone.now() + BLACKED_KEPT,
        )  # fmt: skip
        learning.learn(comment, taught)
        return decision


def uncover(pk: int, version: int, by: "Member") -> Decision:
    """Take the blacking out back, while the text is still kept. Raises TooLateError."""
    with transaction.atomic():
        comment = as_seen(pk, version)
        if not comment.text_before:
            raise TooLateError(comment, None)
        found = [[one.start, one.end, str(one.kind)] for one in private_data.find(comment.text_before)]
        return services.move(
            comment, Status(comment.status), Action.UNDO, by=by, text=comment.text_before, private_spans=found,
            text_before="", text_before_until=None,
        )  # fmt: skip


def reply(pk: int, version: int, words: str, by: "Member") -> Comment:
    """Answer on behalf of the editors; what is answered is approved with it. Raises TooLateError, ValueError."""
    said = text.clean(words)
    if len(said) < 3:
        raise ValueError("nothing said")
    with transaction.atomic():
        comment = as_seen(pk, version)
        if comment.status != Status.SHOWN:
            decide(pk, version, Choice(Action.APPROVE), by)
            comment.refresh_from_db()
        head = comment.thread or comment
        answer = Comment.objects.create(
            article_id=comment.article_id, thread=head, answers=comment, thread_at=head.created_at,
            name=by.get_full_name(), member=by, as_editor=True, text=said,
        )  # fmt: skip
        services.move(answer, Status.SHOWN, Action.REPLY, by=by, reason=Reason.SHOWN, decided_at=timezone.now())
        emails.tell_others(answer, not_before=undo_until())
    return answer


def open_article(article_pk: int, is_open: bool, by: "Member") -> None:
    """Close an article for reactions, or open it again. Those that wait stay in the queue."""
    with transaction.atomic():
        entries.open_comments(article_pk, is_open)
        Decision.objects.create(
            comment_number=0, article_id=article_pk, by=by, action=Action.OPEN if is_open else Action.CLOSE
        )


def report(comment_pk: int, reason: str, note: str, limit: int, *, counts: bool = True) -> None:
    """A reader asks us to look. From ``limit`` reports that count on the reaction is hidden until somebody did."""
    with transaction.atomic():
        comment = Comment.objects.shown().select_for_update(of=("self",)).filter(pk=comment_pk).first()
        if comment is None:
            return
        Report.objects.create(comment=comment, reason=reason, note=note)
        comment.reports_count += counts
        comment.waiting_since = comment.waiting_since or timezone.now()
        comment.save(update_fields=["reports_count", "waiting_since"])
        if comment.reports_count >= limit:
            services.move(
                comment, Status.HELD, Action.HIDE, why=Reason.REPORTED, reason=Reason.REPORTED,
                waiting_since=timezone.now(),
            )  # fmt: skip
            alerts.tell_moderators(comment)
        else:
            alerts.tell_report(comment)


def as_seen(pk: int, version: int) -> Comment:
    """The reaction, locked, as long as nobody did anything since the moderator saw it. Raises TooLateError."""
    try:
        comment = services.locked(pk)
    except Comment.DoesNotExist:
        raise TooLateError(None, None) from None
    if comment.version != version or comment.is_erased:
        raise TooLateError(comment, comment.decisions.order_by("-pk").first())
    return comment


def undo_until() -> datetime:
    return timezone.now() + UNDO_FOR
