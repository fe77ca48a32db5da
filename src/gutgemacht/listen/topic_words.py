"""What a topic may listen for.

Names of employees are refused: a search for them watches the behaviour of single people, which a
works council must agree to (§ 87(1) no. 6 BetrVG, BAG 1 ABR 7/15; § 96(1) no. 3 ArbVG) and which
nobody needs to learn what the public says of the company.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gutgemacht.text import fold

MOST_WORDS, LONGEST_WORD, FEWEST_LETTERS = 100, 100, 2
# Whose name is a company's, too: "Anna Berger GmbH".
COMPANY_FORMS = frozenset("ag co eg gmbh inc kg llc ltd mbh ohg plc se ug".split())
_PARTS = re.compile(r"[^\W_]+")

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
