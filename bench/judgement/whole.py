"""What all judges cost together: packed size, memory, and the time until the first answer."""

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from bench.judgement.row import Row, show

import gutgemacht

HOUSE = Path(gutgemacht.__file__).parent
DATA = ("text/data", "judges/data", "judges/hate/lexicon")
PROGRAM = (
    "import resource, sys, time; start = time.perf_counter();"
    "from datetime import datetime; from gutgemacht.guideline import load;"
    "from gutgemacht.guideline.shipped import pack_folders;"
    "from gutgemacht.judges import linear; from gutgemacht.judges.judgement import Bench;"
    "rules = load(pack_folders()); middle = time.perf_counter();"
    "bench = Bench(rules, linear.load(), datetime(2026, 11, 27));"
    "bench.judge('Danke für den schnellen Besuch in der Werkstatt!');"
    "bench.judge('Thank you for the quick visit to our workshop!');"
    "print(time.perf_counter() - start, middle - start,"
    " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)


def rows(corpora: Path) -> Iterable[Row]:
    """Of everything together; the public files are not needed."""
    yield Row("lists and models, packed, MB", "wheel", _packed(), 5, "lower")
    out = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True).stdout
    whole, rules, memory = map(float, out.split())
    yield Row("until the first answers, s", "a new process", whole - rules, 1, "lower")
    yield Row("reading imports and rules, s", "a new process", rules)
    yield Row("memory, MB", "a new process", memory, 250, "lower")


def _packed() -> float:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in DATA:
            for file in sorted((HOUSE / folder).rglob("*")):
                if file.is_file():
                    archive.write(file, file.relative_to(HOUSE))
    return len(packed.getvalue()) / 1e6


if __name__ == "__main__":
    show(rows(Path()))
