from typing import ClassVar

from django.conf import settings
from django.db import models


class Refusal(models.TextChoices):
    """Why a reaction is not shown, as the writer reads it."""

    PRIVACY = "privacy", "Er staat iets in dat privé is"
    UNKIND = "unkind", "De toon kwetst iemand"
    OFF_TOPIC = "off-topic", "Het gaat niet over dit artikel"
    ADVERTISEMENT = "advertisement", "Het is reclame"
    ADVICE = "advice", "Het is advies over medicijnen of behandeling"
    NAMES = "names", "Er wordt iemand bij naam beschuldigd"
    UNCLEAR = "unclear", "We begrijpen het niet goed"
    OTHER = "other", "Iets anders"


class Action(models.TextChoices):
    APPROVE = "approve", "geplaatst"
    REFUSE = "refuse", "niet geplaatst"
    SPAM = "spam", "als spam weggelegd"
    BLACK_OUT = "black-out", "iets weggelakt"
    REPLY = "reply", "beantwoord namens de redactie"
    CLOSE = "close", "reacties onder het artikel gesloten"
    OPEN = "open", "reacties onder het artikel geopend"
    UNDO = "undo", "teruggedraaid"
    HIDE = "hide", "verborgen na meldingen"
    CONFIRM = "confirm", "bevestigd door de schrijver"
    CHANGE = "change", "gewijzigd door de schrijver"
    WITHDRAW = "withdraw", "ingetrokken door de schrijver"


class Decision(models.Model):
    """One line of the log: who did what when and why. Never the text itself, nor an address."""

    comment = models.ForeignKey("comments.Comment", on_delete=models.SET_NULL, null=True, related_name="decisions")
    comment_number = models.BigIntegerField()  # stays when the reaction is gone
    article = models.ForeignKey("articles.ArticlePage", on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    action = models.CharField(max_length=12, choices=Action)
    reason = models.CharField(max_length=20, blank=True)  # a Refusal, or a Reason of the verdict
    before = models.JSONField(default=dict)  # what undoing brings back: status and the like, no words
    version = models.PositiveIntegerField(default=0)  # of the reaction, after this
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        indexes: ClassVar = [models.Index(fields=["comment", "-at"], name="decision_of_comment")]

    def __str__(self) -> str:
        return f"Reactie {self.comment_number} {self.get_action_display()}"
