"""What the public may find: one row a page, made when it is published, so that lists and search stay quick.

Everything in this table follows from the pages: ``manage.py rebuild_entries`` makes it anew. Only articles/entries.py
writes here. Pages that are not live, or that stand behind a view restriction, have no row.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from articles.querysets import EntryQuerySet

REACTIONS_HERE = "<!--reactions-->"  # stands in templates/components/card_meta.html
QUESTION = "question"
OPEN_QUESTION = models.Q(kind=QUESTION, answer=None)


class EntryType(models.TextChoices):
    ARTICLE = "article", "Artikel"
    THEME = "theme", "Thema"
    ORGANISATION = "organisation", "Organisatie"
    INFORMATION = "information", "Informatie"


class Entry(models.Model):
    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="entry")
    type = models.CharField(max_length=20, choices=EntryType)
    kind = models.CharField(max_length=20, blank=True)
    date = models.DateField(null=True)  # shown date of an article
    year = models.PositiveSmallIntegerField(null=True)
    section_id = models.PositiveIntegerField(null=True)  # the index page above an article
    theme_ids = ArrayField(models.IntegerField(), default=list)
    organisation_ids = ArrayField(models.IntegerField(), default=list)
    keyword_ids = ArrayField(models.IntegerField(), default=list)

    # What a card shows, without another query.
    url = models.CharField(max_length=1000, db_index=True)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    byline = models.CharField(max_length=150, blank=True)
    picture = models.JSONField(null=True)  # articles.pictures.CardPicture as a dict

    # What a page shows of itself, rendered once a revision: see article_parts.py.
    head_html = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    card_html = models.TextField(blank=True)  # in lists, an h3 in it
    about_html = models.TextField(blank=True)  # one line: kind, date, who wrote it
    comments_open = models.BooleanField(default=True)
    reactions = models.PositiveIntegerField(default=0)  # shown ones; counted by who knows them
    answer = models.PositiveBigIntegerField(null=True)  # of a question: the reaction that answers it, as the asker says
    looks = models.CharField(max_length=16, blank=True)  # with which templates all that was rendered: rvggz/looks.py

    # What search looks in. Lexemes are lemmas without accents, see search_words.py.
    text = models.TextField(blank=True)  # plain text of the body, for snippets
    title_vector = SearchVectorField(null=True)  # title, keywords, themes, organisations, author
    body_vector = SearchVectorField(null=True)  # all of that, and summary and body; the weight of a lexeme says where

    objects: ClassVar = EntryQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["type", "-date", "-page"], name="entry_newest"),
            models.Index(fields=["-date", "-page"], name="entry_newest_of_all"),
            models.Index(fields=["kind", "-date", "-page"], name="entry_newest_of_kind"),
            models.Index(fields=["-date", "-page"], name="entry_open_questions", condition=OPEN_QUESTION),
            GinIndex(fields=["theme_ids"], name="entry_themes"),
            GinIndex(fields=["organisation_ids"], name="entry_organisations"),
            GinIndex(fields=["keyword_ids"], name="entry_keywords"),
            GinIndex(fields=["title_vector"], name="entry_title_vector", fastupdate=False),
            GinIndex(fields=["body_vector"], name="entry_body_vector", fastupdate=False),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def card(self) -> SafeString:
        return self._with_reactions(self.card_html)

    @property
    def about(self) -> SafeString:
        return self._with_reactions(self.about_html)

    def _with_reactions(self, html: str) -> SafeString:
        """The number of reactions changes more often than the card: it is set in where the card left room."""
        label = f"{self.reactions} reactie{'' if self.reactions == 1 else 's'}"
        number = f"<span>{label}</span>" if self.reactions else ""
        mark = f'<span class="{self.answer_mark[0]}">{self.answer_mark[1]}</span>' if self.kind == QUESTION else ""
        return mark_safe(html.replace(REACTIONS_HERE, number + mark))  # noqa: S308 (rendered by entry_rows.py)

    @property
    def answer_mark(self) -> tuple[str, str]:
        """Of a question: name for the stylesheet, and words. "No answer" would be unkind to who did react."""
        if self.answer:
            return "is-answered", "Beantwoord"
        return "is-open", "Nog open" if self.reactions else "Nog geen antwoord"


class FilterCount(models.Model):
    """How many articles share one combination of the things that Actueel filters by: counts without counting."""

    section_id = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    theme_ids = ArrayField(models.IntegerField(), default=list)
    organisation_ids = ArrayField(models.IntegerField(), default=list)
    articles = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("section_id", "kind", "year", "theme_ids", "organisation_ids"), name="one_count_a_combination"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.articles}"


class Word(models.Model):
    """A lexeme of the site's own texts, and the lexemes it is composed of (vernieuwing, beweging)."""

    lemma = models.CharField(max_length=60, primary_key=True)  # as it stands in the vectors
    form = models.CharField(max_length=60, default="")  # a form that people write
    parts = ArrayField(models.CharField(max_length=60), default=list)
    entries = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (
            GinIndex(fields=["parts"], name="word_parts"),
            models.Index(fields=["lemma"], name="word_prefix", opclasses=["varchar_pattern_ops"]),
        )

    def __str__(self) -> str:
        return self.lemma
