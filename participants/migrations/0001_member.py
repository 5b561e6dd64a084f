import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mailadres')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='voornaam')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='achternaam')),
                ('display_name', models.CharField(blank=True, help_text='Leeg: de voornaam en achternaam.', max_length=150, verbose_name='naam die anderen zien')),
                ('is_staff', models.BooleanField(default=False, help_text='Mag het beheer openen.', verbose_name='redactie')),
                ('is_active', models.BooleanField(default=True, verbose_name='mag inloggen')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lid sinds')),
                ('imported_from', models.CharField(blank=True, db_index=True, editable=False, max_length=300, verbose_name='overgenomen van')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('is_trusted', models.BooleanField(default=False, help_text='Reacties van dit lid staan meteen op de site.', verbose_name='vertrouwd')),
            ],
            options={
                'verbose_name': 'lid',
                'verbose_name_plural': 'leden',
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='member_email_any_case', violation_error_message='Er is al een lid met dit e-mailadres.')],
            },
        ),
    ]
