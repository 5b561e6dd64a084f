"""Names of keywords that are there are compared as new ones are (rvggz/text/folding.py): dashes and apostrophes that
look alike, and what is not seen, make no other word. Two that became one are merged, as an editor would: the older one
stays, and the address of the other leads to it.
"""

from django.db import migrations

from rvggz.text.folding import folded

REPLACE = """
UPDATE articles_entry SET keyword_ids = ARRAY(
    SELECT DISTINCT CASE WHEN one = %(old)s THEN %(new)s ELSE one END FROM unnest(keyword_ids) AS one ORDER BY 1
) WHERE keyword_ids @> ARRAY[%(old)s]::int[]
"""


def fold_again(apps, schema_editor):
    models = {name: apps.get_model("articles", name) for name in ("Keyword", "KeywordAlias", "ArticleKeyword", "Follow")}
    first, changed = {}, []
    for keyword in models["Keyword"].objects.order_by("pk"):
        same = folded(keyword.name)[:100] or keyword.folded_name
        if same in first:
            merge(models, keyword, first[same], schema_editor.connection)
            continue
        first[same] = keyword
        if same != keyword.folded_name:
            changed.append((keyword, same))
    for keyword, same in changed:
        models["Keyword"].objects.filter(pk=keyword.pk).update(folded_name=same)


def merge(models, twin, kept, connection):
    pages = list(models["ArticleKeyword"].objects.filter(tag=kept).values_list("content_object_id", flat=True))
    uses = models["ArticleKeyword"].objects.filter(tag=twin)
    uses.filter(content_object_id__in=pages).delete()
    uses.update(tag=kept)
    followers = list(models["Follow"].objects.filter(keyword=kept).values_list("member_id", flat=True))
    models["Follow"].objects.filter(keyword=twin).exclude(member_id__in=followers).update(keyword=kept)
    models["KeywordAlias"].objects.filter(keyword=twin).update(keyword=kept)
    slug, name, number = twin.slug, twin.folded_name, twin.pk
    twin.delete()
    models["KeywordAlias"].objects.create(slug=slug, folded_name=name, old_number=number, keyword=kept)
    with connection.cursor() as cursor:
        cursor.execute(REPLACE, {"old": number, "new": kept.pk})


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_merged_keyword_numbers")]
    operations = [migrations.RunPython(fold_again, migrations.RunPython.noop, elidable=True)]
