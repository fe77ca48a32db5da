"""Columns that nobody reads go."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('listen', '0002_look_back'),
    ]

    operations = [
        migrations.RemoveField(model_name='topic', name='muted_at'),
        migrations.RemoveField(model_name='lookback', name='found'),
        migrations.RemoveField(model_name='lookback', name='left'),
    ]
