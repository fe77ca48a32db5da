"""The answers of a page become a reading."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from django.http import QueryDict

from gutgemacht.campaign.questions import Pair
from gutgemacht.campaign.reading import MOST_MARKS, Reading, read_reading
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.reading.sheet import Sheet
from gutgemacht.web.campaign.reading.shown import COLUMNS, ROWS, words_of

TEXTS = ("gist", "whom", "hurts_whom", "hurts_by", "first_line", "free")
TRAP = "website"
"""A field that people do not see and programs fill in."""


def reading_of(sent: QueryDict, sheet: Sheet, stimulus: Stimulus, language: str) -> Reading:
    """What a reader answered; raises campaign.reading.ReadingError naming each wrong key."""
    pairs = {name: _number(sent.get(name, "")) for name in get_args(Pair)}
    return read_reading(
        {
            "key": sheet.item.key,
            "stratum": str(sheet.stratum),
            "stimulus": str(stimulus.pk),
            "language": language,
            "pairs": {name: step for name, step in pairs.items() if step is not None},
            "marks": tuple(_marks(sent, stimulus))[:MOST_MARKS],
            "hurts_me": _number(sent.get("hurts_me", "")),
            "would": sent.get("would", ""),
            # Browsers send two characters for the end of a line, and count one.
            **{name: sent.get(name, "").replace("\r\n", "\n") for name in TEXTS},
        }
    )


def _number(told: str) -> int | None:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else None


def _marks(sent: QueryDict, stimulus: Stimulus) -> Iterator[dict[str, Any]]:
    words = list(words_of(stimulus.text))
    for first, last in _rows(_numbers(sent.getlist("word"), len(words)), len(words)):
        yield {
            "stimulus": str(stimulus.pk),
            "start": words[first].start,
            "end": words[last].end,
        }
    if stimulus.picture_id:
        for first, last in _rows(_numbers(sent.getlist("field"), ROWS * COLUMNS), COLUMNS):
            yield {
                "stimulus": str(stimulus.pk),
                "x": first % COLUMNS / COLUMNS,
                "y": first // COLUMNS / ROWS,
                "w": (last - first + 1) / COLUMNS,
                "h": 1 / ROWS,
            }


def _numbers(told: Iterable[str], below: int) -> list[int]:
    """The numbers of marks such as "3" and "7-9", each once, as far as there are so many."""
    found: set[int] = set()
    for one in told:
        first, _, last = one.partition("-")
        start, end = _number(first), _number(last or first)
        if start is not None and end is not None:
            found.update(range(start, min(end + 1, below)))
    return sorted(found)


def _rows(numbers: list[int], width: int) -> Iterator[tuple[int, int]]:
    """First and last of numbers that follow each other within a row."""
    begun = before = None
    for number in numbers:
        if before is None or number != before + 1 or number % width == 0:
            if begun is not None and before is not None:
                yield begun, before
            begun = number
        before = number
    if begun is not None and before is not None:
        yield begun, before
