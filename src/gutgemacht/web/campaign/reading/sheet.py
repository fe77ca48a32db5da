"""The sheet of a reader: what they are shown, signed and carried by the page.

The server keeps nothing before the first answer. The key of each reading is drawn with the sheet,
so that an answer that is sent twice is kept once.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

from django.core import signing

SALT = "gutgemacht.web.campaign.reading.sheet"


class SheetError(ValueError):
    """A sheet that was changed, cut off, or belongs to another link."""


@dataclass(frozen=True)
class Item:
    """One stimulus that is read, and the key of its reading."""

    stimulus: int
    key: str


@dataclass(frozen=True)
class Sheet:
    """All that one reader sees, and which of it now.

    `link` says by which link they came, `begun` when this item was handed out.
    """

    link: str
    stratum: int
    items: tuple[Item, ...]
    index: int
    begun: datetime

    @property
    def item(self) -> Item:
        """What is read now."""
        return self.items[self.index]

    @property
    def number(self) -> int:
        """The same, counted from 1."""
        return self.index + 1

    @property
    def is_first(self) -> bool:
        """True before anything of it was answered."""
        return self.index == 0

    def following(self, now: datetime) -> Self | None:
        """The sheet with the next stimulus; the same, however often it is asked for."""
        if self.number == len(self.items):
            return None
        return replace(self, index=self.number, begun=now)

    @property
    def signed(self) -> str:
        """The sheet as a page carries it."""
        items = [[one.stimulus, one.key] for one in self.items]
        told = [self.link, self.stratum, items, self.index, int(self.begun.timestamp())]
        return _signer().sign_object(told)


def handed_out(token: str, stratum: int, stimuli: Iterable[int], now: datetime) -> Sheet:
    """A new sheet for somebody who came by a link."""
    items = tuple(Item(one, secrets.token_urlsafe(16)) for one in stimuli)
    return Sheet(_named(token), stratum, items, 0, now)


def read_sheet(signed: str, token: str) -> Sheet:
    """What a page carried back by the link of this token; raises SheetError."""
    try:
        link, stratum, items, index, begun = _signer().unsign_object(signed)
    except (signing.BadSignature, ValueError):
        raise SheetError from None
    if link != _named(token):
        raise SheetError
    made = tuple(Item(*one) for one in items)
    return Sheet(link, stratum, made, index, datetime.fromtimestamp(begun, UTC))


def _signer() -> signing.Signer:
    # Without a time of its own: the same sheet is the same letters, by which pages know it again.
    return signing.Signer(salt=SALT)


def _named(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:12]
