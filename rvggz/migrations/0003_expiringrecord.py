from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rvggz', '0002_one_spelling_of_addresses'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExpiringRecord',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('left', models.FloatField(default=0)),
                ('counted_at', models.FloatField(default=0)),
                ('value', models.JSONField(null=True)),
                ('expires_at', models.FloatField(db_index=True)),
            ],
            options={
                'verbose_name': 'tijdelijk gegeven',
            },
        ),
        # No write-ahead log: nothing here is worth waiting for the disk, and a crash may empty it.
        migrations.RunSQL(
            'ALTER TABLE rvggz_expiringrecord SET UNLOGGED', 'ALTER TABLE rvggz_expiringrecord SET LOGGED'
        ),
    ]
