"""Words that hide in a hashtag: read at another split, or seen where two words meet."""

from collections.abc import Collection, Iterator
from itertools import product

from gutgemacht.text.segment.frequencies import frequencies
from gutgemacht.text.segment.real import is_real
from gutgemacht.text.segment.tag import Tag, Words

# How much less likely, in log10, a reading may be and still be seen.
_SEEN = 4.0
# German joins words: from this length on one is seen in a joint, whatever is left beside it.
_LONG = 5


def hidden(tag: Tag, awkward: Collection[Words]) -> list[tuple[Words, Words]]:
    """Terms of `awkward` that somebody may see, each with the reading, the likeliest first."""
    found: dict[Words, tuple[float, Words]] = {}
    for term in awkward:
        for start, end in _places(tag, "".join(term)):
            for score, words in _readings(tag, term, start, end):
                found[term] = max((score, words), found.get(term, (score, words)))
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [(term, words) for term, (_, words) in ranked]


def _places(tag: Tag, word: str) -> Iterator[tuple[int, int]]:
    """Where the letters of a word stand in a row and no capital says otherwise."""
    if word not in tag.text:
        return
    size = len(tag.atoms.texts)
    for start, length in product(range(size), range(1, len(word) + 1)):
        end = start + length
        if end <= size and tag.atoms.word(start, end) == word and _shows(tag, start, end):
            yield start, end


def _shows(tag: Tag, start: int, end: int) -> bool:
    """False where capitals show other words."""
    humps = tag.atoms.humps
    begins = not humps or start in humps or start in tag.atoms.walls
    return begins and not tag.atoms.crossed(start, end)


def _readings(tag: Tag, term: Words, start: int, end: int) -> Iterator[tuple[float, Words]]:
    if len(term) > 1 or _stands_out(tag, start, end):
        around = (tag.atoms.word(0, start), *term, tag.atoms.word(end, len(tag.atoms.texts)))
        yield 0.0, tuple(word for word in around if word)
    elif not _is_word(tag.text):
        yield from _in_real_words(tag, start, end)


def _stands_out(tag: Tag, start: int, end: int) -> bool:
    """True for a word in the joint of two, or beside a rest that is no word."""
    meant = tag.meant.words
    if tag.atoms.word(start, end) in meant:
        return len(meant) > 1 and not all(map(_is_word, meant))
    if end - start < _LONG or not tag.bounds(meant) & set(range(start + 1, end)):
        return False
    return is_real(tag.atoms.word(start, end), "de")


def _is_word(word: str) -> bool:
    return any(word in words for words in frequencies().values())


def _in_real_words(tag: Tag, start: int, end: int) -> Iterator[tuple[float, Words]]:
    openly = {start, end} <= tag.bounds(tag.meant.words) and (
        tag.atoms.word(start, end) in tag.meant.words
    )
    for reader in tag.real:
        reading = reader.with_word(start, end)
        # What everybody reads is an alarm only where something else may have been meant.
        other = reader.without_word(start, end) if openly else tag.meant
        if reading is None or other is None or len(other.words) > len(reading.words) + 1:
            continue
        if abs(other.score - reading.score) <= _SEEN:
            yield reading.score, reading.words
