"""What an editor deleted, for as long as it can be put back."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=30)


class BinnedPage(models.Model):
    """A page in the bin, with all below it, and where it came from. Only articles/page_bin.py writes here."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="binned")
    parent = models.ForeignKey("wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+")
    after = models.ForeignKey("wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+")
    slug = models.CharField(max_length=255)
    live = ArrayField(models.BigIntegerField(), default=list)  # those of the pages that were online
    planned = models.JSONField(default=dict)  # number of a revision → when it was to go online
    contribution = models.ForeignKey("articles.Contribution", on_delete=models.SET_NULL, null=True, related_name="+")
    deleted_at = models.DateTimeField(default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "pagina in de prullenbak"
        verbose_name_plural = "pagina's in de prullenbak"
        ordering: ClassVar = ["-deleted_at", "-pk"]

    def __str__(self) -> str:
        return f"pagina {self.page_id} in de prullenbak"

    @property
    def until(self) -> datetime:
        """When it goes for good."""
        return self.deleted_at + KEPT
