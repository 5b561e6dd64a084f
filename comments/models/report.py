from typing import ClassVar

from django.db import models


class ReportReason(models.TextChoices):
    PRIVATE = "private", "Er staan gegevens in die privé zijn"
    HURTFUL = "hurtful", "Het kwetst of bedreigt iemand"
    WORRY = "worry", "Ik maak me zorgen om de schrijver"
    ADVERTISEMENT = "advertisement", "Het is reclame of onzin"
    OTHER = "other", "Iets anders"


class Report(models.Model):
    """A reader asks a moderator to look at a reaction. Nothing is kept of who asked."""

    comment = models.ForeignKey("comments.Comment", on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField("wat is er aan de hand?", max_length=20, choices=ReportReason)
    note = models.CharField("toelichting", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        indexes: ClassVar = [models.Index(fields=["comment", "handled_at"], name="report_open")]

    def __str__(self) -> str:
        return f"Melding bij reactie {self.comment_id}"
