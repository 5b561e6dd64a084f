import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('to', models.EmailField(blank=True, max_length=254)),
                ('context', models.JSONField(default=dict)),
                ('headers', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Wacht'), ('claimed', 'Onderweg'), ('sent', 'Verstuurd'), ('failed', 'Mislukt'), ('uncertain', 'Onzeker')], default='waiting', max_length=10, verbose_name='stand')),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'bericht',
                'verbose_name_plural': 'berichten',
                'indexes': [models.Index(fields=['state', 'not_before'], name='mail_due')],
            },
        ),
    ]
