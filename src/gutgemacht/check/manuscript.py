"""One text being checked: its views and hits, made once and read by all rules."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from gutgemacht.check.draft import Context, Draft
from gutgemacht.check.identifiers import Found, in_view
from gutgemacht.check.scan import Entry, Scanner
from gutgemacht.text import (
    Hashtag,
    Language,
    Run,
    Span,
    View,
    detect,
    fold,
    hashtags,
    parted,
    runs,
    sentences,
)

MOST_PARAGRAPHS = 12


class Manuscript:
    """A draft in its context, with everything that matchers ask of the text."""

    def __init__(
        self,
        draft: Draft,
        context: Context,
        language: Language,
        entries: tuple[Entry, ...],
        scanner: Scanner,
    ) -> None:
        self.draft = draft
        self.context = context
        self.language = language
        self.text = draft.text
        self.folded: View = fold(draft.text)
        self.runs: list[Run] = runs(draft.text, self.folded)
        self._hits: defaultdict[int, list[Span]] = defaultdict(list)
        for number, span in scanner.scan(self.runs):
            # People mix languages, and hashtags are often English in German posts.
            entry = entries[number]
            if self.reads(entry.language) or entry.unmistakable or self._in_hashtag(span):
                self._hits[number].append(span)

    def _in_hashtag(self, span: Span) -> bool:
        index = bisect_right(self.hashtags, span.start, key=lambda tag: tag.span.start) - 1
        return index >= 0 and span.within(self.hashtags[index].span)

    @property
    def hit_entries(self) -> Iterable[int]:
        """The numbers of the entries that stand in the text."""
        return self._hits.keys()

    def reads(self, language: str) -> bool:
        """True when words of `language` count: its own, any, or all if it is unknown."""
        return language in ("any", *self.languages) or self.language == "unknown"

    @cached_property
    def languages(self) -> set[Language]:
        """The draft's language, and those of its paragraphs: some posts say all twice."""
        paragraphs = self.text.split("\n", MOST_PARAGRAPHS)[:MOST_PARAGRAPHS]
        return {self.language, *(map(detect, paragraphs) if len(paragraphs) > 1 else ())}

    def hits(self, entries: Iterable[int]) -> list[Span]:
        """Where any of these entries stands, leftmost and longest first, none overlapping."""
        return leftmost_longest(span for entry in entries for span in self._hits.get(entry, ()))

    def all_hits(self, entries: Iterable[int]) -> Iterable[Span]:
        """Where any of these entries stands, overlaps included."""
        return (span for entry in entries for span in self._hits.get(entry, ()))

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text."""
        return sentences(self.text)

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which `span` begins; the whole text if it stands in none."""
        index = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        if index >= 0 and span.start < self.sentences[index].end:
            return self.sentences[index]
        return Span(0, len(self.text))

    @cached_property
    def hashtags(self) -> list[Hashtag]:
        """The hashtags of the text."""
        return hashtags(self.text)

    @cached_property
    def identifiers(self) -> list[Found]:
        """What leads to a person or opens a door."""
        return in_view(self.text, self.folded, self.context.country, self.language)

    @cached_property
    def parted(self) -> View:
        """The folded text with a blank between the words of a hashtag."""
        return parted(self.text)

    @cached_property
    def word_starts(self) -> list[int]:
        """Where the words of the text begin, in order."""
        return sorted({word.start for run in self.runs for word in run})

    @property
    def first_word(self) -> int:
        """Where the first word begins, at the start of a text that has none."""
        return self.word_starts[0] if self.word_starts else 0

    @cached_property
    def first_line(self) -> Span:
        """The first line that holds something."""
        start = len(self.text) - len(self.text.lstrip())
        end = self.text.find("\n", start)
        return Span(start, len(self.text) if end < 0 else end)


def leftmost_longest(spans: Iterable[Span]) -> list[Span]:
    """The spans in order without those that overlap an earlier or longer one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches that the spans cover together, in order."""
    covered: list[Span] = []
    for span in sorted(spans):
        if covered and span.start <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(covered[-1].end, span.end))
        else:
            covered.append(span)
    return covered
