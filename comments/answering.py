"""Under a question the asker says which reaction answers it. Editors may say so too."""

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Q

from articles.models import ArticlePage, Entry
from articles.models.entry import QUESTION
from comments import services
from comments.models import Comment

if TYPE_CHECKING:
    from participants.models import Member

MODERATE = "comments.moderate_comment"
LOCKS = 0x61_6E_74  # first half of the advisory lock of a question


def may_mark(entry: Entry, member: Any) -> bool:
    """The asker or an editor, under a question. One query, for members only."""
    if entry.kind != QUESTION or member is None:
        return False
    return (member.is_staff and member.has_perm(MODERATE)) or asked_by(member).filter(pk=entry.pk).exists()


def asked_by(member: "Member") -> Any:
    return ArticlePage.objects.filter(Q(author=member) | Q(owner=member), kind=QUESTION)


@transaction.atomic
def mark(comment: Comment) -> None:
    """This one answers the question. The one that was marked before is not any more."""
    _one_at_a_time(comment.article_id)
    Comment.objects.filter(article_id=comment.article_id, is_answer=True).exclude(pk=comment.pk).update(is_answer=False)
    Comment.objects.shown().filter(pk=comment.pk).update(is_answer=True)
    services.refresh(comment.article_id)


@transaction.atomic
def unmark(comment: Comment) -> None:
    _one_at_a_time(comment.article_id)
    Comment.objects.filter(pk=comment.pk).update(is_answer=False)
    services.refresh(comment.article_id)


def _one_at_a_time(article_pk: int) -> None:
    """Before any row is locked: everyone locks reactions first, then what is counted of the article."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, article_pk])
