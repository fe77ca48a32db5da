"""The scanner: all terms of a guideline searched in one pass over the words of a text.

This is the plain engine and the reference. A native one takes its place by answering
`Scanner`: entries in, hits out, nothing else crosses.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from gutgemacht.check.inflect import exact, forms
from gutgemacht.text import Run, Span, Word

UNMISTAKABLE = 9


class Entry(NamedTuple):
    """A term to search, as a rule file writes it; `language` is "de", "en" or "any"."""

    term: str
    language: str

    @property
    def unmistakable(self) -> bool:
        """Long enough to be no word of another language: "carbon neutral", but not "gift"."""
        return sum(char.isalnum() for char in self.term) >= UNMISTAKABLE


class Hit(NamedTuple):
    """Entry number `entry` stands at `span` of the original text."""

    entry: int
    span: Span


class Scanner(Protocol):
    """Finds every entry in the runs of a text."""

    def scan(self, runs: Iterable[Run]) -> list[Hit]:
        """All hits, in any order, each once."""


@dataclass(frozen=True)
class _Slot:
    """What one word of a term accepts."""

    forms: frozenset[str]
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()

    def accepts(self, word: Word) -> bool:
        return self.accepts_text(word.text) or (
            word.leet is not None and self.accepts_text(word.leet)
        )

    def accepts_text(self, text: str) -> bool:
        return (
            text in self.forms
            or text.startswith(self.starts)
            or text.endswith(self.ends)
            or (bool(self.holds) and any(stem in text for stem in self.holds))
        )


_Candidate = tuple[int, tuple[_Slot, ...]]


class PlainScanner:
    """Word look-up in plain Python: by whole form, by beginning, by ending."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._whole: defaultdict[str, list[_Candidate]] = defaultdict(list)
        self._starts: defaultdict[str, list[_Candidate]] = defaultdict(list)
        self._ends: defaultdict[str, list[_Candidate]] = defaultdict(list)
        self._holds: list[_Candidate] = []
        for number, entry in enumerate(entries):
            self._add(number, entry)
        self._start_lengths = sorted({len(stem) for stem in self._starts})
        self._end_lengths = sorted({len(stem) for stem in self._ends})
        # Few words make up most of all texts.
        self._known = lru_cache(maxsize=32_768)(lambda text: tuple(self._candidates(text)))

    def scan(self, runs: Iterable[Run]) -> list[Hit]:
        """All hits of all entries, each once."""
        found: dict[Hit, None] = {}
        for run in runs:
            for index, word in enumerate(run):
                for text in (word.text,) if word.leet is None else (word.text, word.leet):
                    for number, slots in self._known(text):
                        last = index + len(slots) - 1
                        # Asked for the last first: of phrases that begin alike few end so.
                        if last < len(run) and all(
                            slots[place].accepts(run[index + place])
                            for place in range(len(slots) - 1, 0, -1)
                        ):
                            found[Hit(number, Span(word.start, run[last].end))] = None
        return list(found)

    def begun_by(self, word: str, leet: str | None = None) -> Iterator[tuple[int, bool]]:
        """The entries that may begin with a word, each with whether it is all of the entry."""
        for text in (word,) if leet is None else (word, leet):
            for number, slots in self._known(text):
                yield number, len(slots) == 1

    def _candidates(self, text: str) -> Iterable[_Candidate]:
        yield from self._whole.get(text, ())
        for length in self._start_lengths:
            yield from self._starts.get(text[:length], ())
        for length in self._end_lengths:
            yield from self._ends.get(text[-length:], ())
        for candidate in self._holds:
            if candidate[1][0].accepts_text(text):
                yield candidate

    def _add(self, number: int, entry: Entry) -> None:
        slots, joined = _read(entry.term, entry.language)
        first = slots[0]
        for form in first.forms:
            self._whole[form].append((number, slots))
        for start in first.starts:
            self._starts[start].append((number, slots))
        for end in first.ends:
            self._ends[end].append((number, slots))
        if first.holds:
            self._holds.append((number, slots))
        for form in joined:
            self._whole[form].append((number, (_Slot(joined),)))


# Most terms are as they were when rules are compiled again; those of cases stand beside them.
@lru_cache(maxsize=32_768)
def _read(term: str, language: str) -> tuple[tuple[_Slot, ...], frozenset[str]]:
    """What each word of a term accepts, and the term written as one word."""
    words = _words(term)
    slots = tuple(_slot(word, language) for word in words)
    return slots, _joined(slots, words)


def _words(term: str) -> list[str]:
    """The words of a term; a hyphen parts them as white space does, "=" holds for each part."""
    return [
        "=" + part.removeprefix("=") if word.startswith("=") else part
        for word in term.split()
        for part in word.split("-")
        if part.strip("*=")
    ]


def _slot(word: str, language: str) -> _Slot:
    open_end, open_start = word.endswith("*"), word.startswith("*")
    bare = word.strip("*")
    if open_end and open_start:
        return _Slot(frozenset(), holds=tuple(exact(bare)))
    if open_end:
        return _Slot(frozenset(), starts=tuple(exact(bare)))
    if open_start:
        return _Slot(frozenset(), ends=tuple(forms(bare, language)))
    if bare.startswith("="):
        return _Slot(exact(bare[1:]))
    return _Slot(forms(bare, language))


def _joined(slots: tuple[_Slot, ...], words: list[str]) -> frozenset[str]:
    """A phrase written as one word, as in "#hackahairdryer" or "Powerfrau"."""
    if len(slots) == 1 or not all(slot.forms for slot in slots):
        return frozenset()
    first = [exact(word.strip("=")) for word in words[:-1]]
    heads = {"".join(spell(word, key=len) for word in first) for spell in (min, max)}
    return frozenset(head + form for head in heads for form in slots[-1].forms)
