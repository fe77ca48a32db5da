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
PROGRAM = """
import re, time
start = time.perf_counter()
from gutgemacht.check.identifiers import find
from gutgemacht.judges import hate, linear
from gutgemacht.text import detect, split
ready = time.perf_counter()
judges = linear.load()
for text in ("Danke für den Besuch, Frau Kern! +43 664 1234567", "Thank you for the visit, women!"):
    language = detect(text)
    judges.opinion(text, language), hate.read(text, language), find(text, "DE", language)
split("#dankeschön")
# What a process inherits from its parent is not counted here, as it is in its resource usage.
most = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(time.perf_counter() - ready, ready - start, int(most) / 1024)
"""


def rows(corpora: Path) -> Iterable[Row]:
    """Of everything together; the public files are not needed."""
    yield Row("lists and models, packed, MB", "wheel", _packed(), 5, "lower")
    out = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True).stdout
    first, imports, memory = map(float, out.split())
    yield Row("first answers in both languages, s", "a new process", first, 1, "lower")
    yield Row("imports, s", "a new process", imports)
    yield Row("memory of all judges, MB", "a new process", memory, 250, "lower")


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
