"""The key of one talk: a file beside the database, so that with it every copy of the text is lost.

What was sealed with it stands in the database and in its backups as letters that nothing opens any
more once the file has gone (cryptographic erasure, NIST SP 800-88). With several servers the data
folder is shared, as for own rules.
"""

import os
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

# A file is there a moment before the row that names it.
YOUNG = timedelta(minutes=10)


class KeyGone(Exception):
    """The file of a key is not there (any more)."""


def new() -> str:
    """Makes a key; returns its name, which is no secret."""
    name = secrets.token_hex(16)
    _folder().mkdir(parents=True, exist_ok=True)
    file = os.open(_folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as out:
        out.write(secrets.token_hex(32))
    return name


def of(name: str) -> str:
    """The key of a name; raises KeyGone."""
    try:
        return (_folder() / name).read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyGone from None


def forget(name: str) -> None:
    """Ends a key for good."""
    (_folder() / name).unlink(missing_ok=True)


def forget_others(known: Collection[str], now: datetime) -> None:
    """Ends keys that belong to no talk, such as those of a server that died in between."""
    if not _folder().is_dir():
        return
    for file in _folder().iterdir():
        if file.name not in known and file.stat().st_mtime < (now - YOUNG).timestamp():
            file.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA) / "advice"
