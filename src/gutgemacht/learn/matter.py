"""Whether a mended sentence still says the matter of the one before.

It does when it keeps a third of the telling words that stand beside the marked ones (a marked word
that is kept in another form counts as well), or half of those of a sentence that the rule offers.
A machine sees words and no meaning: what it does not see is asked about, and never called wrong.
"""

from collections.abc import Iterator, Set

from gutgemacht.learn.card import Card
from gutgemacht.text import Stems, stems

# Of the telling words beside the marks, of those of an offered sentence.
BESIDE, OFFERED = 1 / 3, 1 / 2
# Of small words, where no others stand beside the marks.
SMALL, FEWEST_SMALL = 1 / 2, 3
# A word within a longer one ("preis", "bombenpreis"), two that begin alike ("kritik", "kritisch").
WITHIN, BEGINNING = 5, 6


def keeps_matter(card: Card, text: str) -> bool:
    """True when an answer to a card "mend" still says what its sentence said."""
    said = stems(text, card.language)
    return _keeps(said, card) or any(
        _says(said, stems(other, card.language)) for other in (card.model, *card.offered)
    )


def _keeps(said: Stems, card: Card) -> bool:
    beside = stems("".join(_beside(card)), card.language)
    kept = _shared(said.telling, stems(card.text, card.language).telling)
    if kept or beside.telling:
        return kept >= len(beside.telling) * BESIDE
    return len(said.small & beside.small) >= max(FEWEST_SMALL, len(beside.small) * SMALL)


def _beside(card: Card) -> Iterator[str]:
    end = 0
    for span in sorted(card.spans):
        yield card.text[end : span.start] + " "
        end = max(end, span.end)
    yield card.text[end:]


def _says(said: Stems, other: Stems) -> bool:
    """Half of the telling words of a sentence; where it has none, all of its words."""
    if other.telling:
        return _shared(said.telling, other.telling) >= len(other.telling) * OFFERED
    return bool(other.small) and other.small <= said.small


def _shared(said: Set[str], before: Set[str]) -> int:
    return sum(any(_alike(one, other) for other in said) for one in before)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    within = len(short) >= WITHIN and short in long
    return within or (len(short) >= BEGINNING and short[:BEGINNING] == long[:BEGINNING])
