"""Keywords (trefwoorden): free labels, unique whatever their capitals, accents, dashes and apostrophes."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.urls import reverse
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from rvggz.checks import text
from rvggz.text.folding import folded
from rvggz.text.name_order import NameOrder

LOCK = 0x74_61_67_73
MOST_LETTERS = 100  # of the name, and of its folded form
ROOM_FOR_A_NUMBER = 5  # at the end of an address that is taken
TOO_LONG = "“{}…” is te lang voor een trefwoord. Maak het korter."
NO_WORD = "Schrijf een trefwoord met minstens één letter of cijfer."


def check_name(name: str) -> str:
    """The name as it is kept. Raises ValidationError when it does not fit, also as it is compared (``½`` grows)."""
    name = text.clean_line(name)
    if max(len(name), len(folded(name))) > MOST_LETTERS:
        raise ValidationError(TOO_LONG.format(name[:40]))
    if not folded(name):
        raise ValidationError(NO_WORD)
    return name


class KeywordQuerySet(models.QuerySet[Any]):
    def named(self, name: str) -> Any:
        """The keyword of that name, whatever its capitals and accents, or the one it was merged into."""
        same = folded(name)
        return self.filter(models.Q(folded_name=same) | models.Q(aliases__folded_name=same)).first()

    def get_or_create(self, defaults: Any = None, **lookup: Any) -> tuple[Any, bool]:
        """As taggit asks it for each word typed: ``Cliënt`` is the ``client`` that exists."""
        found = self.named(lookup["name"]) if "name" in lookup else None
        if found:
            return found, False
        try:
            with transaction.atomic(using=self.db):
                return super().get_or_create(defaults, **lookup)
        except IntegrityError:  # somebody else makes it at this moment, perhaps with other capitals
            found = self.named(lookup["name"]) if "name" in lookup else None
            if found is None:
                raise
            return found, False

    def hold(self, *, alone: bool = False) -> None:
        """Until the end of this transaction no keyword goes, is what who saves an article asks. Who merges is alone."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}(%s)", [LOCK])

    def now(self, numbers: Iterable[int]) -> dict[int, int]:
        """Number → the number of the same keyword now, also when it was merged. Nothing for one that was deleted."""
        asked = set(numbers)
        there = set(self.filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
        merged = KeywordAlias.objects.filter(old_number__in=asked - there) if asked - there else ()
        return {number: number for number in there} | {one.old_number: one.keyword_id for one in merged}


class Keyword(TagBase):
    objects: ClassVar = KeywordQuerySet.as_manager()

    free_tagging = True
    folded_name = models.CharField(max_length=MOST_LETTERS, unique=True, editable=False)

    class Meta:
        verbose_name = "trefwoord"
        verbose_name_plural = "trefwoorden"
        ordering: ClassVar = [NameOrder("name"), "pk"]

    def clean(self) -> None:
        super().clean()
        try:
            self.name = check_name(self.name)  # type: ignore[has-type]
        except ValidationError as error:
            raise ValidationError({"name": error}) from error
        twin = Keyword.objects.filter(folded_name=folded(self.name)).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": f"Dit trefwoord bestaat al: “{twin.name}”."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = text.clean_line(self.name)
        self.folded_name = folded(self.name)
        super().save(*args, **kwargs)

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(folded(tag))[: MOST_LETTERS - ROOM_FOR_A_NUMBER].strip("-") or "trefwoord"
        return f"{slug}-{i}" if i else slug

    def get_absolute_url(self) -> str:
        return reverse("keyword", args=[self.slug])


class KeywordAlias(models.Model):
    """The old address and name of a keyword that was merged into another."""

    slug = models.SlugField(max_length=100, unique=True)
    folded_name = models.CharField(max_length=MOST_LETTERS, unique=True)
    keyword = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="aliases")
    old_number = models.BigIntegerField(null=True, unique=True)  # revisions, and who is saving just now, still say it

    def __str__(self) -> str:
        return f"{self.folded_name} → {self.keyword}"


class ArticleKeyword(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="uses")
    content_object = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="keyword_uses")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("tag", "content_object"), name="keyword_once_an_article"),)
