"""The types of a card: one question in one language, and what is learnt from its answer."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from gutgemacht.check import Context
from gutgemacht.guideline import DraftLanguage
from gutgemacht.text import Span

# spot: which words of this sentence? · mend: write it better · decide: may this go out, what is
# asked first? · why: for which reason? · case: what is learnt from what happened to others?
Kind = Literal["spot", "mend", "decide", "why", "case"]

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    text: str
    right: bool = False


@dataclass(frozen=True)
class Card:
    """One question. Its id is stable and the same in both languages.

    `of` is the rule or case it was made from; `scene` says who writes what, `text` is the
    sentence it is about, `spans` the marked words in it. A card without choices, which is neither
    to spot nor to mend, is thought about and turned over. `model` is an answer that is right;
    `reason` and `way` are told afterwards.
    """

    id: str
    kind: Kind
    of: str
    language: DraftLanguage
    question: str
    scene: str = ""
    text: str = ""
    spans: tuple[Span, ...] = ()
    choices: tuple[Choice, ...] = ()
    model: str = ""
    reason: str = ""
    way: str = ""
    # Sentences that the rule offers instead; what says the same as one of them keeps the matter.
    offered: tuple[str, ...] = ()
    # In what context an answer to "mend" is checked.
    context: Context | None = None

    @cached_property
    def revision(self) -> str:
        """Changes whenever what the card asks or teaches changes, and only then.

        Wrong choices do not count: they come from other rules.
        """
        right = [choice.text for choice in self.choices if choice.right]
        taught = [self.kind, self.scene, self.text, self.spans, right, self.model]
        told = json.dumps([*taught, self.reason, self.way], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of the sentence, as they are chosen on a card to spot."""
        return words_of(self.text)

    @property
    def open(self) -> bool:
        """True when it is thought about and turned over."""
        return not self.choices and self.kind not in ("spot", "mend")


def words_of(text: str) -> tuple[Span, ...]:
    """Where the words of a text stand, with the signs that touch them."""
    return tuple(Span(match.start(), match.end()) for match in _WORD.finditer(text))


def by_hash(of: str, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices in an order that tells nothing, and is the same every time."""
    return tuple(sorted(choices, key=lambda choice: rank(of, choice.text)))


def rank(of: str, other: str) -> str:
    """An order that belongs to `of` alone, without chance."""
    return hashlib.sha256(f"{of}\0{other}".encode()).hexdigest()
