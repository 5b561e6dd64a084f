"""Two keywords (trefwoorden) into one."""

from django.db import transaction

from articles import entries
from articles.following import follows
from articles.models import ArticleKeyword, ArticlePage, Keyword, KeywordAlias


class KeywordGoneError(Exception):
    """One of the two was merged or deleted meanwhile. ``name``: which."""

    def __init__(self, name: str) -> None:
        super().__init__("gone")
        self.name = name


@transaction.atomic
def merge(source: Keyword, target: Keyword) -> None:
    """Give every article of ``source`` the keyword ``target``; the old address and name of ``source`` keep working.

    Alone: who saves an article waits, and finds the keyword that it became (ArticlePage.save). Raises KeywordGoneError.
    """
    if source == target:
        return
    Keyword.objects.hold(alone=True)
    there = Keyword.objects.in_bulk([source.pk, target.pk])
    for one in (source, target):
        if one.pk not in there:
            raise KeywordGoneError(one.name)
    source, target = there[source.pk], there[target.pk]
    pages = list(source.uses.values_list("content_object_id", flat=True))
    double = ArticleKeyword.objects.filter(tag=target, content_object_id__in=pages).values("content_object_id")
    source.uses.filter(content_object_id__in=list(double.values_list("content_object_id", flat=True))).delete()
    source.uses.update(tag=target)
    source.aliases.update(keyword=target)
    follows.move_keyword(source, target)
    slug, folded_name, number = source.slug, source.folded_name, source.pk
    source.delete()
    KeywordAlias.objects.create(slug=slug, folded_name=folded_name, old_number=number, keyword=target)
    for page in ArticlePage.objects.filter(pk__in=pages).live():
        entries.write(page)
