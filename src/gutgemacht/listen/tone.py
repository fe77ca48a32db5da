"""How the public says it: what judges see in a mention, and the one word that comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from gutgemacht.listen.mention import Mention

Says = Literal["question", "complaint", "praise", "opinion", "news", ""]
Side = Literal[-1, 0, 1]
SURE = 0.5
_QUESTION = re.compile(r"\?(?=[\s\"'”“»«)!?]*(?:#\w+\s*|@[\w.@-]+\s*|https?://\S+\s*)*\Z)")


@dataclass(frozen=True)
class Tone:
    """How a mention sounds. A probability is None where no judge was at hand for its language.

    `tone` is -1, 0 or 1 for negative, neutral and positive; `says` what kind of words they are.
    """

    language: str = ""
    negative: float | None = None
    positive: float | None = None
    offence: float | None = None
    outrage: float | None = None
    tone: Side = 0
    says: Says = ""


class Reader(Protocol):
    """Reads mentions, many at once."""

    def __call__(self, mentions: Sequence[Mention]) -> list[Tone]:
        """The tone of each mention, in their order."""
        ...


def side(negative: float, positive: float) -> Side:
    """The likelier side if its judge is sure, else neutral (`judges.linear.Opinion.sentiment`)."""
    if max(negative, positive) < SURE:
        return 0
    return 1 if positive > negative else -1


def says(mention: Mention, tone: Side, kind: float | None) -> Says:
    """What kind of words a mention has; `kind` is how sure a judge sees thanks or praise."""
    if mention.kind == "article":
        return "news"
    if "?" in mention.text and _QUESTION.search(mention.text):
        return "question"
    if kind is None:
        return ""
    if tone < 0:
        return "complaint"
    return "praise" if tone > 0 or kind >= SURE else "opinion"


def unread(mentions: Sequence[Mention]) -> list[Tone]:
    """The tone of mentions where no judge is at hand."""
    return [Tone(language=one.language, says=says(one, 0, None)) for one in mentions]
