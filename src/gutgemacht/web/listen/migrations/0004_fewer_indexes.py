"""The constraint of Belongs begins with the mention and takes the place of an index."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0001_initial'),
        ('listen', '0003_unread_columns'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='belongs',
            name='mention_in_topic_once',
        ),
        migrations.AlterField(
            model_name='belongs',
            name='mention',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='belongs', to='listen.mention'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(condition=models.Q(('standing', 'answer')), fields=['-at'], name='mention_to_answer'),
        ),
        migrations.AddConstraint(
            model_name='belongs',
            constraint=models.UniqueConstraint(fields=('mention', 'topic'), name='mention_in_topic_once'),
        ),
    ]
