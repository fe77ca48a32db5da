"""Columns that nobody reads go."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('alarms', '0003_watch_shown_watchhour'),
    ]

    operations = [
        migrations.RemoveField(model_name='alarm', name='score'),
        migrations.RemoveField(model_name='postwatch', name='seen'),
    ]
