from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager

from articles.blocks.links import MoreLinksBlock
from articles.blocks.story import StoryBlock
from articles.forms import ArticleForm
from articles.models.keyword import Keyword
from articles.querysets import ArticleQuerySet
from participants.names import public_name
from rvggz.page_contexts import PublicPageMixin
from rvggz.page_panels import tabs, title_panel


class Kind(models.TextChoices):
    """Soort: what an article is."""

    NEWS = "news", "Nieuws"
    REPORT = "report", "Verslag"
    DIGEST = "digest", "Wetenswaardigheden"
    BLOG = "blog", "Blog"
    VLOG = "vlog", "Vlog"
    QUESTION = "question", "Vraag"
    TIP = "tip", "Tip"
    CALL = "call", "Oproep"
    IDEA = "idea", "Idee"


#: What members write: Praat mee.
VOICES = (Kind.BLOG, Kind.VLOG, Kind.QUESTION, Kind.TIP, Kind.CALL, Kind.IDEA)


class ArticleIndexPage(PublicPageMixin, Page):
    """Actueel: the list of articles, newest first."""

    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])

    is_section = True
    parent_page_types: ClassVar[list[str]] = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticlePage"]
    template = "articles/article_index_page.html"
    content_panels: ClassVar = [title_panel("Titel"), FieldPanel("introduction")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "overzicht van artikelen"


class ContributionIndexPage(PublicPageMixin, Page):
    """Praat mee: what members wrote, after an editor read it."""

    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])

    max_count = 1
    is_section = True
    parent_page_types: ClassVar[list[str]] = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticlePage"]
    template = "articles/contribution_index_page.html"
    content_panels: ClassVar = [title_panel("Titel"), FieldPanel("introduction")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "Praat mee"


class ArticlePage(RoutablePageMixin, PublicPageMixin, Page):
    """Anything published: news, a report, a blog, a question."""

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.NEWS)
    published_on = models.DateField(
        "geplaatst op", default=timezone.localdate, db_index=True,
        help_text="De datum die bij het artikel staat. Wanneer het artikel online komt, kies je bij “Publiceren”.",
    )  # fmt: skip
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles",
        verbose_name="schrijver (lid)",
    )  # fmt: skip
    author_name = models.CharField(
        "schrijver (naam)", max_length=150, blank=True, help_text="Leeg: de naam van het lid hierboven."
    )
    author_role = models.CharField(
        "rol van de schrijver", max_length=150, blank=True, help_text="Bijvoorbeeld: ervaringsdeskundige bij De Linde."
    )
    lead_image = models.ForeignKey(
        "articles.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="beeld bovenaan", help_text="Zonder beeld krijgt het artikel een rustig patroon.",
    )  # fmt: skip
    lead_image_alt = models.CharField(
        "wat is er te zien?", max_length=250, blank=True,
        help_text="Voor wie het beeld niet ziet. Leeg: het beeld is alleen versiering.",
    )  # fmt: skip
    lead_image_caption = models.CharField("bijschrift", max_length=300, blank=True)
    summary = models.TextField(
        "samenvatting", max_length=400, blank=True,
        help_text="Eén of twee zinnen. Staat boven het artikel, op overzichten en in zoekresultaten.",
    )  # fmt: skip
    body = StreamField(StoryBlock(), blank=True, verbose_name="tekst")
    themes = ParentalManyToManyField("articles.ThemePage", related_name="articles", blank=True, verbose_name="thema's")
    keywords = ClusterTaggableManager(
        through="articles.ArticleKeyword", blank=True, verbose_name="trefwoorden",
        help_text="Typ een woord en druk op Enter. Kies liever een trefwoord dat al bestaat.",
    )  # fmt: skip
    organisations = ParentalManyToManyField(
        "participants.ParticipantPage", related_name="articles", blank=True, verbose_name="organisaties"
    )
    more_links = StreamField(MoreLinksBlock(), blank=True, verbose_name="meer weten")
    comments_open = models.BooleanField("reacties open", default=True)
    language_level = models.CharField(
        "taalniveau", max_length=100, blank=True, help_text="Bijvoorbeeld: makkelijk te lezen (B1)."
    )
    wordpress_id = models.PositiveBigIntegerField("nummer in WordPress", null=True, blank=True, editable=False)

    objects: ClassVar = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types: ClassVar[list[str]] = ["articles.ArticleIndexPage", "articles.ContributionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "articles/article_page.html"
    served_with = ("entry", "lead_image", "author")

    content_panels: ClassVar = [
        title_panel("Titel van het artikel"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_caption")],
            heading="Beeld bovenaan",
        ),
        FieldPanel("body"),
        FieldPanel("more_links"),
    ]
    about_panels: ClassVar = [
        FieldPanel(
            "themes",
            widget=forms.CheckboxSelectMultiple,
            heading="Thema's (1 tot 3)",
            help_text="Waar gaat het artikel vooral over? Kies één, twee of drie thema's.",
        ),
        FieldPanel("keywords"),
        FieldPanel(
            "organisations",
            widget=forms.CheckboxSelectMultiple,
            classname="collapsed",
            help_text="Het artikel staat dan ook op de pagina van deze organisaties.",
        ),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("author_name"), FieldPanel("author_role")], heading="Schrijver"
        ),
        FieldPanel("language_level"),
        FieldPanel("comments_open"),
    ]
    edit_handler = tabs(content_panels, ObjectList(about_panels, heading="Waar gaat het over?"), form=ArticleForm)

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"

    def clean(self) -> None:
        super().clean()
        if self.author_role and not (self.author or self.author_name):
            raise ValidationError({"author_role": "Vul ook de naam van de schrijver in."})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """No keyword goes while this is written; one that was merged since it was read is the one it became."""
        with transaction.atomic():
            Keyword.objects.hold()
            self._follow_merges()
            return super().save(*args, **kwargs)

    def _follow_merges(self) -> None:
        read = self.__dict__.get("_cluster_related_objects", {}).get("keyword_uses")
        if not read:
            return  # what stands in the database is right
        now = Keyword.objects.now(use.tag_id for use in read)
        if any(now.get(use.tag_id) != use.tag_id for use in read):
            uses = {now[use.tag_id]: use for use in reversed(read) if use.tag_id in now}
            for number, use in uses.items():
                use.tag_id = number
            self.keyword_uses.set(uses.values())

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """A revision says which keyword it was; one that was merged since is found under its new number."""
        uses = data.get("keyword_uses") or []
        now = Keyword.objects.now(use["tag"] for use in uses)
        kept = {now[use["tag"]]: {**use, "tag": now[use["tag"]]} for use in reversed(uses) if use["tag"] in now}
        return super().from_serializable_data({**data, "keyword_uses": list(reversed(kept.values()))}, *args, **kwargs)

    @property
    def byline(self) -> str:
        """The name of who wrote it, or nothing."""
        return public_name(self.author_name) or (self.author.get_full_name() if self.author else "")

    @path("pdf/")
    def pdf(self, request: HttpRequest) -> HttpResponseBase:
        from articles.pdf import views

        return views.article_pdf(request, self)
