"""tesseract as a process of its own: a picture goes in by pipe, words come out; no file is made."""

import csv
import os
import shutil
import subprocess
import threading
from functools import cache
from itertools import groupby

from gutgemacht.media import Eyes, grey

LANGUAGES = "deu+eng"
SECONDS = 20
MOST_WORDS = 600
# Below it, it mostly reads letters into leaves and bricks.
SUREST = 60.0
_BLOCK = ("block_num", "par_num")

# It takes a processor for seconds; who waits longer goes without.
_turn = threading.BoundedSemaphore(1)


@cache
def tesseract() -> Eyes | None:
    """What reads German and English words in pictures; None where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    known = _run([program, "--list-langs"], b"").split()
    if not set(LANGUAGES.split("+")) <= set(known):
        return None
    return lambda picture: _words(program, picture)


def _words(program: str, picture: bytes) -> str:
    shown = grey(picture)
    if shown is None or not _turn.acquire(timeout=SECONDS):
        return ""
    try:
        return _sure(
            _run([program, "stdin", "stdout", "-l", LANGUAGES, "--psm", "3", "tsv"], shown)
        )
    finally:
        _turn.release()


def _run(command: list[str], data: bytes) -> str:
    """What a program answers; nothing when it takes too long or fails."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (the program found on the path, no shell)
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _sure(table: str) -> str:
    """The words it is sure of; those of one paragraph stand on one line."""
    rows = [
        row
        for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        if float(row["conf"]) >= SUREST and any(map(str.isalnum, row["text"]))
    ][:MOST_WORDS]
    paragraphs = groupby(rows, key=lambda row: tuple(row[name] for name in _BLOCK))
    return "\n".join(" ".join(row["text"] for row in words) for _, words in paragraphs)
