"""Two keywords (trefwoorden) into one."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Revision

from articles import entries
from articles.following import follows
from articles.models import ArticleKeyword, ArticlePage, Keyword, KeywordAlias


@transaction.atomic
def merge(source: Keyword, target: Keyword) -> None:
    """Give every article of ``source`` the keyword ``target``; the old address and name of ``source`` keep working."""
    if source == target:
        return
    pages = list(source.uses.values_list("content_object_id", flat=True))
    _merge_in_revisions(source, target)
    double = ArticleKeyword.objects.filter(tag=target, content_object_id__in=pages).values("content_object_id")
    source.uses.filter(content_object_id__in=list(double.values_list("content_object_id", flat=True))).delete()
    source.uses.update(tag=target)
    source.aliases.update(keyword=target)
    follows.move_keyword(source, target)
    slug, folded_name = source.slug, source.folded_name
    source.delete()
    KeywordAlias.objects.create(slug=slug, folded_name=folded_name, keyword=target)
    for page in ArticlePage.objects.filter(pk__in=pages).live():
        entries.write(page)


def _merge_in_revisions(source: Keyword, target: Keyword) -> None:
    """Drafts and planned versions hold the number of the keyword; without this they would lose it."""
    kept = Q(pk__in=ArticlePage.objects.values("latest_revision")) | Q(approved_go_live_at__isnull=False)
    of_articles = Revision.objects.filter(content_type=ContentType.objects.get_for_model(ArticlePage))
    for revision in of_articles.filter(kept, content__keyword_uses__contains=[{"tag": source.pk}]):
        uses = revision.content["keyword_uses"]
        has_target = any(use["tag"] == target.pk for use in uses)
        if has_target:
            uses = [use for use in uses if use["tag"] != source.pk]
        else:
            uses = [{**use, "tag": target.pk} if use["tag"] == source.pk else use for use in uses]
        revision.content["keyword_uses"] = uses
        revision.save(update_fields=["content"])
