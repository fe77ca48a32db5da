"""gutgemacht listen: a file is kept, pulses are counted anew, corrections teach the judges."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import run as run_here
from tests.cli.test_drafts import answer, run
from tests.tables import give_tables

BEGIN = """
import django
django.setup()
from gutgemacht.web.listen.models import *
from tests.people import somebody
from tests.web.listen.world import topic, NOON
"""
ROWS = [
    ("2026-03-02 08:00", "Bergtal liefert heute wieder nicht, na super.", "eva"),
    ("2026-03-02 08:03", "Danke an Bergtal für die schnelle Hilfe!", "max"),
    ("2026-03-03 09:00", "Bergtal baut jetzt auch Möbel.", "eva"),
    ("gestern", "Bergtal", "eva"),
]


def inside(data: Path, code: str) -> str:
    names = {"GUTGEMACHT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "gutgemacht.web.settings"}
    command = [sys.executable, "-c", BEGIN + code]
    done = subprocess.run(
        command, env=os.environ | names, check=True, timeout=120, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("house")
    give_tables(data)
    inside(data, "topic(); somebody('lena')")
    return data


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("files") / "heard.csv"
    lines = ["Datum;Text;Autor", *(f"{at};{text};{author}" for at, text, author in ROWS)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_file_is_only_looked_at(file):
    done = run_here("listen", "import", str(file), "--json")
    told = json.loads(done.stdout)
    assert (told["read"], told["bad"], told["columns"]["time"]) == (3, 1, "datum")
    assert "new" not in told


def test_a_file_is_kept_once_and_what_is_counted_can_be_counted_anew(house, file):
    assert answer(house, "listen", "import", str(file), "--keep")["new"] == 3
    again = answer(house, "listen", "import", str(file), "--keep")
    assert (again["new"], again["read"], again["bad"]) == (0, 3, 1)
    counts = "print(*Pulse.objects.filter(size=1440).values_list('mentions', flat=True))"
    before = inside(house, counts)
    inside(house, "Pulse.objects.update(mentions=9)")
    assert answer(house, "listen", "rebuild") == {"topics": 1, "mentions": 3}
    assert inside(house, counts) == before


def test_corrected_tones_teach_the_judges_and_name_nobody(house, file):
    run(house, "listen", "import", str(file), "--keep")
    nothing = run(house, "judge", "train", "--heard")
    assert nothing.returncode == 2
    assert "no tone of a mention has been corrected yet" in nothing.stderr
    correct = (
        "from gutgemacht.web.listen.mentions.marking import *;"
        "from gutgemacht.web.people.models import Person;"
        "one = Mention.objects.get(text__contains='na super');"
        "mark(one.pk, Marked(tone='-1'), Person.objects.get(), NOON);"
        "from gutgemacht.web.listen.mentions.lessons import lessons; print(*lessons())"
    )
    told = inside(house, correct)
    assert "'negative'" in told
    assert not any(name in told for name in ("eva", "Lena"))
    done = run(house, "judge", "train", "--heard")
    assert "negative.de: 1 corrections learnt" in done.stdout
    learnt = (house / "judges" / "negative.de.model").read_bytes()
    run(house, "judge", "train", "--heard")
    assert (house / "judges" / "negative.de.model").read_bytes() == learnt


def test_training_wants_corrections_from_somewhere(tmp_path):
    done = run_here("judge", "train", "--data", str(tmp_path))
    assert done.returncode == 2
    assert b"--heard" in done.stderr
