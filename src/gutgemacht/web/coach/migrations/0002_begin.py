from pathlib import Path

from django.db import migrations

from gutgemacht.guideline.yaml import read


def begin(apps, schema_editor):
    """Ten text blocks, so that a coach need not begin with an empty page."""
    block = apps.get_model("coach", "Block")
    text = (Path(__file__).parents[1] / "begin.yml").read_text(encoding="utf-8")
    block.objects.bulk_create(
        block(title=one["title"], words_de=one["de"], words_en=one["en"]) for one in read(text)[0]
    )


class Migration(migrations.Migration):

    dependencies = [("coach", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
