import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from comments.models.decision import Refusal
from comments.querysets import CommentQuerySet
from comments.reasons import Reason
from participants.names import ShownAs, public_name
from rvggz.email_field import EmailField

NAMELESS = "Anoniem"  # whose name was nothing but an e-mail address


class Status(models.TextChoices):
    UNCONFIRMED = "unconfirmed", "Wacht op bevestiging"
    HELD = "held", "Te beoordelen"
    SHOWN = "shown", "Geplaatst"
    REFUSED = "refused", "Niet geplaatst"
    SPAM = "spam", "Spam"
    WITHDRAWN = "withdrawn", "Ingetrokken"


def shown_name(name: str) -> str:
    return public_name(name) or NAMELESS


class Comment(models.Model):
    """A reaction under an article. Only ``comments.services`` writes its status.

    What is kept of a person, and how long: comments/privacy.py. When the words are erased the row may stay: others
    answered it, and decisions are counted.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="reactions", verbose_name="artikel"
    )
    thread = models.ForeignKey(  # the reaction that began the conversation; empty for that one
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies", verbose_name="gesprek"
    )
    answers = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="antwoord op"
    )
    thread_at = models.DateTimeField(default=timezone.now)  # when the conversation began: a page of them is one query

    # Who
    name = models.CharField("naam", max_length=80, blank=True)
    email = EmailField("e-mailadres", max_length=254, blank=True)  # of a guest; never shown
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="reactions",
        verbose_name="lid",
    )  # fmt: skip
    shown_as = models.CharField(  # of a member: what ``name`` is; the editors see who it is
        "naam bij de reactie", max_length=10, choices=ShownAs, default=ShownAs.NAME
    )
    writer = models.CharField(max_length=64, blank=True)  # keyed hash: whose history this is, also without address
    as_editor = models.BooleanField("namens de redactie", default=False)
    follows = models.BooleanField("wil bericht van reacties", default=False)
    consent_text = models.CharField("toestemming", max_length=300, blank=True)
    consent_version = models.PositiveIntegerField(default=0)

    # What
    text = models.TextField("reactie", blank=True)
    text_before = models.TextField(blank=True)  # before a moderator blacked something out
    text_before_until = models.DateTimeField(null=True)
    is_crisis = models.BooleanField("denkt misschien aan zelfdoding", default=False)
    crisis_words = models.JSONField(default=list)
    private_spans = models.JSONField(default=list)  # [start, end, kind] of what looks like private data
    spam_words = models.JSONField(default=list)  # [word, weight]: what weighed most
    suspect_words = models.JSONField(default=list)

    # Where it is
    status = models.CharField("stand", max_length=12, choices=Status, default=Status.UNCONFIRMED)
    reason = models.CharField("reden", max_length=20, choices=Reason, blank=True)
    refusal = models.CharField("waarom niet", max_length=20, choices=Refusal, blank=True)
    refusal_note = models.CharField("toelichting", max_length=500, blank=True)
    is_answer = models.BooleanField("antwoord volgens de vraagsteller", default=False)
    reports_count = models.PositiveIntegerField("meldingen", default=0)
    learned_as = models.CharField(max_length=4, blank=True)  # what the spam filter learned from it: "spam" or "ham"
    version = models.PositiveIntegerField(default=1)  # of what a moderator looks at: two cannot decide the same
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # in the writer's links
    wordpress_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)

    created_at = models.DateTimeField("geschreven", default=timezone.now)
    confirmed_at = models.DateTimeField("bevestigd", null=True)
    waiting_since = models.DateTimeField(null=True)  # in the queue
    decided_at = models.DateTimeField("beoordeeld", null=True)
    changed_at = models.DateTimeField("gewijzigd", null=True)
    erased_at = models.DateTimeField("gewist", null=True)

    objects: ClassVar = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        constraints = (
            models.UniqueConstraint(
                fields=("article",), condition=models.Q(is_answer=True), name="one_answer_a_question"
            ),
        )
        permissions = (("moderate_comment", "Mag reacties beoordelen"),)
        indexes = (
            # A page of the conversations of an article, oldest first.
            models.Index(
                "article", "thread_at", Coalesce("thread", "id"), "created_at", "id", name="comment_conversations"
            ),
            # The queue, and what is due to be erased.
            models.Index(fields=["status", "-is_crisis", "waiting_since", "id"], name="comment_queue"),
            models.Index(fields=["writer", "-created_at"], name="comment_writer"),
            models.Index(models.functions.Upper("email"), name="comment_email"),
            models.Index(fields=["status", "created_at"], name="comment_status_age"),
        )

    def __str__(self) -> str:
        return f"Reactie {self.pk}"

    def get_absolute_url(self) -> str:
        """Leads to the right page of the conversation, and to the reaction on it."""
        return reverse("reaction", args=[self.pk])

    @property
    def shown_name(self) -> str:
        """The name that others read: never an e-mail address."""
        return shown_name(self.name)

    @property
    def anchor(self) -> str:
        return f"reactie-{self.pk}"

    @property
    def is_guest(self) -> bool:
        return self.member_id is None

    @property
    def is_waiting(self) -> bool:
        """In the queue: held, or not confirmed but urgent."""
        return self.status == Status.HELD or (self.status == Status.UNCONFIRMED and self.is_crisis)

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None
