"""Our own site with N articles. Run by ``__main__`` in a process of its own."""

import datetime
import json
from typing import Any

from bench import measure, pictures, texts
from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.models.sql import InsertQuery
from wagtail.models import Page

BATCH = 1000
FIRST_DAY = datetime.date(2020, 1, 1)


def fill(articles: int) -> None:
    """Home, Actueel, themes, organisations, keywords by the ordinary way; the articles in bulk."""
    from articles import filter_counts
    from articles.models import Keyword, Picture, ThemePage
    from participants.models import ParticipantPage
    from rvggz import initial_pages

    tree = initial_pages.make_or_find()
    themes = [tree.themes.add_child(instance=ThemePage(title=f"Thema {n}", slug=f"thema-{n}")) for n in range(8)]
    for theme in themes:
        theme.save_revision().publish()
    organisations = [
        tree.participants.add_child(instance=ParticipantPage(title=f"Organisatie {n}", slug=f"organisatie-{n}"))
        for n in range(14)
    ]
    for organisation in organisations:
        organisation.save_revision().publish()
    images = [Picture.objects.create(title="b", file=ImageFile(file, "b.jpg")) for file in pictures.files()]
    words = {name: Keyword.objects.create(name=name) for name in texts.STEMS[:60]}
    for start in range(0, articles, BATCH):
        numbers = range(start, min(start + BATCH, articles))
        with transaction.atomic():
            add_articles(tree.articles, numbers, images, themes, organisations, words)
        if start == 0:
            call_command("rebuild_entries")
    with connection.cursor() as cursor:
        if articles > BATCH:
            cursor.execute(REPEAT_ENTRIES, {"texts": BATCH})
            cursor.execute("UPDATE articles_word SET entries = entries * %s", [articles // BATCH])
            filter_counts.rebuild()
        cursor.execute("VACUUM ANALYZE")


# Beyond the first thousand the same texts come again, under other addresses and dates: to analyse fifty thousand texts
# would take half an hour and tell nothing more about what a request costs.
REPEAT_ENTRIES = """
INSERT INTO articles_entry (page_id, type, kind, date, year, section_id, theme_ids, organisation_ids, keyword_ids, url,
    title, summary, byline, picture, head_html, body_html, card_html, about_html, looks, text, title_vector, body_vector,
    comments_open, reactions)
SELECT page.id, entry.type, article.kind, article.published_on, extract(year FROM article.published_on),
    entry.section_id, entry.theme_ids, entry.organisation_ids, entry.keyword_ids, '/actueel/' || page.slug || '/',
    page.title, entry.summary, entry.byline, entry.picture, entry.head_html, entry.body_html, entry.card_html, entry.about_html, entry.looks, entry.text,
    entry.title_vector, entry.body_vector, entry.comments_open, 0
FROM articles_articlepage article
JOIN wagtailcore_page page ON page.id = article.page_ptr_id
JOIN articles_entry entry
    ON entry.url = '/actueel/artikel-' || (substr(page.slug, 9)::int %% %(texts)s) || '/' AND entry.type = 'article'
WHERE NOT EXISTS (SELECT 1 FROM articles_entry old WHERE old.page_id = page.id)
"""


def add_articles(index: Page, numbers: range, images: Any, themes: Any, organisations: Any, words: Any) -> None:
    from articles.models import ArticleKeyword, ArticlePage, Kind

    content_type = ContentType.objects.get_for_model(ArticlePage)
    kinds = list(Kind.values)
    pages = [new_page(ArticlePage, index, content_type, number, images, kinds) for number in numbers]
    Page.objects.bulk_create([base_of(page) for page in pages])
    ids = dict(Page.objects.filter(path__in=[page.path for page in pages]).values_list("path", "pk"))
    for page in pages:
        page.pk = page.page_ptr_id = ids[page.path]
    insert = InsertQuery(ArticlePage)
    insert.insert_values(ArticlePage._meta.local_concrete_fields, pages)
    insert.get_compiler("default").execute_sql()
    link(ArticlePage.themes.through, "themepage_id", pages, numbers, themes)
    link(ArticlePage.organisations.through, "participantpage_id", pages, numbers, organisations)
    ArticleKeyword.objects.bulk_create(
        ArticleKeyword(tag=words[word], content_object_id=page.pk)
        for page, number in zip(pages, numbers, strict=True)
        for word in texts.keywords(number)
    )
    Page.objects.filter(pk=index.pk).update(numchild=models.F("numchild") + len(pages))


def new_page(model: Any, index: Page, content_type: ContentType, number: int, images: Any, kinds: Any) -> Any:
    day = FIRST_DAY + datetime.timedelta(days=number % 2400)
    moment = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    body = [{"type": "text", "value": "".join(f"<p>{paragraph}</p>" for paragraph in texts.paragraphs(number))}]
    slug = f"artikel-{number}"
    return model(
        path=model._get_path(index.path, index.depth + 1, number + 1), depth=index.depth + 1, content_type=content_type,
        title=texts.title(number), draft_title=texts.title(number), slug=slug, url_path=f"{index.url_path}{slug}/",
        live=True, locale_id=index.locale_id, first_published_at=moment, last_published_at=moment, published_on=day,
        kind=kinds[number % len(kinds)], summary=texts.paragraphs(number)[0][:200], body=json.dumps(body),
        lead_image=images[number % len(images)], author_name="Redactie",
    )  # fmt: skip


def base_of(page: Any) -> Page:
    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})


def link(through: Any, column: str, pages: Any, numbers: range, targets: Any) -> None:
    through.objects.bulk_create(
        through(articlepage_id=page.pk, **{column: targets[number % len(targets)].pk})
        for page, number in zip(pages, numbers, strict=True)
    )


def measured(articles: int, rounds: int) -> dict[str, float]:
    some = [f"/actueel/artikel-{number}/" for number in range(0, articles, max(1, articles // 10))][:10]
    return {
        "article": measure.milliseconds(some, rounds),
        "article_member": measure.milliseconds(some, rounds, logged_in()),
        "actueel": measure.milliseconds(["/actueel/"], rounds),
        "search": measure.milliseconds([f"/zoeken/?q={query}" for query in texts.searches()], rounds),
    }


def logged_in() -> str:
    """The cookies of a member, as a browser sends them."""
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client
    from participants.models import Member

    member, _ = Member.objects.get_or_create(email="lid@example.test", defaults={"first_name": "Bram"})
    client = Client()
    client.force_login(member)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={_get_new_csrf_string()}"
