"""Playbook, triage and statements at hand: read once, again when a file of the company changes."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from gutgemacht.incident.data import Books, book_files, load_books
from gutgemacht.web.rules import Signature, signature_of


def books() -> Books:
    """What holds now."""
    return _read(settings.DATA, signature_of(book_files(settings.DATA)))


@lru_cache(maxsize=4)
def _read(data: Path, _signature: Signature) -> Books:
    return load_books(data)
