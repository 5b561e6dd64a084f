"""What a writer does with what he or she wrote, for ever: change, withdraw, follow, mute, have everything erased."""

from django.db import transaction
from django.utils import timezone

from comments import alerts, learning, posting, services
from comments.models import Action, Comment, Status
from comments.reasons import Reason
from rvggz import outbox

CHANGEABLE = {Status.UNCONFIRMED, Status.HELD, Status.SHOWN, Status.REFUSED}


def may_change(comment: Comment) -> bool:
    return comment.status in CHANGEABLE and not comment.is_erased


def change(pk: int, words: str) -> Comment:
    """Other words: they are judged anew, and read by a person unless the rules say that this writer need not be."""
    with transaction.atomic():
        comment = services.locked(pk)
        if not may_change(comment) or comment.text == words:
            return comment
        was_shown = comment.status == Status.SHOWN
        learning.learn(comment, "")
        comment.text, comment.text_before, comment.text_before_until = words, "", None
        comment.changed_at, comment.refusal, comment.refusal_note = timezone.now(), "", ""
        judged = posting.judged_again(comment)
        if comment.status == Status.UNCONFIRMED:
            comment.reason, comment.version = judged.reason, comment.version + 1
            comment.waiting_since = comment.waiting_since or (timezone.now() if comment.is_crisis else None)
            comment.save()
        else:
            comment.waiting_since = None
            posting.move_to_verdict(comment, judged, Action.CHANGE)
            if comment.status != Status.SHOWN and was_shown and comment.reason == Reason.EVERYTHING_HELD:
                comment.reason = Reason.CHANGED
                comment.save(update_fields=["reason"])
        if comment.is_waiting:
            alerts.tell_moderators(comment)
    return comment


def withdraw(pk: int) -> None:
    """Erase the words now. Where others answered, "deze reactie is ingetrokken" stays."""
    with transaction.atomic():
        comment = services.locked(pk)
        if comment.status == Status.WITHDRAWN:
            return
        learning.learn(comment, "")
        services.erase_words(comment)
        services.move(comment, Status.WITHDRAWN, Action.WITHDRAW, waiting_since=None)


def follow(pk: int, follows: bool) -> None:
    """Hear of replies, or no longer."""
    Comment.objects.filter(pk=pk).with_words().update(follows=follows)


def erase_address(email: str) -> int:
    """Erase everything of this address: reactions, what waits in the mail. Answers how many reactions that were."""
    theirs = list(Comment.objects.of_address(email).values_list("pk", flat=True))
    for pk in theirs:
        with transaction.atomic():
            comment = Comment.objects.select_for_update(of=("self",)).filter(pk=pk).first()
            if comment:
                services.remove(comment)
    outbox.forget_address(email)
    return len(theirs)
