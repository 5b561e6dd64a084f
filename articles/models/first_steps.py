from django.db import models
from django.utils import timezone


class FirstSteps(models.Model):
    """One row: what of "Begin hier" cannot be seen from the data. Not who pressed: nobody needs to know."""

    house_rules_read_at = models.DateTimeField(null=True)
    put_away_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "eerste stappen"
        verbose_name_plural = "eerste stappen"

    def __str__(self) -> str:
        return "eerste stappen"

    @classmethod
    def now(cls) -> "FirstSteps":
        """As it stands; a row that is not there yet is one in which nothing happened."""
        return cls.objects.first() or cls()

    @classmethod
    def note(cls, field: str) -> None:
        """This happened now."""
        cls.objects.update_or_create(pk=1, defaults={field: timezone.now()})
