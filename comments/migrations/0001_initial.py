import comments.models.settings
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0002_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SpamWord',
            fields=[
                ('word', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('spam', models.PositiveIntegerField(default=0)),
                ('ham', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'woord van het spamfilter',
                'verbose_name_plural': 'woorden van het spamfilter',
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thread_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='naam')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('writer', models.CharField(blank=True, max_length=64)),
                ('as_editor', models.BooleanField(default=False, verbose_name='namens de redactie')),
                ('follows', models.BooleanField(default=False, verbose_name='wil bericht van reacties')),
                ('consent_text', models.CharField(blank=True, max_length=300, verbose_name='toestemming')),
                ('consent_version', models.PositiveIntegerField(default=0)),
                ('text', models.TextField(blank=True, verbose_name='reactie')),
                ('text_before', models.TextField(blank=True)),
                ('text_before_until', models.DateTimeField(null=True)),
                ('is_crisis', models.BooleanField(default=False, verbose_name='denkt misschien aan zelfdoding')),
                ('crisis_words', models.JSONField(default=list)),
                ('private_spans', models.JSONField(default=list)),
                ('spam_words', models.JSONField(default=list)),
                ('suspect_words', models.JSONField(default=list)),
                ('status', models.CharField(choices=[('unconfirmed', 'Wacht op bevestiging'), ('held', 'Te beoordelen'), ('shown', 'Geplaatst'), ('refused', 'Niet geplaatst'), ('spam', 'Spam'), ('withdrawn', 'Ingetrokken')], default='unconfirmed', max_length=12, verbose_name='stand')),
                ('reason', models.CharField(blank=True, choices=[('closed', 'Reacties zijn gesloten'), ('duplicate', 'Stond er al'), ('blocked', 'Geblokkeerd woord of adres'), ('machine', 'Waarschijnlijk geen mens'), ('probably-spam', 'Waarschijnlijk spam'), ('private-data', 'Persoonlijke gegevens'), ('links', 'Veel links'), ('suspect-words', 'Woord om op te letten'), ('under-attack', 'Tijdens een golf van spam'), ('everything-held', 'Alles wordt eerst gelezen'), ('new-writer', 'Schrijft hier nog niet lang'), ('often-refused', 'Vaak niet geplaatst'), ('reported', 'Gemeld door lezers'), ('changed', 'Gewijzigd door de schrijver'), ('old-site', 'Wachtte op de oude site'), ('shown', 'Meteen geplaatst')], max_length=20, verbose_name='reden')),
                ('refusal', models.CharField(blank=True, choices=[('privacy', 'Er staat iets in dat privé is'), ('unkind', 'De toon kwetst iemand'), ('off-topic', 'Het gaat niet over dit artikel'), ('advertisement', 'Het is reclame'), ('advice', 'Het is advies over medicijnen of behandeling'), ('names', 'Er wordt iemand bij naam beschuldigd'), ('unclear', 'We begrijpen het niet goed'), ('other', 'Iets anders')], max_length=20, verbose_name='waarom niet')),
                ('refusal_note', models.CharField(blank=True, max_length=500, verbose_name='toelichting')),
                ('reports_count', models.PositiveIntegerField(default=0, verbose_name='meldingen')),
                ('learned_as', models.CharField(blank=True, max_length=4)),
                ('version', models.PositiveIntegerField(default=1)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('wordpress_id', models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='bevestigd')),
                ('waiting_since', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True, verbose_name='beoordeeld')),
                ('changed_at', models.DateTimeField(null=True, verbose_name='gewijzigd')),
                ('erased_at', models.DateTimeField(null=True, verbose_name='gewist')),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='comments.comment', verbose_name='antwoord op')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='articles.articlepage', verbose_name='artikel')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reactions', to=settings.AUTH_USER_MODEL, verbose_name='lid')),
                ('thread', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='comments.comment', verbose_name='gesprek')),
                ('is_answer', models.BooleanField(default=False, verbose_name='antwoord volgens de vraagsteller')),
                ('shown_as', models.CharField(choices=[('name', 'Mijn naam'), ('pseudonym', 'Een andere naam'), ('anonymous', 'Anoniem (alleen de redactie weet wie je bent)')], default='name', max_length=10, verbose_name='naam bij de reactie')),
            ],
            options={
                'verbose_name': 'reactie',
                'verbose_name_plural': 'reacties',
                'permissions': (('moderate_comment', 'Mag reacties beoordelen'),),
                'indexes': [models.Index(models.F('article'), models.F('thread_at'), django.db.models.functions.comparison.Coalesce('thread', 'id'), models.F('created_at'), models.F('id'), name='comment_conversations'), models.Index(fields=['status', '-is_crisis', 'waiting_since', 'id'], name='comment_queue'), models.Index(fields=['writer', '-created_at'], name='comment_writer'), models.Index(fields=['status', 'created_at'], name='comment_status_age'), models.Index(django.db.models.functions.text.Upper('email'), name='comment_email')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_answer', True)), fields=('article',), name='one_answer_a_question')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('comment_number', models.BigIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('action', models.CharField(choices=[('approve', 'geplaatst'), ('refuse', 'niet geplaatst'), ('spam', 'als spam weggelegd'), ('black-out', 'iets weggelakt'), ('reply', 'beantwoord namens de redactie'), ('close', 'reacties onder het artikel gesloten'), ('open', 'reacties onder het artikel geopend'), ('undo', 'teruggedraaid'), ('hide', 'verborgen na meldingen'), ('confirm', 'bevestigd door de schrijver'), ('change', 'gewijzigd door de schrijver'), ('withdraw', 'ingetrokken door de schrijver')], max_length=12)),
                ('reason', models.CharField(blank=True, max_length=20)),
                ('before', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=0)),
                ('undone_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.articlepage')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('comment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='comments.comment')),
            ],
            options={
                'verbose_name': 'besluit',
                'verbose_name_plural': 'besluiten',
                'indexes': [models.Index(fields=['comment', '-at'], name='decision_of_comment')],
            },
        ),
        migrations.CreateModel(
            name='ModeratorMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how_often', models.CharField(choices=[('at-once', 'Meteen, bij elke reactie'), ('hourly', 'Eens per uur, als er iets bij is gekomen'), ('daily', 'Eens per dag, als er iets wacht'), ('never', 'Niet (wel als iemand in nood lijkt of iets te lang wacht)')], default='hourly', max_length=10, verbose_name='wanneer wil je bericht?')),
                ('last_told_at', models.DateTimeField(null=True)),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='moderator_mail', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bericht aan moderator',
                'verbose_name_plural': 'berichten aan moderatoren',
            },
        ),
        migrations.CreateModel(
            name='ReactionSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('all-held', 'Alles wordt eerst gelezen'), ('first-held', 'De eerste twee reacties van iemand worden eerst gelezen'), ('at-once', 'Reacties staan er meteen, tenzij er iets mee is')], default='all-held', max_length=12, verbose_name='wanneer staat een reactie op de site?')),
                ('link_limit', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MaxValueValidator(50)], verbose_name='links zonder dat een mens kijkt')),
                ('close_after_days', models.PositiveIntegerField(blank=True, help_text='Leeg: artikelen blijven open tot je ze sluit.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='reacties sluiten na (dagen)')),
                ('reports_to_hide', models.PositiveSmallIntegerField(default=3, help_text='Zo vaak moet een reactie gemeld zijn. Daarna zien lezers haar niet meer, tot een van jullie kijkt.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='verbergen na (meldingen)')),
                ('blocked_words', models.TextField(blank=True, help_text='Reacties hiermee gaan meteen naar Spam. Eén woord of zinsdeel per regel. Een sterretje staat voor elk vervolg: casino*. Ook e-mailadressen en websites.', max_length=100000, verbose_name='geblokkeerd')),
                ('suspect_words', models.TextField(blank=True, help_text='Reacties hiermee lees je altijd eerst. Eén woord of zinsdeel per regel. Een sterretje staat voor elk vervolg: casino*.', max_length=100000, verbose_name='om op te letten')),
                ('proof_of_work', models.CharField(choices=[('automatic', 'Vanzelf, tijdens een golf van spam'), ('always', 'Altijd'), ('never', 'Nooit')], default='automatic', help_text='De computer van de bezoeker rekent dan even, zonder dat die er iets van merkt.', max_length=10, verbose_name='rekensom tegen robots')),
                ('crisis_phrases', models.TextField(blank=True, default=comments.models.settings.default_phrases, help_text='Eén zin of woord per regel. De woorden mogen in een andere volgorde staan. Wie zoiets schrijft, ziet eerst een pagina met hulp. De reactie komt bovenaan te staan.', max_length=50000, verbose_name='zinnen die op nood wijzen')),
                ('crisis_text', wagtail.fields.RichTextField(blank=True, default='<p>We lezen dat je het zwaar hebt. Je hoeft hier niet alleen mee te blijven. Er zijn mensen die nu naar je willen luisteren. Zij schrikken nergens van.</p>', verbose_name='jullie woorden op die pagina')),
                ('house_rules', models.TextField(default='Schrijf over je eigen ervaring en laat anderen in hun waarde.\nNoem geen namen of gegevens van anderen.\nSoms lezen we een reactie eerst. Wat kwetst, plaatsen we niet.', help_text='Eén regel per zin. Staat naast de knop. Zeg hier ook of jullie alles eerst lezen.', max_length=500, verbose_name='huisregels in drie regels')),
                ('consent_text', models.CharField(default='Mijn reactie is openbaar en kan iets over mijn gezondheid zeggen.', help_text='Staat bij het vakje dat iemand aankruist. We bewaren bij elke reactie wat er stond.', max_length=300, verbose_name='toestemming')),
                ('consent_version', models.PositiveIntegerField(default=1, editable=False)),
                ('house_rules_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='pagina met alle huisregels')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'reacties',
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('private', 'Er staan gegevens in die privé zijn'), ('hurtful', 'Het kwetst of bedreigt iemand'), ('worry', 'Ik maak me zorgen om de schrijver'), ('advertisement', 'Het is reclame of onzin'), ('other', 'Iets anders')], max_length=20, verbose_name='wat is er aan de hand?')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='toelichting')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('handled_at', models.DateTimeField(null=True)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='comments.comment')),
            ],
            options={
                'verbose_name': 'melding',
                'verbose_name_plural': 'meldingen',
                'indexes': [models.Index(fields=['comment', 'handled_at'], name='report_open')],
            },
        ),
    ]
