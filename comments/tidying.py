"""What is erased by the clock. The terms stand on /privacy/ and in comments/privacy.py."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q

from comments import services
from comments.models import Comment, Decision, Report, Status
from comments.querysets import CommentQuerySet
from rvggz import one_by_one, privacy

# art. 5(1)(e) AVG: not longer than needed. A mail that is not answered in a week was not meant.
UNCONFIRMED = timedelta(days=7)
REFUSED = timedelta(days=30)  # so long the writer can revise, and an editor can come back on it
DECISIONS = timedelta(days=730)
REPORTS = timedelta(days=30)


def all_that_is_due() -> None:
    privacy.tidy()


def reactions(now: datetime) -> int:
    """Unconfirmed ones go, refused and spam lose their words, what was blacked out goes for good."""
    return unconfirmed(now) + refused(now) + blacked_out(now)


def unconfirmed(now: datetime) -> int:
    """Also what a moderator let through before: so it stands in the mail that asked to confirm."""
    mine = Q(member=None, confirmed_at=None, wordpress_id=None) & ~Q(email="")
    old = Comment.objects.filter(mine).exclude(status__in=[Status.SPAM, Status.REFUSED]).before(now - UNCONFIRMED)
    return _each(old, services.remove)


def refused(now: datetime) -> int:
    """Who wrote it stays countable by the keyed hash; the words, the name and the address are gone."""
    done = Q(status=Status.REFUSED) | Q(status=Status.SPAM)
    old = Q(decided_at__lt=now - REFUSED) | Q(decided_at=None, created_at__lt=now - REFUSED)
    return _each(Comment.objects.filter(done & old).with_words(), services.erase_words)


def _each(due: CommentQuerySet, erase: Callable[[Comment], None]) -> int:
    """Erase each in a transaction of its own, if it still is due once it is locked: its writer may be quicker."""

    def one(pk: int) -> bool:
        comment = due.select_for_update(of=("self",)).filter(pk=pk).first()
        if comment:
            erase(comment)
        return bool(comment)

    return one_by_one.work("Tidying of reactions", list(due.order_by("pk").values_list("pk", flat=True)), one)


def blacked_out(now: datetime) -> int:
    due = Comment.objects.filter(text_before_until__lt=now)
    return due.update(text_before="", text_before_until=None)


def decisions(now: datetime) -> int:
    return Decision.objects.filter(at__lt=now - DECISIONS).delete()[0]


def reports(now: datetime) -> int:
    return Report.objects.filter(handled_at__lt=now - REPORTS).delete()[0]
