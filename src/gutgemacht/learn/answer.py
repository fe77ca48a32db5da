"""What an answer to a card is worth: seen by rule and engine, never by taste."""

from collections.abc import Collection
from dataclasses import dataclass

from gutgemacht.check import Finding
from gutgemacht.learn.card import Card
from gutgemacht.learn.ground import Ground
from gutgemacht.learn.matter import keeps_matter
from gutgemacht.text import Span

# A word more than the marked ones is no mistake.
MOST_BESIDE = 1
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Spotted:
    """Which marked stretches were found, and how many chosen words stand outside of them."""

    missed: tuple[Span, ...]
    beside: int

    @property
    def right(self) -> bool:
        """True when every stretch was found without choosing half the sentence."""
        return not self.missed and self.beside <= MOST_BESIDE


@dataclass(frozen=True)
class Mended:
    """What the check still finds in an answer; `whole` is False where it is no sentence yet.

    `keeps` is False where it seems to say something else than the sentence of the card.
    """

    found: tuple[Finding, ...]
    whole: bool
    keeps: bool

    @property
    def passes(self) -> bool:
        """True when it could go out."""
        return self.whole and not self.found

    @property
    def right(self) -> bool:
        """True when it could go out, and still says the matter."""
        return self.passes and self.keeps


def spotted(card: Card, chosen: Collection[int]) -> Spotted:
    """`chosen` are words of `card.words`, counted from 0; what is no word is left out."""
    words = [word for number, word in enumerate(card.words) if number in chosen]
    missed = tuple(span for span in card.spans if not any(map(span.overlaps, words)))
    beside = sum(not any(map(word.overlaps, card.spans)) for word in words)
    return Spotted(missed, beside)


def mended(card: Card, text: str, ground: Ground) -> Mended:
    """The answer to a card "mend": right when its rule is silent, and so are stops and questions.

    And when it says what the sentence said, as far as words show. It is held against the guideline
    of today in the context of the card.
    """
    assert card.context is not None
    found = ground.against(text, card.of, card.context)
    return Mended(found, len(text.split()) >= FEWEST_WORDS, keeps_matter(card, text))
