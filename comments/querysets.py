"""Which reactions? Each question one word."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from comments.models import Comment


class CommentQuerySet(models.QuerySet["Comment"]):
    def shown(self) -> CommentQuerySet:
        return self.filter(status="shown")

    def standing(self) -> CommentQuerySet:
        """What takes a place in the conversation: shown, or gone while others that are shown answered it."""
        began = self.model.objects.filter(thread=models.OuterRef("pk"), status="shown")
        answered = self.model.objects.filter(answers=models.OuterRef("pk"), status="shown")
        gone = Q(models.Exists(began), thread=None) | Q(models.Exists(answered), status="withdrawn")
        return self.filter(Q(status="shown") | gone)

    def in_conversation(self) -> CommentQuerySet:
        """Oldest conversation first, in it the oldest reaction first."""
        return self.order_by("thread_at", Coalesce("thread", "id"), "created_at", "id")

    def before_in_conversation(self, comment: Comment) -> CommentQuerySet:
        """What stands above this reaction."""
        head = comment.thread_id or comment.pk
        rows = self.annotate(head=Coalesce("thread", "id"))
        earlier = Q(thread_at__lt=comment.thread_at) | Q(thread_at=comment.thread_at, head__lt=head)
        same = Q(head=head) & (
            Q(created_at__lt=comment.created_at) | Q(created_at=comment.created_at, pk__lt=comment.pk)
        )
        return rows.filter(earlier | same)

    def in_queue(self) -> CommentQuerySet:
        """All that a moderator has to look at: what waits, what looks like spam too, and what readers reported."""
        # Both values of is_crisis named: so the index is used from its first column to its third.
        reported = Q(status="shown", is_crisis__in=(False, True), waiting_since__isnull=False)
        return self.filter(Q(status="held") | Q(status="unconfirmed", is_crisis=True) | reported)

    def probably_spam(self) -> CommentQuerySet:
        """In the queue, apart from the rest. Never what may be a cry for help."""
        return self.filter(status="held", reason="probably-spam", is_crisis=False)

    def to_judge(self) -> CommentQuerySet:
        return self.in_queue().exclude(status="held", reason="probably-spam", is_crisis=False)

    def urgent_first(self) -> CommentQuerySet:
        return self.order_by("-is_crisis", "waiting_since", "pk")

    def of_writer(self, writer: str) -> CommentQuerySet:
        return self.filter(writer=writer).exclude(writer="")

    def confirmed(self) -> CommentQuerySet:
        """The address is known to be the writer's: anybody can type that of another."""
        return self.filter(Q(confirmed_at__isnull=False) | Q(wordpress_id__isnull=False))

    def of_address(self, email: str) -> CommentQuerySet:
        return self.filter(email__iexact=email).exclude(email="")

    def reached_at(self, email: str) -> CommentQuerySet:
        """Of a guest with this address, or of the member who has it."""
        return self.filter(Q(email__iexact=email) | Q(member__email__iexact=email))

    def before(self, moment: datetime) -> CommentQuerySet:
        return self.filter(created_at__lt=moment)

    def with_words(self) -> CommentQuerySet:
        """Not erased yet."""
        return self.filter(erased_at=None)
