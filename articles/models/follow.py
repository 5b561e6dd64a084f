"""Members follow things. What happens to those is told by mail: see articles/following/."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from articles.models.keyword import Keyword


class What(models.TextChoices):
    THEME = "theme", "Thema"
    KEYWORD = "keyword", "Trefwoord"
    ORGANISATION = "organisation", "Organisatie"
    KIND = "kind", "Soort"
    ARTICLE = "article", "Gesprek"  # what is written under an article or a question


class Pace(models.TextChoices):
    """How often a member wants mail."""

    AT_ONCE = "at-once", "Meteen"
    DAILY = "daily", "Eén keer per dag"
    WEEKLY = "weekly", "Eén keer per week"
    NEVER = "never", "Geen mail"


class Follow(models.Model):
    """A member follows one thing. Which column is filled says which."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    what = models.CharField(max_length=12, choices=What)
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, null=True, related_name="+"
    )  # theme, organisation, article
    keyword = models.ForeignKey(Keyword, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    pace = models.CharField("mail", max_length=8, choices=Pace, default=Pace.DAILY)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "page"), name="follow_page_once"),
            models.UniqueConstraint(fields=("member", "keyword"), name="follow_keyword_once"),
            models.UniqueConstraint(fields=("member", "kind"), name="follow_kind_once", condition=~Q(kind="")),
            models.CheckConstraint(
                condition=Q(page__isnull=False, keyword=None, kind="")
                | Q(page=None, keyword__isnull=False, kind="")
                | (Q(page=None, keyword=None) & ~Q(kind="")),
                name="follow_one_thing",
            ),
        )
        indexes = (models.Index(fields=["kind"], name="follow_kind", condition=~Q(kind="")),)

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.pk}"


class Happening(models.Model):
    """Something new that followers hear of: an article went online for the first time, or someone reacted."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    reaction = models.PositiveBigIntegerField(null=True, unique=True)  # its number; empty: the article itself is new
    not_to = ArrayField(models.IntegerField(), default=list)  # members: who wrote it, and who is told otherwise
    at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)  # so long it can still be taken back
    spread_at = models.DateTimeField(null=True)  # every follower has a notice of it

    class Meta:
        constraints = (models.UniqueConstraint(fields=("page",), name="new_only_once", condition=Q(reaction=None)),)
        indexes: ClassVar = [
            models.Index(fields=["not_before"], name="happening_waits", condition=Q(spread_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.reaction or ''}"


class Notice(models.Model):
    """A follower still has to hear of this. Gone as soon as the letter is in the outbox."""

    follow = models.ForeignKey(Follow, on_delete=models.CASCADE, related_name="notices")
    happening = models.ForeignKey(Happening, on_delete=models.CASCADE, related_name="notices")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("follow", "happening"), name="noticed_once"),)

    def __str__(self) -> str:
        return f"{self.follow_id} {self.happening_id}"


class Digest(models.Model):
    """When a member last got the letter of the day: one a day at most."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.day}"
