"""Changing what a company decides: `company.yml`, in one step, and in force at once."""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from gutgemacht.guideline import Company
from gutgemacht.guideline.load import GuidelineError, Problem, load_company
from gutgemacht.guideline.rewrite import Changes, rewritten
from gutgemacht.guideline.shipped import COMPANY
from gutgemacht.guideline.yaml import YamlError
from gutgemacht.web.rules import look_again

_one_at_a_time = threading.Lock()

Decide = Callable[[Company], Changes]


def change_company(decide: Decide) -> None:
    """Writes the keys that `decide` makes of what holds now; the rest of the file stays.

    Raises GuidelineError where the file is broken already, or would be afterwards.
    """
    file = settings.DATA / COMPANY
    with _alone():
        now = load_company(file) if _is_written(file) else Company()
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        replace(file, rewritten(text, decide(now)), load_company)
    look_again()


def change_file(file: Path, change: Callable[[str], str], load: Callable[[Path], object]) -> None:
    """Changes another file of the data folder in one step; raises GuidelineError likewise."""
    with _alone():
        try:
            text = change(file.read_text(encoding="utf-8"))
        except YamlError as error:
            problem = Problem(str(file), error.line, error.key, error.message)
            raise GuidelineError([problem]) from None
        replace(file, text, load)
    look_again()


def _is_written(file: Path) -> bool:
    return file.exists() and bool(file.read_text(encoding="utf-8").strip())


@contextmanager
def _alone() -> Iterator[None]:
    """One change at a time, of all threads and processes that share the data folder."""
    with _one_at_a_time, (settings.DATA / "company.lock").open("w") as lock:
        locks.lock(lock, locks.LOCK_EX)
        yield


def replace(file: Path, text: str, load: Callable[[Path], object]) -> None:
    """Puts a text in the place of a file at once, if `load` finds nothing wrong with it."""
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="change-") as folder:
        # Under its own name, which a rule's id must equal.
        new = Path(folder) / file.name
        with new.open("w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if text.strip():
            load(new)
        new.replace(file)
