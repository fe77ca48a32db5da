"""The same mention heard on several roads is one mention.

It is the same by its id on its network; by its address; and, where it comes from another network,
by the same words of the same author within a day. Two ids of one network are two mentions, however
alike they are: who floods is heard saying it often.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from gutgemacht.listen.mention import Mention
from gutgemacht.text import fold_all

WITHIN = timedelta(days=1)
# Shorter words are said by many, and often: "Danke!"
FEWEST_LETTERS = 20
_TELLS_NOTHING = re.compile(r"https?://\S+|[\W_]+")
# The rest of a text without addresses, found faster.
_SAID = re.compile(r"[^\W_]+")
# Most addresses; the others are taken apart.
_PLAIN = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+(?:/[^?#/\s]+)*)/?")
# What campaigns hang onto an address, and what makes old addresses look new.
_TRACKS = re.compile(r"utm_\w*|fbclid|gclid|mc_[ce]id|at_(?:medium|campaign)", re.I)


class Marks(NamedTuple):
    """By what a mention is known again; `link` and `words` are None where it has none."""

    network: str
    id: str
    at: datetime
    link: int | None
    words: int | None


class Known(NamedTuple):
    """A mention that is kept already: its number in the books, its network and time."""

    number: int
    network: str
    at: datetime


def marks(mentions: Sequence[Mention]) -> list[Marks]:
    """The marks of each mention."""
    folded = fold_all([mention.text for mention in mentions])
    return [
        Marks(one.network, one.id, one.at, _link(one), _words(one, text))
        for one, text in zip(mentions, folded, strict=True)
    ]


class Books:
    """What is kept, by its marks; asked and filled mention by mention."""

    def __init__(
        self,
        ids: Collection[tuple[str, str]] = (),
        links: Mapping[int, Known] | None = None,
        words: Mapping[int, Iterable[Known]] | None = None,
    ) -> None:
        self._ids = set(ids)
        self._links = dict(links or {})
        self._words = {mark: list(known) for mark, known in (words or {}).items()}

    def has(self, one: Marks) -> bool:
        """True where this very id is kept."""
        return (one.network, one.id) in self._ids

    def same_as(self, one: Marks) -> Known | None:
        """The mention that this one repeats from another road."""
        if one.link in self._links:
            return self._links[one.link]
        for known in self._words.get(one.words, ()) if one.words is not None else ():
            if known.network != one.network and abs(known.at - one.at) <= WITHIN:
                return known
        return None

    def add(self, one: Marks, number: int) -> None:
        """Keeps it. Only mentions that repeat none stand for others."""
        known = Known(number, one.network, one.at)
        if self.same_as(one) is None:
            if one.link is not None:
                self._links[one.link] = known
            if one.words is not None:
                self._words.setdefault(one.words, []).append(known)
        self._ids.add((one.network, one.id))


def _link(one: Mention) -> int | None:
    # A share often shows the address of what it shares.
    return None if one.kind == "share" or not one.url else _number(plain_link(one.url))


def plain_link(url: str) -> str:
    """An address without what differs by the road: scheme, www, fragment, what tracks."""
    if plain := _PLAIN.fullmatch(url):
        return plain.group(1)
    if url.startswith(
        ("at://did:plc:", "at://did:web:")
    ):  # An id of Bluesky and no address of the web.
        return url.strip()
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    # Forums name a thread by a query without a value: ?4711-Bergtal
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in asked if not _TRACKS.fullmatch(pair[0]))
    return f"{host}{port}{parts.path.rstrip('/')}?{urlencode(kept)}".rstrip("?")


def _words(one: Mention, folded: str) -> int | None:
    if not one.author or len(folded) < FEWEST_LETTERS:
        return None
    said = _said(folded)
    if len(said) < FEWEST_LETTERS:
        return None
    return _number(f"{one.author.strip().lstrip('@').casefold()}\n{said}")


def _said(folded: str) -> str:
    """The words alone, with a blank for each thing between them."""
    if "://" in folded:
        return _TELLS_NOTHING.sub(" ", folded).strip()
    return " ".join(_SAID.findall(folded))


def _number(text: str) -> int:
    """64 bits with a sign, as databases keep them."""
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
