from django.db import models

TOTALS = ""  # the row of this word holds how many texts were learned from


class SpamWord(models.Model):
    """In how many texts that moderators called spam, or did not, this word stood. Own decisions only."""

    word = models.CharField(max_length=40, primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "woord van het spamfilter"
        verbose_name_plural = "woorden van het spamfilter"

    def __str__(self) -> str:
        return self.word or "totaal"
