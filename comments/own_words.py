"""What a writer does with what he or she wrote, for ever: change, withdraw, follow, mute, have everything erased."""

from django.db import transaction
from django.utils import timezone

from comments import alerts, learning, posting, services, writers
from comments.models import Action, Comment, Status
from comments.moderation import Verdict
from comments.reasons import Reason
from rvggz import outbox

CHANGEABLE = {Status.UNCONFIRMED, Status.HELD, Status.SHOWN, Status.REFUSED}


def may_change(comment: Comment) -> bool:
    return comment.status in CHANGEABLE and not comment.is_erased


def change(pk: int, words: str) -> Comment | None:
    """Other words: they are judged anew, and read by a person unless the writer works here or is trusted.

    Answers the reaction, or nothing when it can be changed no more.
    """
    with transaction.atomic():
        comment = services.locked(pk)
        if not may_change(comment):
            return None
        if comment.text == words:
            return comment
        learning.learn(comment, "")
        comment.text, comment.text_before, comment.text_before_until = words, "", None
        comment.changed_at, comment.refusal, comment.refusal_note = timezone.now(), "", ""
        judged = _read_first(comment, posting.judged_again(comment))
        if comment.status == Status.UNCONFIRMED:
            comment.reason, comment.version = judged.reason, comment.version + 1
            comment.waiting_since = comment.waiting_since or (timezone.now() if comment.is_crisis else None)
            comment.save()
        else:
            services.take_words_back(comment)
            comment.waiting_since = None
            posting.move_to_verdict(comment, judged, Action.CHANGE)
        if comment.is_waiting:
            alerts.tell_moderators(comment)
    return comment


def _read_first(comment: Comment, judged: Verdict) -> Verdict:
    member = comment.member
    was_kept_away = comment.status == Status.REFUSED or comment.reason == Reason.REPORTED or comment.reports_count
    is_known = member and (member.is_staff or member.is_trusted)
    if judged.status == Status.SPAM or (is_known and not was_kept_away):
        return judged
    plain = judged.reason in {Reason.SHOWN, Reason.EVERYTHING_HELD, Reason.NEW_WRITER}
    return Verdict(Status.HELD, Reason.CHANGED if plain else judged.reason)


def withdraw(pk: int) -> None:
    """Erase the words now. Where others answered, "deze reactie is ingetrokken" stays."""
    with transaction.atomic():
        comment = services.locked(pk)
        if comment.status == Status.WITHDRAWN:
            return
        learning.learn(comment, "")
        services.erase_words(comment)
        services.move(comment, Status.WITHDRAWN, Action.WITHDRAW, waiting_since=None)


def follow(pk: int) -> None:
    """Hear of replies."""
    Comment.objects.filter(pk=pk).with_words().update(follows=True)


def mute(pk: int) -> None:
    """Hear of replies no longer."""
    Comment.objects.filter(pk=pk).update(follows=False)


def erase_address(email: str) -> int:
    """Erase everything of this address: reactions, what is counted of it, what waits in the mail.

    Answers how many reactions that were.
    """
    theirs = Comment.objects.of_address(email) | Comment.objects.filter(writer__in=writers.keys_of(email))
    if not email:
        return 0
    numbers = list(theirs.values_list("pk", flat=True))
    for pk in numbers:
        with transaction.atomic():
            comment = Comment.objects.select_for_update(of=("self",)).filter(pk=pk).first()
            if comment:
                services.remove(comment)
    outbox.forget_address(email)
    return len(numbers)
