"""What is checked: a draft and the context in which it will be published."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ClassVar, Literal

from gutgemacht.guideline import Action, Appetite, Channel, Country, Speaker, Subject
from gutgemacht.guideline.appetite import EVERYTHING
from gutgemacht.media import Captions, Eyes, Facts, captions, facts, kind_of
from gutgemacht.text import Language, Phrase


@dataclass(frozen=True)
class Medium:
    """A picture or film of a draft: what goes with it, and what its file says.

    `words` stand in the picture, `subtitles` are read like text; `captions` alone says that
    a film has some.
    """

    kind: Literal["image", "video"]
    alt: str | None = None
    captions: bool = False
    facts: Facts = field(default=Facts())
    words: str = ""
    subtitles: Captions | None = None


def medium(data: bytes, name: str = "", eyes: Eyes | None = None) -> Medium:
    """A file as the check reads it; without `eyes` no words in it. Raises MediaError."""
    kind = kind_of(data, name)
    if kind == "film":
        return Medium("video")
    if kind == "captions":
        return Medium("video", captions=True, subtitles=captions(data))
    return Medium("image", facts=facts(data), words=eyes(data) if eyes else "")


def subtitled(media: Iterable[Medium]) -> tuple[Medium, ...]:
    """The media, where each file of subtitles stands for a film beside it."""
    given = tuple(media)
    spare = sum(one.subtitles is not None for one in given)
    films = [n for n, one in enumerate(given) if one.kind == "video" and not one.captions][:spare]
    return tuple(
        replace(one, captions=True) if number in films else one for number, one in enumerate(given)
    )


LONGEST = 100_000
"""Characters of a draft; the longest post any network takes has 63,206."""


class DraftError(ValueError):
    """A text that cannot be checked; `reason` says why, `at` where, counted in characters.

    `said` is that as a phrase for people.
    """

    MESSAGES: ClassVar[dict[str, Phrase]] = {
        "empty": Phrase("there is no text"),
        "long": Phrase("the text is longer than 100,000 characters"),
        "binary": Phrase("this is no text: a zero byte stands at position {at}"),
        "half": Phrase(
            "half of a character stands at position {at}; the text was cut or converted badly"
        ),
        "encoding": Phrase("this is no UTF-8 text: byte {at} is not valid"),
    }

    def __init__(self, reason: str, at: int = 0) -> None:
        self.reason, self.at = reason, at
        self.said = self.MESSAGES[reason].about(at=at)
        super().__init__(str(self.said))


_HALF = re.compile("[\ud800-\udfff]")


def decoded(data: bytes) -> str:
    """The text of UTF-8 bytes, with or without a byte order mark; raises DraftError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DraftError("encoding", error.start) from None


def accepted(text: str) -> str:
    """`text` itself if it can be checked; raises DraftError naming what is in the way."""
    if not text.strip():
        raise DraftError("empty")
    if len(text) > LONGEST:
        raise DraftError("long", LONGEST)
    if "\0" in text:
        raise DraftError("binary", text.index("\0"))
    if half := _HALF.search(text):
        raise DraftError("half", half.start())
    return text


@dataclass(frozen=True)
class Draft:
    """Text and media before publication; `declared` is what its author answered, by subject."""

    text: str
    media: tuple[Medium, ...] = ()
    declared: Mapping[Subject, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """Who speaks, where, doing what, in which country, when (local time of the speaker).

    `language` is the draft's, None to detect it; `account` is the name it is published
    under, and `company` the names that account names are compared with. `appetite` is how
    much of the guideline is wanted.
    """

    time: datetime
    speaker: Speaker = "company"
    channel: Channel = "other"
    action: Action = "post"
    country: Country = "DE"
    language: Language | None = None
    account: str = ""
    company: tuple[str, ...] = ()
    appetite: Appetite = EVERYTHING
