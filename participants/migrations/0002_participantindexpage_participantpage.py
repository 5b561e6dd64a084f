import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import participants.models.membership
import rvggz.private_files
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_initial'),
        ('participants', '0001_member'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ParticipantIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
            ],
            options={
                'verbose_name': 'overzicht van deelnemers',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ParticipantPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('role', models.CharField(choices=[('participant', 'Deelnemer'), ('partner', 'Partner')], default='participant', max_length=20, verbose_name='rol')),
                ('region', models.CharField(blank=True, choices=[('national', 'Heel Nederland'), ('drenthe', 'Drenthe'), ('flevoland', 'Flevoland'), ('friesland', 'Friesland'), ('gelderland', 'Gelderland'), ('groningen', 'Groningen'), ('limburg', 'Limburg'), ('noord-brabant', 'Noord-Brabant'), ('noord-holland', 'Noord-Holland'), ('overijssel', 'Overijssel'), ('utrecht', 'Utrecht'), ('zeeland', 'Zeeland'), ('zuid-holland', 'Zuid-Holland')], max_length=20, verbose_name='regio')),
                ('summary', models.CharField(blank=True, help_text='Staat op het overzicht van deelnemers en in zoekresultaten.', max_length=250, verbose_name='in één zin')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='contactpersoon')),
                ('contact_email', models.EmailField(blank=True, help_text='Iedereen kan dit adres op de pagina zien.', max_length=254, verbose_name='e-mailadres voor contact')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='telefoonnummer voor contact')),
                ('joined_on', models.DateField(blank=True, null=True, verbose_name='doet mee sinds')),
                ('left_on', models.DateField(blank=True, help_text='De pagina blijft bestaan, met de melding dat de organisatie stopte.', null=True, verbose_name='gestopt op')),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.picture', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'organisatie',
                'verbose_name_plural': 'organisaties',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField(default=participants.models.membership.in_thirty_days)),
                ('used_at', models.DateTimeField(null=True)),
                ('times_sent', models.PositiveSmallIntegerField(default=0)),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations_sent', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='participants.participantpage')),
                ('registered_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'uitnodiging',
                'verbose_name_plural': 'uitnodigingen',
                'constraints': [models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('email'), condition=models.Q(('used_at', None)), name='one_open_invitation')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_accepted', models.BooleanField(default=False, verbose_name='hoort bij de organisatie')),
                ('is_contact', models.BooleanField(default=False, help_text='Mag de pagina van de organisatie bijwerken, mensen toelaten en mensen uitnodigen.', verbose_name='contactpersoon')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='lid')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='participants.participantpage', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'lid van een organisatie',
                'verbose_name_plural': 'leden van organisaties',
                'constraints': [models.UniqueConstraint(fields=('member', 'organisation'), name='once_in_an_organisation'), models.CheckConstraint(condition=models.Q(('is_contact', False), ('is_accepted', True), _connector='OR'), name='a_contact_person_belongs')],
            },
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, max_length=60, verbose_name='rol')),
                ('role_seen_by', models.CharField(choices=[('nobody', 'Niemand'), ('members', 'Leden die zijn ingelogd'), ('everyone', 'Iedereen')], default='nobody', max_length=10, verbose_name='wie ziet je rol')),
                ('organisation_seen_by', models.CharField(choices=[('nobody', 'Niemand'), ('members', 'Leden die zijn ingelogd'), ('everyone', 'Iedereen')], default='nobody', max_length=10, verbose_name='wie ziet je organisatie')),
                ('picture', models.FileField(blank=True, storage=rvggz.private_files.storage, upload_to='profielen/', verbose_name='foto')),
                ('picture_seen_by', models.CharField(choices=[('nobody', 'Niemand'), ('members', 'Leden die zijn ingelogd'), ('everyone', 'Iedereen')], default='nobody', max_length=10, verbose_name='wie ziet je foto')),
                ('about', models.TextField(blank=True, max_length=600, verbose_name='over jou')),
                ('about_seen_by', models.CharField(choices=[('nobody', 'Niemand'), ('members', 'Leden die zijn ingelogd'), ('everyone', 'Iedereen')], default='nobody', max_length=10, verbose_name='wie ziet je tekst')),
                ('has_page', models.BooleanField(default=False, verbose_name='eigen pagina')),
                ('may_be_found', models.BooleanField(default=False, verbose_name='zoekmachines mogen mijn pagina tonen')),
                ('slug', models.SlugField(blank=True, max_length=80)),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='profile', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'profiel',
                'verbose_name_plural': 'profielen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('slug', ''), _negated=True), fields=('slug',), name='one_page_an_address'), models.CheckConstraint(condition=models.Q(('has_page', False), models.Q(('slug', ''), _negated=True), _connector='OR'), name='a_page_has_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='absence', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('told_again_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'lange afwezigheid',
                'verbose_name_plural': 'lange afwezigheden',
            },
        ),
        migrations.CreateModel(
            name='Leaving',
            fields=[
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='leaving', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_at', models.DateTimeField()),
                ('keeping', models.JSONField(default=list)),
            ],
            options={
                'verbose_name': 'vertrek',
                'verbose_name_plural': 'vertrekken',
            },
        ),
        migrations.CreateModel(
            name='DataExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ready_at', models.DateTimeField(null=True)),
                ('failed', models.BooleanField(default=False)),
                ('file', models.FileField(blank=True, storage=rvggz.private_files.storage, upload_to='gegevens')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kopie van gegevens',
                'verbose_name_plural': 'kopieën van gegevens',
            },
        ),
        migrations.CreateModel(
            name='AccountSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(choices=[('everyone', 'Iedereen'), ('invited', 'Alleen wie een organisatie uitnodigt')], default='everyone', help_text='Wie al een account heeft, merkt niets van deze keuze.', max_length=10, verbose_name='wie mag een account maken?')),
                ('closed_text', models.CharField(blank=True, default='Een account krijg je op uitnodiging. Hoor je bij een organisatie die meedoet? Vraag dan de contactpersoon van je organisatie om een uitnodiging.', max_length=500, verbose_name='uitleg als het alleen op uitnodiging kan')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'accounts',
            },
        ),
        migrations.CreateModel(
            name='KnownDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='eerste keer')),
                ('used_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatste keer ingelogd')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='known_devices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bekend apparaat',
                'verbose_name_plural': 'bekende apparaten',
                'constraints': [models.UniqueConstraint(fields=('member', 'token_hash'), name='device_once_a_member')],
            },
        ),
    ]
