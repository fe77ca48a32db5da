"""Which topics a mention belongs to: the words of all topics in one pass, by the engine of `check`.

A word may be a name, a phrase, or a hashtag; it is found in its usual endings, written apart or
together, and inside hashtags. With "#" before it only the hashtag counts; with "*" after it, all
words that begin so.

Names of employees are refused: a search for them watches the behaviour of single people, which a
works council must agree to (§ 87(1) no. 6 BetrVG, BAG 1 ABR 7/15; § 96(1) no. 3 ArbVG) and which
nobody needs to learn what the public says of the company.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from gutgemacht.check.scan import Entry, PlainScanner
from gutgemacht.listen.mention import Mention
from gutgemacht.text import fold, fold_all, humps, readings, runs, tied, tokens

MOST_WORDS, LONGEST_WORD, FEWEST_LETTERS = 100, 100, 2
# Whose name is a company's, too: "Anna Berger GmbH".
COMPANY_FORMS = frozenset("ag co eg gmbh inc kg llc ltd mbh ohg plc se ug".split())
_PARTS = re.compile(r"[^\W_]+")
FREQUENT = 65_536
# In the place of an entry: whether it stands there, only all words in their order tell.
_LOOK_CLOSELY = -1
# A sign of a hashtag that another letter than those of most tags follows, or that is none.
_ODD_TAG = re.compile("[#\uff03][^\x00-\x7f\xc0-\u017e]|\ufe5f")

Why = Literal["none", "many", "long", "short", "wide", "person"]


class TopicError(ValueError):
    """Words that a topic cannot have; `why` and the `word` it is about."""

    def __init__(self, why: Why, word: str = "") -> None:
        self.why, self.word = why, word
        super().__init__(_SAID[why].format(word=word))


class WatchesPerson(TopicError):
    """A topic that would watch what is said of one employee."""

    def __init__(self, word: str) -> None:
        super().__init__("person", word)


_SAID: Mapping[Why, str] = {
    "none": "a topic needs at least one word to listen for",
    "many": f"a topic takes at most {MOST_WORDS} words",
    "long": f"{{word!r}} is too long; at most {LONGEST_WORD} letters",
    "short": f"{{word!r}} is too short; at least {FEWEST_LETTERS} letters",
    "wide": "{word!r} would be found everywhere; write more of the word before the star",
    "person": (
        "{word!r} names an employee; watching what is said of single employees needs the works "
        "council and is not what listening is for"
    ),
}


@dataclass(frozen=True)
class Words:
    """What one topic listens for, and what its mentions must not hold."""

    words: tuple[str, ...]
    not_words: tuple[str, ...] = ()


def allowed(words: Words, people: Collection[str] = ()) -> Words:
    """The words without blanks and doubles, as far as a topic may have them.

    `people` are the full names, and names in addresses, of those who work in the house. What a
    topic cannot have is a `TopicError`, the name of a person a `WatchesPerson`.
    """
    watch_nobody((*words.words, *words.not_words), people)
    wanted = _tidy(words.words)
    if not wanted:
        raise TopicError("none")
    return Words(wanted, _tidy(words.not_words))


def watch_nobody(words: Iterable[str], people: Collection[str]) -> None:
    """Raises `WatchesPerson` where one of the words, or the name of a topic, names one of `people`.

    A word that rules out is a name in the list all the same, and tells of whom is thought.
    """
    names = [name for person in people if len(name := _parts(person)) > 1]
    for word in words:
        if any(_names(word, name) for name in names):
            raise WatchesPerson(word)


def _tidy(words: Iterable[str]) -> tuple[str, ...]:
    tidy = tuple(dict.fromkeys(word for one in words if (word := " ".join(one.split()))))
    if len(tidy) > MOST_WORDS:
        raise TopicError("many")
    for word in tidy:
        letters = sum(map(str.isalnum, word))
        if len(word) > LONGEST_WORD:
            raise TopicError("long", word)
        if letters < FEWEST_LETTERS:
            raise TopicError("short", word)
        if "*" in word and letters < 2 * FEWEST_LETTERS:
            raise TopicError("wide", word)
    return tidy


def _names(word: str, name: frozenset[str]) -> bool:
    """True where a word names a person: in any order, as one word, with an initial."""
    parts = _parts(word)
    if parts & COMPANY_FORMS:
        return False
    first = [part for part in name if len(part) > 1]
    written = {"".join(pair) for pair in _pairs(first)}
    return name <= parts or bool(parts & written) or _initial(parts, name)


def _initial(parts: frozenset[str], name: frozenset[str]) -> bool:
    """Anna Berger is "A. Berger", too."""
    rest, missing = parts & name, name - parts
    return (
        len(missing) == 1
        and bool(rest)
        and next(iter(missing))[0] in parts
        and len(parts) == len(name)
    )


def _pairs(parts: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((one, other) for one in parts for other in parts if one != other)


def _parts(name: str) -> frozenset[str]:
    return frozenset(_PARTS.findall(fold(name).text))


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
