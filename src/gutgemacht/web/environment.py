"""Settings from the environment; nonsense fails loudly and names the variable."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gutgemacht.judges.opinion import Endpoint, EndpointError, endpoint

PREFIX = "GUTGEMACHT_"


class SettingError(Exception):
    """A variable of the environment that makes no sense."""


def text(name: str, default: str = "") -> str:
    """The variable GUTGEMACHT_<name>, or `default` where it is absent or empty."""
    return os.environ.get(PREFIX + name, "").strip() or default


def flag(name: str) -> bool:
    """True for 1, false for 0 or nothing."""
    value = text(name, "0")
    if value not in ("0", "1"):
        raise SettingError(f"{PREFIX}{name} is {value!r}; it takes 0 or 1")
    return value == "1"


def number(name: str, default: int) -> int:
    """A whole number above zero."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 1_000_000):
        raise SettingError(f"{PREFIX}{name} is {value!r}; it takes a whole number above 0")
    return int(value)


def folder(name: str, default: str) -> Path:
    """An existing folder; it is made where it is missing."""
    path = Path(text(name, default)).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"{PREFIX}{name}: {path} cannot be made ({error.strerror})") from None
    return path


def address(name: str) -> str:
    """The address of a server without a path, or nothing where it is absent."""
    value = text(name).rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path):
        raise SettingError(f"{PREFIX}{name} is {value!r}; it takes an address like https://host")
    return value


def opinion() -> Endpoint | None:
    """Where second opinions are asked; None where the environment names nothing."""
    try:
        return endpoint(os.environ)
    except EndpointError as error:
        raise SettingError(str(error)) from None


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed in."""

    host: str
    port: int
    user: str
    password: str
    sealed: bool
    """The connection is encrypted from the first byte."""
    seals: bool
    """It is encrypted by STARTTLS."""


# The usual port of each, and how the connection is encrypted.
_MAIL = {"smtps": (465, True, False), "smtp": (587, False, True), "smtp+plain": (25, False, False)}


def mail() -> MailServer | None:
    """The mail server of GUTGEMACHT_MAIL; None where it names none."""
    value = text("MAIL")
    if not value:
        return None
    shape = "smtp://user:password@host:port, smtps:// or smtp+plain://"
    try:
        parts = urlsplit(value)
        port, sealed, seals = _MAIL[parts.scheme]
        host, port = parts.hostname or "", parts.port or port
    except (KeyError, ValueError):
        # The value is not repeated: it holds a password.
        raise SettingError(f"{PREFIX}MAIL is no mail server; it takes {shape}") from None
    if not host or not text("MAIL_FROM"):
        raise SettingError(f"{PREFIX}MAIL takes {shape}, and {PREFIX}MAIL_FROM names the sender")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port, user, password, sealed, seals)


def secret(name: str, file: Path) -> str:
    """The variable, else what the file holds; the file is made at the first start."""
    if value := text(name):
        return value
    try:
        with open(file, "x", opener=lambda path, flags: os.open(path, flags, 0o600)) as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text(encoding="utf-8").strip()
