"""A plain Wagtail site (``wagtail start``) with the same articles. Run inside that project by ``__main__``."""

APP = """
from django.core.paginator import Paginator
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticleIndexPage(Page):
    def get_context(self, request):
        context = super().get_context(request)
        articles = ArticlePage.objects.child_of(self).live().order_by("-date")
        context["articles"] = Paginator(articles, 12).get_page(request.GET.get("page"))
        return context


class ArticlePage(Page):
    date = models.DateField()
    intro = models.TextField()
    body = RichTextField()
    image = models.ForeignKey("wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+")
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
"""
INDEX = """{% extends "base.html" %}{% load wagtailcore_tags wagtailimages_tags %}{% block content %}
<h1>{{ page.title }}</h1>{% for article in articles %}<article><h2><a href="{% pageurl article %}">{{ article.title }}</a></h2>
{% image article.image fill-480x320 %}<p>{{ article.date }}</p><p>{{ article.intro }}</p></article>{% endfor %}
{% if articles.has_next %}<a href="?page={{ articles.next_page_number }}">next</a>{% endif %}{% endblock %}"""
ARTICLE = """{% extends "base.html" %}{% load wagtailcore_tags wagtailimages_tags %}{% block content %}
<h1>{{ page.title }}</h1><p>{{ page.date }}</p>{% image page.image width-960 %}<p>{{ page.intro }}</p>{{ page.body|richtext }}
<ul>{% for tag in page.tags.all %}<li>{{ tag }}</li>{% endfor %}</ul>{% endblock %}"""
SETTINGS = """
import os
from .base import *
DEBUG = False
SECRET_KEY = "bench" * 12
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS += ["blog", "django.contrib.postgres"]
LANGUAGE_CODE = "nl"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["BENCH_DATABASE"],
    "USER": "postgres", "HOST": os.environ["BENCH_HOST"], "CONN_MAX_AGE": None,
    "OPTIONS": {"options": "-c max_parallel_workers_per_gather=0"}}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""


def fill(articles: int) -> None:
    import datetime

    from blog.models import ArticleIndexPage, ArticlePage
    from django.core.files.images import ImageFile
    from home.models import HomePage
    from wagtail.images.models import Image

    from bench import pictures, texts

    index = HomePage.objects.get().add_child(instance=ArticleIndexPage(title="Actueel", slug="actueel"))
    images = [Image.objects.create(title="b", file=ImageFile(file, "b.jpg")) for file in pictures.files()]
    for number in range(articles):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in texts.paragraphs(number))
        page = ArticlePage(
            title=texts.title(number), slug=f"artikel-{number}", intro=texts.paragraphs(number)[0][:200], body=body,
            date=datetime.date(2020, 1, 1) + datetime.timedelta(days=number % 2000), image=images[number % len(images)],
        )  # fmt: skip
        index.add_child(instance=page)
        page.tags.add(*texts.keywords(number))
        page.save()


def measured(articles: int, rounds: int) -> dict[str, float]:
    from bench import measure, texts

    some = [f"/actueel/artikel-{number}/" for number in range(0, articles, max(1, articles // 10))][:10]
    return {
        "article": measure.milliseconds(some, rounds),
        "actueel": measure.milliseconds(["/actueel/"], rounds),
        "search": measure.milliseconds([f"/search/?query={query}" for query in texts.searches()], rounds),
    }
