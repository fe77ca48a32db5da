"""Changing what a company decides: `company.yml`, in one step, and in force at once."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from gutgemacht.guideline import Company
from gutgemacht.guideline.load import GuidelineError, Problem, parse
from gutgemacht.guideline.rewrite import Changes, rewritten
from gutgemacht.guideline.shipped import COMPANY
from gutgemacht.guideline.strict import Strict
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
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        now = parse(text, Company, file) if text.strip() else Company()
        changed = rewritten(text, decide(now))
        if changed.strip():
            parse(changed, Company, file)
        put(file, changed)
    look_again()


def change_file(file: Path, change: Callable[[str], str], model: type[Strict]) -> None:
    """Changes another file of the data folder in one step; raises GuidelineError likewise."""
    with _alone():
        try:
            text = change(file.read_text(encoding="utf-8"))
        except YamlError as error:
            problem = Problem(str(file), error.line, error.key, error.message)
            raise GuidelineError([problem]) from None
        parse(text, model, file)
        put(file, text)
    look_again()


def put(file: Path, text: str) -> None:
    """Puts a text in the place of a file, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.half")
    with half.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    half.replace(file)


@contextmanager
def _alone() -> Iterator[None]:
    """One change at a time, of all threads and processes that share the data folder."""
    with _one_at_a_time, (settings.DATA / "company.lock").open("w") as lock:
        locks.lock(lock, locks.LOCK_EX)
        yield
