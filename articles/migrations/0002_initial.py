import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import rvggz.page_contexts
import rvggz.private_files
import taggit.managers
import uuid
import wagtail.fields
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


def take_away_english(apps, schema_editor):
    """Wagtail's first migrations leave groups and a workflow with English names. Ours is "Redactie", see articles/editors.py."""
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name="Moderators approval").delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"], user__isnull=True).delete()


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0001_initial'),
        ('participants', '0002_participantindexpage_participantpage'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
            ],
            options={
                'verbose_name': 'overzicht van artikelen',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Keyword',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('folded_name', models.CharField(editable=False, max_length=100, unique=True)),
            ],
            options={
                'verbose_name': 'trefwoord',
                'verbose_name_plural': 'trefwoorden',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ThemePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text="Staat op het overzicht van thema's.", max_length=250, verbose_name='in één zin')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
                ('tint', models.CharField(choices=[('ember', 'Gloed (oranjebruin)'), ('moss', 'Mos (groen)'), ('dusk', 'Schemer (blauw)'), ('heather', 'Heide (paars)'), ('clay', 'Klei (roodbruin)'), ('lake', 'Meer (blauwgroen)'), ('straw', 'Stro (geel)'), ('stone', 'Steen (grijs)')], default='ember', max_length=20, verbose_name='kleur')),
            ],
            options={
                'verbose_name': 'thema',
                'verbose_name_plural': "thema's",
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('news', 'Nieuws'), ('report', 'Verslag'), ('digest', 'Wetenswaardigheden'), ('blog', 'Blog'), ('vlog', 'Vlog'), ('question', 'Vraag'), ('tip', 'Tip'), ('call', 'Oproep'), ('idea', 'Idee')], default='news', max_length=20, verbose_name='soort')),
                ('published_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, help_text='De datum die bij het artikel staat. Wanneer het artikel online komt, kies je bij “Publiceren”.', verbose_name='geplaatst op')),
                ('author_name', models.CharField(blank=True, help_text='Leeg: de naam van het lid hierboven.', max_length=150, verbose_name='schrijver (naam)')),
                ('author_role', models.CharField(blank=True, help_text='Bijvoorbeeld: ervaringsdeskundige bij De Linde.', max_length=150, verbose_name='rol van de schrijver')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Voor wie het beeld niet ziet. Leeg: het beeld is alleen versiering.', max_length=250, verbose_name='wat is er te zien?')),
                ('lead_image_caption', models.CharField(blank=True, max_length=300, verbose_name='bijschrift')),
                ('summary', models.TextField(blank=True, help_text='Eén of twee zinnen. Staat boven het artikel, op overzichten en in zoekresultaten.', max_length=400, verbose_name='samenvatting')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('quote', 7), ('callout', 11), ('table', 16), ('accordion', 20), ('figure', 24), ('gallery', 27), ('video', 33), ('audio', 37), ('download', 40), ('related_article', 42), ('button', 47)], blank=True, block_lookup={0: ('articles.blocks.text.TextBlock', (), {'group': 'Woorden'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Kop', 'max_length': 150}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Kop'), ('h3', 'Tussenkop')], 'label': 'Soort kop'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {'group': 'Woorden'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Citaat', 'rows': 3}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Wie zei dit?', 'max_length': 150, 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Rol', 'max_length': 150, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('attribution', 5), ('role', 6)]], {'group': 'Woorden'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Kop', 'max_length': 100, 'required': False}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'label': 'Tekst'}), 10: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('note', 'Goed om te weten'), ('tip', 'Tip'), ('help', 'Hulp')], 'label': 'Toon'}), 11: ('wagtail.blocks.StructBlock', [[('title', 8), ('text', 9), ('tone', 10)]], {'group': 'Woorden'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Titel van de tabel', 'max_length': 200}), 13: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Tekst', 'required': False}), 14: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 13)]], {'label': 'Tabel'}), 15: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'label': 'De eerste kolom is de naam van de rij', 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('caption', 12), ('table', 14), ('row_headings', 15)]], {'group': 'Woorden'}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Vraag of kop', 'max_length': 150}), 18: ('wagtail.blocks.StructBlock', [[('title', 17), ('text', 9)]], {}), 19: ('wagtail.blocks.ListBlock', (18,), {'label': 'Onderdelen', 'min_num': 1}), 20: ('wagtail.blocks.StructBlock', [[('items', 19)]], {'group': 'Woorden'}), 21: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Afbeelding'}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Bijschrift', 'max_length': 300, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Maker', 'max_length': 150, 'required': False}), 24: ('wagtail.blocks.StructBlock', [[('image', 21), ('caption', 22), ('credit', 23)]], {'group': 'Beeld en geluid'}), 25: ('wagtail.blocks.StructBlock', [[('image', 21), ('caption', 22), ('credit', 23)]], {}), 26: ('wagtail.blocks.ListBlock', (25,), {'label': 'Afbeeldingen', 'max_num': 24, 'min_num': 2}), 27: ('wagtail.blocks.StructBlock', [[('pictures', 26)]], {'group': 'Beeld en geluid'}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titel van de video', 'max_length': 150}), 29: ('wagtail.blocks.URLBlock', (), {'help_text': 'Bijvoorbeeld https://youtu.be/… of https://vimeo.com/…', 'label': 'Adres op YouTube of Vimeo', 'required': False}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4 of WebM.', 'label': 'Of een eigen videobestand', 'required': False}), 31: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Stilstaand beeld'}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul', 'ol', 'link'], 'help_text': 'Voor wie de video niet kan horen of zien.', 'label': 'Wat er gezegd wordt', 'required': False}), 33: ('wagtail.blocks.StructBlock', [[('title', 28), ('url', 29), ('file', 30), ('poster', 31), ('transcript', 32)]], {'group': 'Beeld en geluid'}), 34: ('wagtail.blocks.CharBlock', (), {'label': 'Titel', 'max_length': 150}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP3, M4A of OGG.', 'label': 'Geluidsbestand'}), 36: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul', 'ol', 'link'], 'label': 'Wat er gezegd wordt', 'required': False}), 37: ('wagtail.blocks.StructBlock', [[('title', 34), ('file', 35), ('transcript', 36)]], {'group': 'Beeld en geluid'}), 38: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leeg: de titel van het document.', 'label': 'Titel', 'max_length': 150, 'required': False}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 40: ('wagtail.blocks.StructBlock', [[('title', 38), ('document', 39)]], {'group': 'Verder'}), 41: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Artikel', 'page_type': ['articles.ArticlePage']}), 42: ('wagtail.blocks.StructBlock', [[('article', 41)]], {'group': 'Verder'}), 43: ('wagtail.blocks.CharBlock', (), {'help_text': 'Begin met een werkwoord: “Meld je aan”.', 'label': 'Tekst op de knop', 'max_length': 60}), 44: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Pagina van deze site', 'required': False}), 45: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Of een document', 'required': False}), 46: ('wagtail.blocks.URLBlock', (), {'help_text': 'Begint met https://', 'label': 'Of een adres ergens anders', 'required': False}), 47: ('wagtail.blocks.StructBlock', [[('text', 43), ('page', 44), ('document', 45), ('url', 46)]], {'group': 'Verder'})}, verbose_name='tekst')),
                ('more_links', wagtail.fields.StreamField([('link', 4)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Tekst', 'max_length': 150, 'required': False}), 1: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Pagina van deze site', 'required': False}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Of een document', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'Begint met https://', 'label': 'Of een adres ergens anders', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('text', 0), ('page', 1), ('document', 2), ('url', 3)]], {})}, verbose_name='meer weten')),
                ('comments_open', models.BooleanField(default=True, verbose_name='reacties open')),
                ('language_level', models.CharField(blank=True, help_text='Bijvoorbeeld: makkelijk te lezen (B1).', max_length=100, verbose_name='taalniveau')),
                ('wordpress_id', models.PositiveBigIntegerField(blank=True, editable=False, null=True, verbose_name='nummer in WordPress')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to=settings.AUTH_USER_MODEL, verbose_name='schrijver (lid)')),
                ('organisations', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='articles', to='participants.participantpage', verbose_name='organisaties')),
                ('lead_image', models.ForeignKey(blank=True, help_text='Zonder beeld krijgt het artikel een rustig patroon.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.picture', verbose_name='beeld bovenaan')),
                ('themes', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='articles', to='articles.themepage', verbose_name="thema's")),
            ],
            options={
                'verbose_name': 'artikel',
                'verbose_name_plural': 'artikelen',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ArticleKeyword',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='keyword_uses', to='articles.articlepage')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='articles.keyword')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tag', 'content_object'), name='keyword_once_an_article')],
            },
        ),
        migrations.CreateModel(
            name='Download',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documenten',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='entry', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('type', models.CharField(choices=[('article', 'Artikel'), ('theme', 'Thema'), ('organisation', 'Organisatie'), ('information', 'Informatie')], max_length=20)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('date', models.DateField(null=True)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('section_id', models.PositiveIntegerField(null=True)),
                ('theme_ids', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('organisation_ids', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('keyword_ids', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('url', models.CharField(db_index=True, max_length=1000)),
                ('title', models.CharField(max_length=255)),
                ('summary', models.TextField(blank=True)),
                ('byline', models.CharField(blank=True, max_length=150)),
                ('picture', models.JSONField(null=True)),
                ('body_html', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('title_vector', django.contrib.postgres.search.SearchVectorField(null=True)),
                ('body_vector', django.contrib.postgres.search.SearchVectorField(null=True)),
                ('head_html', models.TextField(blank=True)),
                ('about_html', models.TextField(blank=True)),
                ('card_html', models.TextField(blank=True)),
                ('looks', models.CharField(blank=True, max_length=16)),
                ('comments_open', models.BooleanField(default=True)),
                ('reactions', models.PositiveIntegerField(default=0)),
                ('answer', models.PositiveBigIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['type', '-date', '-page'], name='entry_newest'), django.contrib.postgres.indexes.GinIndex(fields=['theme_ids'], name='entry_themes'), django.contrib.postgres.indexes.GinIndex(fields=['organisation_ids'], name='entry_organisations'), django.contrib.postgres.indexes.GinIndex(fields=['keyword_ids'], name='entry_keywords'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['title_vector'], name='entry_title_vector'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['body_vector'], name='entry_body_vector'), models.Index(fields=['-date', '-page'], name='entry_newest_of_all'), models.Index(fields=['kind', '-date', '-page'], name='entry_newest_of_kind'), models.Index(condition=models.Q(('answer', None), ('kind', 'question')), fields=['-date', '-page'], name='entry_open_questions')],
            },
        ),
        migrations.CreateModel(
            name='FilterCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section_id', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('theme_ids', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('organisation_ids', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('articles', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('section_id', 'kind', 'year', 'theme_ids', 'organisation_ids'), name='one_count_a_combination')],
            },
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('dream', models.CharField(max_length=200, verbose_name='de droom in één zin')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
                ('invitation', models.CharField(blank=True, max_length=300, verbose_name='uitnodiging om mee te doen')),
                ('invitation_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='pagina achter de uitnodiging')),
                ('lead_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.picture', verbose_name='beeld')),
            ],
            options={
                'verbose_name': 'voorpagina',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='InformationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='Staat in zoekresultaten.', max_length=400, verbose_name='samenvatting')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 3), ('quote', 7), ('callout', 11), ('table', 16), ('accordion', 20), ('figure', 24), ('gallery', 27), ('video', 33), ('audio', 37), ('download', 40), ('related_article', 42), ('button', 47)], blank=True, block_lookup={0: ('articles.blocks.text.TextBlock', (), {'group': 'Woorden'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Kop', 'max_length': 150}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Kop'), ('h3', 'Tussenkop')], 'label': 'Soort kop'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('level', 2)]], {'group': 'Woorden'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Citaat', 'rows': 3}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Wie zei dit?', 'max_length': 150, 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Rol', 'max_length': 150, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('attribution', 5), ('role', 6)]], {'group': 'Woorden'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Kop', 'max_length': 100, 'required': False}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link', 'superscript', 'subscript'], 'label': 'Tekst'}), 10: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('note', 'Goed om te weten'), ('tip', 'Tip'), ('help', 'Hulp')], 'label': 'Toon'}), 11: ('wagtail.blocks.StructBlock', [[('title', 8), ('text', 9), ('tone', 10)]], {'group': 'Woorden'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Titel van de tabel', 'max_length': 200}), 13: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Tekst', 'required': False}), 14: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 13)]], {'label': 'Tabel'}), 15: ('wagtail.blocks.BooleanBlock', (), {'default': True, 'label': 'De eerste kolom is de naam van de rij', 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('caption', 12), ('table', 14), ('row_headings', 15)]], {'group': 'Woorden'}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Vraag of kop', 'max_length': 150}), 18: ('wagtail.blocks.StructBlock', [[('title', 17), ('text', 9)]], {}), 19: ('wagtail.blocks.ListBlock', (18,), {'label': 'Onderdelen', 'min_num': 1}), 20: ('wagtail.blocks.StructBlock', [[('items', 19)]], {'group': 'Woorden'}), 21: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Afbeelding'}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Bijschrift', 'max_length': 300, 'required': False}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Maker', 'max_length': 150, 'required': False}), 24: ('wagtail.blocks.StructBlock', [[('image', 21), ('caption', 22), ('credit', 23)]], {'group': 'Beeld en geluid'}), 25: ('wagtail.blocks.StructBlock', [[('image', 21), ('caption', 22), ('credit', 23)]], {}), 26: ('wagtail.blocks.ListBlock', (25,), {'label': 'Afbeeldingen', 'max_num': 24, 'min_num': 2}), 27: ('wagtail.blocks.StructBlock', [[('pictures', 26)]], {'group': 'Beeld en geluid'}), 28: ('wagtail.blocks.CharBlock', (), {'label': 'Titel van de video', 'max_length': 150}), 29: ('wagtail.blocks.URLBlock', (), {'help_text': 'Bijvoorbeeld https://youtu.be/… of https://vimeo.com/…', 'label': 'Adres op YouTube of Vimeo', 'required': False}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4 of WebM.', 'label': 'Of een eigen videobestand', 'required': False}), 31: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Stilstaand beeld'}), 32: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul', 'ol', 'link'], 'help_text': 'Voor wie de video niet kan horen of zien.', 'label': 'Wat er gezegd wordt', 'required': False}), 33: ('wagtail.blocks.StructBlock', [[('title', 28), ('url', 29), ('file', 30), ('poster', 31), ('transcript', 32)]], {'group': 'Beeld en geluid'}), 34: ('wagtail.blocks.CharBlock', (), {'label': 'Titel', 'max_length': 150}), 35: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP3, M4A of OGG.', 'label': 'Geluidsbestand'}), 36: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ul', 'ol', 'link'], 'label': 'Wat er gezegd wordt', 'required': False}), 37: ('wagtail.blocks.StructBlock', [[('title', 34), ('file', 35), ('transcript', 36)]], {'group': 'Beeld en geluid'}), 38: ('wagtail.blocks.CharBlock', (), {'help_text': 'Leeg: de titel van het document.', 'label': 'Titel', 'max_length': 150, 'required': False}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 40: ('wagtail.blocks.StructBlock', [[('title', 38), ('document', 39)]], {'group': 'Verder'}), 41: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Artikel', 'page_type': ['articles.ArticlePage']}), 42: ('wagtail.blocks.StructBlock', [[('article', 41)]], {'group': 'Verder'}), 43: ('wagtail.blocks.CharBlock', (), {'help_text': 'Begin met een werkwoord: “Meld je aan”.', 'label': 'Tekst op de knop', 'max_length': 60}), 44: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Pagina van deze site', 'required': False}), 45: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Of een document', 'required': False}), 46: ('wagtail.blocks.URLBlock', (), {'help_text': 'Begint met https://', 'label': 'Of een adres ergens anders', 'required': False}), 47: ('wagtail.blocks.StructBlock', [[('text', 43), ('page', 44), ('document', 45), ('url', 46)]], {'group': 'Verder'})}, verbose_name='tekst')),
            ],
            options={
                'verbose_name': 'informatiepagina',
                'verbose_name_plural': "informatiepagina's",
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='KeywordAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('folded_name', models.CharField(max_length=100, unique=True)),
                ('keyword', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='articles.keyword')),
            ],
        ),
        migrations.CreateModel(
            name='SiteTexts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tagline', models.CharField(blank=True, default='Van regels naar relaties', max_length=150, verbose_name='zin onder de naam')),
                ('footer_text', wagtail.fields.RichTextField(blank=True, verbose_name='tekst onderaan')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='telefoonnummer')),
                ('postal_address', models.TextField(blank=True, verbose_name='postadres')),
                ('crisis_text', models.CharField(blank=True, default='Denk je aan zelfdoding? Praat erover. Bel 113 of 0800-0113, dag en nacht. Bij gevaar: bel 112.', help_text='Staat onderaan elke pagina.', max_length=300, verbose_name='hulp in nood')),
                ('security_contact', models.EmailField(blank=True, help_text='Staat in security.txt. Leeg: het e-mailadres hierboven.', max_length=254, verbose_name='meldpunt beveiliging')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'vaste teksten',
            },
        ),
        migrations.CreateModel(
            name='StoredPdf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'Wacht'), ('making', 'Wordt gemaakt'), ('ready', 'Klaar'), ('failed', 'Mislukt')], default='waiting', max_length=10)),
                ('file', models.FileField(blank=True, upload_to='pdf/')),
                ('etag', models.CharField(blank=True, max_length=64)),
                ('error', models.TextField(blank=True)),
                ('requested_at', models.DateTimeField(auto_now_add=True)),
                ('started_at', models.DateTimeField(null=True)),
                ('made_at', models.DateTimeField(null=True)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='pdfs', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'PDF',
                'verbose_name_plural': "PDF's",
                'indexes': [models.Index(fields=['state', 'requested_at'], name='pdf_waiting')],
            },
        ),
        migrations.CreateModel(
            name='ThemeIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
            ],
            options={
                'verbose_name': "overzicht van thema's",
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('lemma', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('entries', models.PositiveIntegerField(default=0)),
                ('form', models.CharField(default='', max_length=60)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['parts'], name='word_parts'), models.Index(fields=['lemma'], name='word_prefix', opclasses=['varchar_pattern_ops'])],
            },
        ),
        migrations.CreateModel(
            name='ImportedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('themes', 'thema'), ('keywords', 'trefwoord'), ('people', 'schrijver'), ('pictures', 'afbeelding'), ('documents', 'document'), ('pages', 'pagina'), ('organisations', 'organisatie'), ('articles', 'artikel'), ('comments', 'reactie')], max_length=20)),
                ('key', models.CharField(max_length=250)),
                ('path', models.CharField(blank=True, max_length=1000)),
                ('object_id', models.BigIntegerField()),
                ('source', models.CharField(max_length=64)),
                ('written', models.CharField(max_length=64)),
                ('is_complete', models.BooleanField(default=True)),
                ('has_old_links', models.BooleanField(default=False)),
                ('imported_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'overgenomen onderdeel',
                'verbose_name_plural': 'overgenomen onderdelen',
                'indexes': [models.Index(fields=['site', 'path'], name='imported_path'), models.Index(fields=['kind', 'object_id'], name='imported_object')],
                'constraints': [models.UniqueConstraint(fields=('site', 'kind', 'key'), name='imported_once')],
            },
        ),
        migrations.CreateModel(
            name='ContributionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
            ],
            options={
                'verbose_name': 'Praat mee',
            },
            bases=(rvggz.page_contexts.PublicPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('day', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('theme', 'Thema'), ('keyword', 'Trefwoord'), ('organisation', 'Organisatie'), ('kind', 'Soort'), ('article', 'Gesprek')], max_length=12)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('pace', models.CharField(choices=[('at-once', 'Meteen'), ('daily', 'Eén keer per dag'), ('weekly', 'Eén keer per week'), ('never', 'Geen mail')], default='daily', max_length=8, verbose_name='mail')),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('keyword', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.keyword')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('kind', ''), _negated=True), fields=['kind'], name='follow_kind')],
                'constraints': [models.UniqueConstraint(fields=('member', 'page'), name='follow_page_once'), models.UniqueConstraint(fields=('member', 'keyword'), name='follow_keyword_once'), models.UniqueConstraint(condition=models.Q(('kind', ''), _negated=True), fields=('member', 'kind'), name='follow_kind_once'), models.CheckConstraint(condition=models.Q(models.Q(('keyword', None), ('kind', ''), ('page__isnull', False)), models.Q(('keyword__isnull', False), ('kind', ''), ('page', None)), models.Q(('keyword', None), ('page', None), models.Q(('kind', ''), _negated=True)), _connector='OR'), name='follow_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='Happening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reaction', models.PositiveBigIntegerField(null=True, unique=True)),
                ('not_to', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('spread_at', models.DateTimeField(null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('spread_at', None)), fields=['not_before'], name='happening_waits')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reaction', None)), fields=('page',), name='new_only_once')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('follow', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='articles.follow')),
                ('happening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='articles.happening')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('follow', 'happening'), name='noticed_once')],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('guest_name', models.CharField(blank=True, max_length=80, verbose_name='naam')),
                ('guest_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('consent_text', models.CharField(blank=True, max_length=300, verbose_name='toestemming')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('state', models.CharField(choices=[('concept', 'Concept'), ('unconfirmed', 'Wacht op je bevestiging'), ('submitted', 'Voorgelegd'), ('question', 'Vraag van de redactie'), ('placed', 'Geplaatst'), ('refused', 'Niet geplaatst'), ('withdrawn', 'Ingetrokken'), ('offline', 'Van de site gehaald')], default='concept', max_length=20, verbose_name='stand')),
                ('content', models.JSONField(default=dict, verbose_name='wat er getypt is')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('warned_at', models.DateTimeField(null=True)),
                ('waiting_since', models.DateTimeField(null=True)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('crisis_words', models.JSONField(default=list)),
                ('private_spans', models.JSONField(default=list)),
                ('question', models.TextField(blank=True, verbose_name='vraag van de redactie')),
                ('refusal', models.CharField(blank=True, choices=[('not-here', 'Het past niet bij Praat mee'), ('about-others', 'Er staan dingen in over anderen die privé zijn'), ('unkind', 'Het is niet respectvol voor anderen'), ('advertising', 'Het lijkt op reclame'), ('double', 'Dit staat al op de site'), ('other', 'Een andere reden')], max_length=20, verbose_name='waarom niet')),
                ('refusal_note', models.CharField(blank=True, max_length=500, verbose_name='toelichting')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to=settings.AUTH_USER_MODEL, verbose_name='lid')),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contribution', to='articles.articlepage', verbose_name='pagina')),
            ],
            options={
                'verbose_name': 'bijdrage',
                'verbose_name_plural': 'bijdragen',
                'indexes': [models.Index(fields=['member', '-saved_at'], name='contribution_of_member'), models.Index(fields=['state', 'waiting_since'], name='contribution_waiting'), models.Index(django.db.models.functions.text.Lower('guest_email'), name='contribution_guest')],
            },
        ),
        migrations.CreateModel(
            name='ContributionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('picture', 'Foto of tekening'), ('video', 'Video'), ('document', 'Document')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('alt', models.CharField(blank=True, max_length=250, verbose_name='wat is er te zien?')),
                ('file', models.FileField(blank=True, max_length=200, storage=rvggz.private_files.storage, upload_to='bijdragen/')),
                ('size', models.PositiveBigIntegerField()),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='articles.contribution')),
                ('download', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.download')),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.picture')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ContributionStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'Voorgelegd'), ('question', 'Vraag van de redactie'), ('answered', 'Antwoord gegeven'), ('placed', 'Geplaatst'), ('refused', 'Niet geplaatst'), ('revised', 'Begonnen aan een nieuwe versie'), ('withdrawn', 'Ingetrokken'), ('offline', 'Van de site gehaald door de redactie')], max_length=20)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='articles.contribution')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadingTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'lezen door de redactie',
                'verbose_name_plural': 'lezen door de redactie',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='keywords',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='Typ een woord en druk op Enter. Kies liever een trefwoord dat al bestaat.', through='articles.ArticleKeyword', to='articles.Keyword', verbose_name='trefwoorden'),
        ),
        migrations.RunPython(take_away_english, migrations.RunPython.noop),
    ]
