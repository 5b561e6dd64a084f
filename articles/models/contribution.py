"""A piece that somebody writes for Praat mee: what was typed, which files came with it, where it is on its way.

A draft is one row that is written over at each save, not a page with revisions: see docs/why.md. Only the verbs in
articles/contributions/ write ``state``.
"""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from rvggz import private_files
from rvggz.email_field import EmailField


class PieceState(models.TextChoices):
    CONCEPT = "concept", "Concept"
    UNCONFIRMED = "unconfirmed", "Wacht op je bevestiging"  # of a guest
    SUBMITTED = "submitted", "Voorgelegd"
    QUESTION = "question", "Vraag van de redactie"
    PLACED = "placed", "Geplaatst"
    REFUSED = "refused", "Niet geplaatst"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    OFFLINE = "offline", "Van de site gehaald"  # by an editor, after it was placed


#: In these the writer may type.
EDITABLE = (PieceState.CONCEPT, PieceState.UNCONFIRMED, PieceState.QUESTION)
#: In these an editor has something to decide.
AT_EDITORS = (PieceState.SUBMITTED, PieceState.QUESTION)


class PieceRefusal(models.TextChoices):
    NOT_PRAAT_MEE = "not-here", "Het past niet bij Praat mee"
    ABOUT_OTHERS = "about-others", "Er staan dingen in over anderen die privé zijn"
    UNKIND = "unkind", "Het is niet respectvol voor anderen"
    ADVERTISING = "advertising", "Het lijkt op reclame"
    DOUBLE = "double", "Dit staat al op de site"
    OTHER = "other", "Een andere reden"


class Contribution(models.Model):
    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)  # its address
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="contributions", verbose_name="lid"
    )
    guest_name = models.CharField("naam", max_length=80, blank=True)
    guest_email = EmailField("e-mailadres", max_length=254, blank=True)
    consent_text = models.CharField("toestemming", max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True)  # of a guest
    page = models.OneToOneField(
        "articles.ArticlePage", on_delete=models.SET_NULL, null=True, related_name="contribution", verbose_name="pagina"
    )
    state = models.CharField("stand", max_length=20, choices=PieceState, default=PieceState.CONCEPT)
    content = models.JSONField("wat er getypt is", default=dict)  # see articles/contributions/content.py
    version = models.PositiveIntegerField(default=1)  # raised by every change: a save names the one it started from
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    warned_at = models.DateTimeField(null=True)  # told that an old draft will go
    waiting_since = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    crisis_words = models.JSONField(default=list)
    private_spans = models.JSONField(default=list)  # [from, to, kind] in title + text
    question = models.TextField("vraag van de redactie", blank=True)
    refusal = models.CharField("waarom niet", max_length=20, choices=PieceRefusal, blank=True)
    refusal_note = models.CharField("toelichting", max_length=500, blank=True)

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        indexes: ClassVar = [
            models.Index(fields=["member", "-saved_at"], name="contribution_of_member"),
            models.Index(fields=["state", "waiting_since"], name="contribution_waiting"),
            models.Index(Lower("guest_email"), name="contribution_guest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("contribution", args=[self.key])

    @property
    def title(self) -> str:
        return str(self.content.get("title") or "Zonder titel")

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_urgent(self) -> bool:
        return bool(self.crisis_words)

    @property
    def is_live(self) -> bool:
        """Does a text of it stand on the site now? (Also while a new one is being written.)"""
        return bool(self.page_id and self.page and self.page.live)

    @property
    def writer(self) -> str:
        """Who it is, for editors."""
        return self.member.get_full_name() if self.member else self.guest_name

    @property
    def address(self) -> str:
        """Where mail about it goes; nothing when it may not go anywhere."""
        if self.member:
            return self.member.email if self.member.is_active else ""
        return self.guest_email if self.confirmed_at else ""


class FileKind(models.TextChoices):
    PICTURE = "picture", "Foto of tekening"
    VIDEO = "video", "Video"
    DOCUMENT = "document", "Document"


class ContributionFile(models.Model):
    """A file of a piece. Private until the piece is submitted: then it becomes a picture or document of the site."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20, choices=FileKind)
    name = models.CharField(max_length=200)  # as the writer knows it
    alt = models.CharField("wat is er te zien?", max_length=250, blank=True)
    file = models.FileField(upload_to="bijdragen/", storage=private_files.storage, max_length=200, blank=True)
    size = models.PositiveBigIntegerField()  # bytes
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    picture = models.ForeignKey("articles.Picture", on_delete=models.SET_NULL, null=True, related_name="+")
    download = models.ForeignKey("articles.Download", on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def stored(self) -> Any:
        """The file wherever it is now."""
        made = self.picture or self.download
        return made.file if made else self.file

    @property
    def extension(self) -> str:
        return self.stored.name.rsplit(".", 1)[-1].lower() if self.stored else ""


class StepKind(models.TextChoices):
    SUBMITTED = "submitted", "Voorgelegd"
    QUESTION = "question", "Vraag van de redactie"
    ANSWERED = "answered", "Antwoord gegeven"
    PLACED = "placed", "Geplaatst"
    REFUSED = "refused", "Niet geplaatst"
    REVISED = "revised", "Begonnen aan een nieuwe versie"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    OFFLINE = "offline", "Van de site gehaald door de redactie"


class ContributionStep(models.Model):
    """What happened to a piece, when and by whom."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind)
    text = models.TextField(blank=True)  # a question, an answer, a reason
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
