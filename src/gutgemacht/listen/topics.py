"""Which topics a mention belongs to: the words of all topics in one pass, by the engine of `check`.

A word may be a name, a phrase, or a hashtag; it is found in its usual endings, written apart or
together, and inside hashtags. With "#" before it only the hashtag counts; with "*" after it, all
words that begin so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from gutgemacht.check.scan import Entry, PlainScanner
from gutgemacht.listen.mention import Mention
from gutgemacht.listen.topic_words import Words
from gutgemacht.text import fold, fold_all, humps, readings, runs, tied, tokens

FREQUENT = 65_536
# In the place of an entry: whether it stands there, only all words in their order tell.
_LOOK_CLOSELY = -1
# A sign of a hashtag that another letter than those of most tags follows, or that is none.
_ODD_TAG = re.compile("[#\uff03][^\x00-\x7f\xc0-\u017e]|\ufe5f")


class TopicFinder:
    """All topics, compiled once; asks each text once, however many topics there are."""

    def __init__(self, topics: Mapping[int, Words]) -> None:
        # For each entry: the topic, whether it is a word that must not be, whether only a hashtag.
        self._about: list[tuple[int, bool, bool]] = []
        entries: list[Entry] = []
        for topic, words in topics.items():
            for is_not, listed in ((False, words.words), (True, words.not_words)):
                for word in listed:
                    entries.append(Entry(_term(word), "any"))
                    self._about.append((topic, is_not, word.startswith("#")))
        self._scanner = PlainScanner(entries)
        # Few words make up most of all texts.
        self._begun = lru_cache(FREQUENT)(self._begun_by)

    def find(self, mention: Mention) -> tuple[int, ...]:
        """The topics that `mention` belongs to, in order."""
        return self.find_all([mention])[0]

    def find_all(self, mentions: Sequence[Mention]) -> list[tuple[int, ...]]:
        """The topics of each mention."""
        texts = [searched(mention) for mention in mentions]
        pairs = zip(texts, fold_all(texts), strict=True)
        return [self._topics(self._at_sight(*pair), pair[0]) for pair in pairs]

    def _topics(self, entries: Iterable[int], text: str) -> tuple[int, ...]:
        found: set[int] = set()
        ruled_out: set[int] = set()
        entries = set(entries)
        if _LOOK_CLOSELY in entries:
            entries = self._closely(text)
        for number in entries:
            topic, is_not, _ = self._about[number]
            (ruled_out if is_not else found).add(topic)
        return tuple(sorted(found - ruled_out))

    def _at_sight(self, text: str, folded: str) -> Iterator[int]:
        """The entries of one word; and `_LOOK_CLOSELY` where places of words matter."""
        words = chain(tokens(folded), *humps(text))
        yield from chain.from_iterable(map(self._begun, words))
        if any(map(self._begun, tied(folded))) or _ODD_TAG.search(text):
            yield _LOOK_CLOSELY

    def _begun_by(self, token: str) -> tuple[int, ...]:
        """What a word or hashtag says at sight."""
        begun = self._scanner.begun_by(*readings(token.removeprefix("#")))
        return tuple(
            {
                number if is_all else _LOOK_CLOSELY
                for number, is_all in begun
                if token.startswith("#") or not is_all or not self._about[number][2]
            }
        )

    def _closely(self, text: str) -> set[int]:
        return {
            number
            for number, span in self._scanner.scan(runs(text, fold(text)))
            if not self._about[number][2] or text[max(span.start - 1, 0)] in "#\uff03"
        }


def _term(word: str) -> str:
    """A word as the scanner reads it; a hashtag is one word without endings."""
    return "=" + word.lstrip("#") if word.startswith("#") else word


def searched(mention: Mention) -> str:
    """What is searched of a mention: its words, what its pictures say, its hashtags."""
    parts = [mention.text, *(shown.alt for shown in mention.pictures if shown.alt)]
    lowered = mention.text.casefold()
    parts += [f"#{tag}" for tag in mention.tags if f"#{tag.casefold()}" not in lowered]
    return "\n".join(parts)
