"""What several runs have in common: readings of one kind about the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from gutgemacht.judges.opinion.answer import Answer, Said
from gutgemacht.text import Span

# A quote may stand in the draft so often; further places add nothing.
MOST_PLACES = 8


@dataclass(frozen=True)
class Reading:
    """A reading that all runs name: its kind, the words of the draft they share.

    `words` are what the first run's reader would think; they are the model's, not the draft's.
    """

    kind: str
    span: Span
    words: str = ""


def agreed(draft: str, answers: Sequence[Answer]) -> tuple[Reading, ...]:
    """The readings that all of the answers name, in the order of the draft.

    A quote that does not stand in the draft letter by letter is left out, and with it whatever
    was invented or smuggled in.
    """
    runs = [_placed(draft, answer) for answer in answers]
    common = reduce(lambda one, other: _shared(draft, one, other), runs) if runs else []
    return _each_once(common)


def _placed(draft: str, answer: Answer) -> list[Reading]:
    return [
        Reading(said.kind, span, _plain(said.words))
        for said in answer.readings
        for span in _places(draft, said)
    ]


def _places(draft: str, said: Said) -> list[Span]:
    quote, start = said.quote.strip(), 0
    places: list[Span] = []
    while _says_something(quote) and len(places) < MOST_PLACES:
        start = draft.find(quote, start)
        if start < 0:
            break
        places.append(Span(start, start + len(quote)))
        start += len(quote)
    return places


def _shared(draft: str, ones: list[Reading], others: list[Reading]) -> list[Reading]:
    shared: dict[tuple[str, Span], Reading] = {}
    for one in ones:
        for other in others:
            start = max(one.span.start, other.span.start)
            span = Span(start, min(one.span.end, other.span.end))
            if one.kind == other.kind and _says_something(span.cut(draft)):
                shared.setdefault((one.kind, span), Reading(one.kind, span, one.words))
    return list(shared.values())


def _each_once(readings: list[Reading]) -> tuple[Reading, ...]:
    """Of readings of one kind that touch each other the longest, else the first."""
    kept: list[Reading] = []
    by_length = sorted(readings, key=lambda one: (one.span.start - one.span.end, one.span.start))
    for one in by_length:
        if not any(one.kind == other.kind and one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.span, one.kind)))


def _says_something(quote: str) -> bool:
    """True for more than a sign or a single letter; an emoji says something too."""
    return sum(char.isalpha() for char in quote) > 1 or any(char > "\u2fff" for char in quote)


def _plain(words: str) -> str:
    """On one line, without signs that would command a page or a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
