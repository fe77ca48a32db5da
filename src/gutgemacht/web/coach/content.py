"""What a talk holds, and its seal: the only place where the words of a draft go in and out."""

from dataclasses import dataclass
from typing import cast

from gutgemacht.web.coach import keys
from gutgemacht.web.coach.models import Advice, Message
from gutgemacht.web.draft.choices import Chosen, chosen
from gutgemacht.web.sealing import SealError, opened, sealed

DRAFT, MESSAGE = "draft", "message"


class Lost(Exception):
    """The words cannot be opened: their key has gone, or is that of another house."""


@dataclass(frozen=True)
class Asked:
    """The draft that advice is asked on, for whom it is written, and its number if it is kept."""

    text: str
    choice: Chosen
    draft: int | None = None


@dataclass(frozen=True)
class Said:
    """Words of one of the two; `suggestion` is the whole text as it could be."""

    words: str
    suggestion: str = ""


def seal_asked(asked: Asked, key: str) -> str:
    """A draft as letters that tell nothing."""
    choice = cast("dict[str, str]", dict(asked.choice))
    number = "" if asked.draft is None else str(asked.draft)
    return _seal({"text": asked.text, "draft": number, **choice}, key, DRAFT)


def asked_of(advice: Advice) -> Asked:
    """The draft of a talk; raises Lost."""
    found = _open(advice.sealed, advice.key, DRAFT)
    number = found["draft"]
    return Asked(found["text"], chosen(found), int(number) if number else None)


def seal_said(said: Said, key: str) -> str:
    """What was said as letters that tell nothing; raises Lost."""
    return _seal({"words": said.words, "suggestion": said.suggestion}, key, MESSAGE)


def said_of(message: Message) -> Said:
    """What a message says; raises Lost."""
    return Said(**_open(message.sealed, message.advice.key, MESSAGE))


def _seal(words: dict[str, str], key: str, what: str) -> str:
    try:
        return sealed(words, _purpose(key), what)
    except keys.KeyGone:
        raise Lost from None


def _open(letters: str, key: str, what: str) -> dict[str, str]:
    try:
        return opened(letters, _purpose(key), what)
    except (SealError, keys.KeyGone):
        raise Lost from None


def _purpose(key: str) -> str:
    return f"advice {keys.of(key)}"
