"""The sentences of a text, each made a line only when somebody asks for it."""

from collections.abc import Iterator, Sequence

from gutgemacht.judges.hate.line import Line, tagged
from gutgemacht.judges.hate.prepared import Label, Prepared
from gutgemacht.judges.hate.words import Word, words
from gutgemacht.text import sentences

# Longer stretches without a full stop are read in pieces.
MOST_WORDS = 80


class Lines:
    """The lines of a text in order, and which of them are worth reading."""

    def __init__(self, text: str, known: Prepared) -> None:
        self._known = known
        self._parts = [known.plain(part) for part in _parts(text)]
        self._lines: dict[int, Line] = {}

    def line(self, number: int) -> Line:
        """Line `number`."""
        if number not in self._lines:
            self._lines[number] = tagged(self._parts[number], self._known.lexicon)
        return self._lines[number]

    def before(self, number: int) -> list[Line]:
        """The line before, if there is one."""
        return [self.line(number - 1)] if number else []

    def after(self, number: int) -> list[Line]:
        """The line behind, if there is one."""
        return [self.line(number + 1)] if number + 1 < len(self._parts) else []

    def around(self, number: int) -> list[Line]:
        """The lines before and behind."""
        return self.before(number) + self.after(number)

    def hinted(self, label: Label) -> list[int]:
        """The numbers of lines that hold a word without which there is no such thing."""
        hints = self._known.hints[label]
        return [
            number
            for number, part in enumerate(self._parts)
            if not hints.isdisjoint([word.text for word in part])
        ]

    def near(self, numbers: Sequence[int]) -> list[int]:
        """These lines and those beside them."""
        wide = {place for number in numbers for place in (number - 1, number, number + 1)}
        return [place for place in sorted(wide) if 0 <= place < len(self._parts)]


def _parts(text: str) -> Iterator[Sequence[Word]]:
    for sentence in sentences(text):
        found = words(text, sentence)
        for start in range(0, len(found), MOST_WORDS):
            yield found[start : start + MOST_WORDS]
