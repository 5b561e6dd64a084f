from typing import ClassVar

from django.db import models


class PdfState(models.TextChoices):
    WAITING = "waiting", "Wacht"
    MAKING = "making", "Wordt gemaakt"
    READY = "ready", "Klaar"
    FAILED = "failed", "Mislukt"


class StoredPdf(models.Model):
    """A PDF made once for what it shows: ``key`` names the page and its revision, or a leesmap and its articles."""

    key = models.CharField(max_length=200, unique=True)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, null=True, related_name="pdfs")
    state = models.CharField(max_length=10, choices=PdfState, default=PdfState.WAITING)
    file = models.FileField(upload_to="pdf/", blank=True)
    etag = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "PDF"
        verbose_name_plural = "PDF's"
        indexes: ClassVar = [models.Index(fields=["state", "requested_at"], name="pdf_waiting")]

    def __str__(self) -> str:
        return self.key
