from pathlib import Path
from typing import Any

from django.db import migrations
from pydantic import TypeAdapter

from gutgemacht.guideline.yaml import read


def begin(apps: Any, schema_editor: Any) -> None:
    """Ten text blocks, so that a coach need not begin with an empty page."""
    block = apps.get_model("coach", "Block")
    text = (Path(__file__).parents[1] / "begin.yml").read_text(encoding="utf-8")
    known = TypeAdapter(list[dict[str, str]]).validate_python(read(text)[0])
    block.objects.bulk_create(
        block(title=one["title"], words_de=one["de"], words_en=one["en"]) for one in known
    )


class Migration(migrations.Migration):

    dependencies = [("coach", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
