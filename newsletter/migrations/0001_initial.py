import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import newsletter.word_search
import rvggz.page_contexts
import uuid
import wagtail.contrib.routable_page.models
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
            name='Forgotten',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('since', models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                'verbose_name': 'vergeten adres',
                'verbose_name_plural': 'vergeten adressen',
            },
        ),
        migrations.CreateModel(
            name='Hand',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('sending', models.BigIntegerField()),
                ('batch', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('at', models.IntegerField(default=-1)),
                ('results', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'hand van een verzender',
                'verbose_name_plural': 'handen van verzenders',
            },
        ),
        migrations.CreateModel(
            name='ListDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('confirmed', models.PositiveIntegerField(default=0)),
                ('left', models.PositiveIntegerField(default=0)),
                ('bounced', models.PositiveIntegerField(default=0)),
                ('complained', models.PositiveIntegerField(default=0)),
                ('erased', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'dag van de lijst',
                'verbose_name_plural': 'dagen van de lijst',
            },
        ),
        migrations.CreateModel(
            name='MailHouse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('home', models.CharField(blank=True, max_length=200)),
                ('locked_at', models.DateTimeField(null=True)),
                ('next_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'mailhuis',
                'verbose_name_plural': 'mailhuizen',
            },
        ),
        migrations.CreateModel(
            name='NewsletterArchivePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
            ],
            options={
                'verbose_name': 'nieuwsbriefarchief',
                'verbose_name_plural': 'nieuwsbriefarchieven',
            },
            bases=(rvggz.page_contexts.PublicPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NewsletterIssue',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('preview_line', models.CharField(blank=True, help_text="De regel die mailprogramma's achter het onderwerp laten zien.", max_length=150, verbose_name='voorproefje')),
                ('body', wagtail.fields.StreamField([('greeting', 2), ('text', 3), ('heading', 4), ('article', 7), ('event', 13), ('image', 18), ('quote', 21), ('button', 26), ('divider', 27)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': 'Beste', 'help_text': 'De naam van de lezer komt er vanzelf achter.', 'label': 'Aanhef', 'max_length': 60}), 1: ('wagtail.blocks.CharBlock', (), {'default': 'Beste lezer', 'label': 'En als we geen naam kennen', 'max_length': 60}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('without_name', 1)]], {}), 3: ('newsletter.blocks.parts.TextBlock', (), {}), 4: ('newsletter.blocks.parts.HeadingBlock', (), {}), 5: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Artikel', 'page_type': ['articles.ArticlePage']}), 6: ('wagtail.blocks.TextBlock', (), {'help_text': 'Leeg: de samenvatting van het artikel.', 'label': 'Eigen inleiding', 'max_length': 500, 'required': False, 'rows': 3}), 7: ('wagtail.blocks.StructBlock', [[('article', 5), ('text', 6)]], {}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Wat', 'max_length': 120}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Wanneer', 'max_length': 120}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Waar', 'max_length': 200, 'required': False}), 11: ('wagtail.blocks.TextBlock', (), {'label': 'Uitleg', 'max_length': 500, 'required': False, 'rows': 3}), 12: ('wagtail.blocks.URLBlock', (), {'help_text': 'Begint met https://', 'label': 'Meer weten of aanmelden', 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('title', 8), ('when', 9), ('where', 10), ('text', 11), ('url', 12)]], {}), 14: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Beeld'}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Voor wie het beeld niet ziet. Leeg alleen als het beeld versiering is.', 'label': 'Wat is er te zien?', 'max_length': 200, 'required': False}), 16: ('wagtail.blocks.BooleanBlock', (), {'label': 'Het beeld is alleen versiering', 'required': False}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Bijschrift', 'max_length': 200, 'required': False}), 18: ('wagtail.blocks.StructBlock', [[('image', 14), ('alt', 15), ('is_decorative', 16), ('caption', 17)]], {}), 19: ('wagtail.blocks.TextBlock', (), {'label': 'Citaat', 'rows': 3}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Wie zei dit?', 'max_length': 150, 'required': False}), 21: ('wagtail.blocks.StructBlock', [[('text', 19), ('attribution', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'help_text': 'Begin met een werkwoord: “Meld je aan”.', 'label': 'Tekst op de knop', 'max_length': 60}), 23: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Pagina van deze site', 'required': False}), 24: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Of een document', 'required': False}), 25: ('wagtail.blocks.URLBlock', (), {'help_text': 'Begint met https://', 'label': 'Of een adres ergens anders', 'required': False}), 26: ('wagtail.blocks.StructBlock', [[('text', 22), ('page', 23), ('document', 24), ('url', 25)]], {}), 27: ('newsletter.blocks.parts.DividerBlock', (), {})}, verbose_name='brief')),
                ('date', models.DateField(blank=True, null=True, verbose_name='datum')),
                ('mail_only', models.BooleanField(default=False, help_text='Aan: deze brief komt niet in het openbare archief.', verbose_name='alleen als e-mail')),
            ],
            options={
                'verbose_name': 'nieuwsbrief',
                'verbose_name_plural': 'nieuwsbrieven',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, rvggz.page_contexts.PublicPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NewsletterPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
            ],
            options={
                'verbose_name': 'nieuwsbriefpagina',
                'verbose_name_plural': "nieuwsbriefpagina's",
            },
            bases=(rvggz.page_contexts.PublicPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='LetterSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('consent_text', models.TextField(default='Ja, ik wil elke maand de nieuwsbrief. Jullie bewaren daarvoor mijn e-mailadres. Afmelden kan altijd, onder elke brief.', max_length=500, verbose_name='tekst bij het aanmelden')),
                ('consent_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('second_editor', models.BooleanField(default=True, help_text='Uit: wie de brief maakt, mag hem ook versturen.', verbose_name='een tweede redacteur keurt elke brief goed')),
                ('per_second', models.PositiveIntegerField(default=10, help_text='Vraag je mailbedrijf wat het toestaat.', verbose_name='hoogstens zoveel brieven per seconde')),
                ('per_hour', models.PositiveIntegerField(default=10000, verbose_name='hoogstens zoveel brieven per uur')),
                ('test_addresses', models.TextField(blank=True, help_text='Adressen die je een proefbrief kunt sturen, een op elke regel.', verbose_name='testlijst')),
                ('footer', models.TextField(blank=True, help_text='Naam en postadres van wie de brief verstuurt.', max_length=400, verbose_name='afzender onderaan elke brief')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'nieuwsbrief',
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Wacht op een tweede redacteur'), ('planned', 'Ingepland'), ('running', 'Wordt verstuurd'), ('paused', 'Gepauzeerd'), ('stopped', 'Vanzelf gestopt'), ('done', 'Verstuurd'), ('cancelled', 'Afgebroken')], default='asked', max_length=10, verbose_name='stand')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approved_at', models.DateTimeField(null=True)),
                ('send_at', models.DateTimeField(null=True, verbose_name='versturen om')),
                ('resumed_at', models.DateTimeField(null=True)),
                ('prepared_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('why_stopped', models.CharField(blank=True, max_length=200)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('html', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('total', models.PositiveIntegerField(default=0)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issue', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sending', to='newsletter.newsletterissue')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'verzending',
                'verbose_name_plural': 'verzendingen',
                'indexes': [models.Index(fields=['state', 'send_at'], name='sending_due')],
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='naam')),
                ('state', models.CharField(choices=[('asked', 'Wacht op bevestiging'), ('confirmed', 'Aangemeld'), ('left', 'Afgemeld'), ('bounced', 'Gestopt: post komt terug'), ('complained', 'Gestopt: als spam gemeld')], default='asked', max_length=10, verbose_name='stand')),
                ('monthly', models.BooleanField(default=True, verbose_name='de nieuwsbrief, elke maand')),
                ('weekly', models.BooleanField(default=False, verbose_name='een lijstje van nieuwe artikelen, elke week')),
                ('paused_until', models.DateField(blank=True, null=True, verbose_name='pauze tot')),
                ('source', models.CharField(choices=[('page', 'Pagina Nieuwsbrief'), ('footer', 'Onderaan een pagina'), ('reaction', 'Na een reactie'), ('account', 'Mijn account'), ('import', 'Ingelezen lijst'), ('wordpress', 'De oude site')], default='page', max_length=10, verbose_name='aangemeld via')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='bevestigd op')),
                ('consent_version', models.PositiveSmallIntegerField(default=0, verbose_name='versie van de tekst')),
                ('consent_text', models.TextField(blank=True, verbose_name='tekst bij het aanmelden')),
                ('evidence', models.TextField(blank=True, verbose_name='bewijs van toestemming')),
                ('reminded_at', models.DateTimeField(blank=True, null=True, verbose_name='herinnerd op')),
                ('state_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stand sinds')),
                ('wanted_email', models.EmailField(blank=True, max_length=254, verbose_name='nieuw adres, nog niet bevestigd')),
                ('wanted_at', models.DateTimeField(blank=True, null=True, verbose_name='nieuw adres gevraagd op')),
                ('digest_at', models.DateTimeField(blank=True, null=True, verbose_name='laatste weekbericht')),
                ('themes', models.ManyToManyField(blank=True, related_name='+', to='articles.themepage', verbose_name="thema's")),
            ],
            options={
                'verbose_name': 'abonnee',
                'verbose_name_plural': 'abonnees',
                'indexes': [models.Index(fields=['state', 'monthly'], name='subscriber_list'), models.Index(fields=['state', 'asked_at'], name='subscriber_asked'), models.Index(condition=models.Q(('wanted_email', ''), _negated=True), fields=['wanted_email'], name='subscriber_wanted'), models.Index(fields=['-state_at', '-id'], name='subscriber_newest'), django.contrib.postgres.indexes.GinIndex(newsletter.word_search.Words('email', 'name'), fastupdate=False, name='subscriber_words')],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='subscriber_once', violation_error_message='Dit adres staat al op de lijst.')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Wacht'), ('claimed', 'Onderweg'), ('sent', 'Verstuurd'), ('refused', 'Geweigerd'), ('uncertain', 'Onzeker'), ('left_so', 'Onzeker, zo gelaten'), ('skipped', 'Niet verstuurd')], default='waiting', max_length=10, verbose_name='stand')),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('worker', models.BigIntegerField(null=True)),
                ('handed_at', models.DateTimeField(null=True, verbose_name='aangeboden')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='afgehandeld')),
                ('answer', models.CharField(blank=True, max_length=200, verbose_name='antwoord van de mailserver')),
                ('bounced_at', models.DateTimeField(null=True, verbose_name='teruggekomen')),
                ('complained_at', models.DateTimeField(null=True, verbose_name='als spam gemeld')),
                ('left_at', models.DateTimeField(null=True, verbose_name='afgemeld met deze brief')),
                ('sending', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='newsletter.sending')),
                ('subscriber', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to='newsletter.subscriber')),
            ],
            options={
                'verbose_name': 'bezorging',
                'verbose_name_plural': 'bezorgingen',
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['sending', 'not_before', 'id'], name='delivery_due'), models.Index(condition=models.Q(('worker__isnull', False)), fields=['worker'], name='delivery_worker'), models.Index(fields=['sending', 'state'], name='delivery_state'), models.Index(condition=models.Q(('settled_at__isnull', False)), fields=['sending', '-settled_at'], name='delivery_settled')],
                'constraints': [models.UniqueConstraint(fields=('sending', 'subscriber'), name='delivery_once')],
            },
        ),
        migrations.CreateModel(
            name='Bounce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('hard', 'Het adres bestaat niet (meer)'), ('soft', 'Het lukte nu niet'), ('complaint', 'Als spam gemeld')], max_length=10, verbose_name='wat')),
                ('code', models.CharField(blank=True, max_length=12, verbose_name='code')),
                ('report', models.CharField(max_length=64, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('delivery', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bounces', to='newsletter.delivery')),
                ('subscriber', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bounces', to='newsletter.subscriber')),
            ],
            options={
                'verbose_name': 'teruggekomen bericht',
                'verbose_name_plural': 'teruggekomen berichten',
                'indexes': [models.Index(fields=['subscriber', 'kind', 'at'], name='bounce_recent')],
            },
        ),
        migrations.RunSQL(
            sql='ALTER TABLE newsletter_hand SET UNLOGGED',
            reverse_sql='ALTER TABLE newsletter_hand SET LOGGED',
        ),
    ]
