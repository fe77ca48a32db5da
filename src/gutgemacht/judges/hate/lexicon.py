"""The lexicon of a language: lists of words, and patterns over lists. Data in `lexicon/`.

A word may carry a flag for its endings ("idiot/P"); `endings` says which these are, "y-ies" puts
"ies" in the place of "y". "^" before a word: only with a capital, for German nouns that are
adjectives as well.

A pattern is a row of elements, parted by blanks: words and `<lists>`, "a|b" for either, "?" for
what may be missing, "*" for any number of it; "_" is one word, "~" up to three and "~~" up to
seven words of the same clause, "..." up to twelve words and commas, "END" the end of the sentence,
and "T" the one it is about.
A list `<bad>` takes in its parts, `<bad.crime>` is one of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import re2

from gutgemacht.guideline.yaml import read
from gutgemacht.text import fold

MOST_MEMORY = 1 << 26
MOST_IN_A_ROW = 5
_WORD = r"[0-9a-z\x80-\xff][^ /]*/[^ ]* "
_WORD_OR_COMMA = r"[^ /.!?\"]+/[^ ]* "
_GAPS = {
    "_": _WORD,
    "~": f"(?:{_WORD}){{0,3}}?",
    "~~": f"(?:{_WORD}){{0,7}}?",
    "...": f"(?:{_WORD_OR_COMMA}){{0,12}}?",
    "END": r"(?:[.!?\"]/[^ ]* )*$",
}
_CHOICES = re.compile(r"<[^>]+>|[^|]+")
# Lines are read as Latin-1: one byte a letter makes expressions a tenth as large.
ENCODING = "latin-1"
_FIRST_SIGN, _LAST_SIGN = 0xA1, 0xFF

Row = tuple[str, ...]
Patterns = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Lexicon:
    """Lists by name ("bad.crime"), and patterns by group and name.

    `heads` are words that keep their meaning as the last part of others.
    """

    endings: Mapping[str, Sequence[str]]
    heads: frozenset[str]
    lists: Mapping[str, Sequence[str]]
    hints: Mapping[str, Sequence[str]]
    patterns: Mapping[str, Patterns]

    @cached_property
    def signs(self) -> Mapping[str, str]:
        """The sign by which a pattern knows a word of a list."""
        assert len(self.lists) <= _LAST_SIGN - _FIRST_SIGN + 1
        return {name: chr(_FIRST_SIGN + number) for number, name in enumerate(self.lists)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The list for which a sign stands."""
        return {sign: name for name, sign in self.signs.items()}

    @cached_property
    def _members(self) -> Mapping[str, str]:
        out: defaultdict[str, str] = defaultdict(str)
        for name, sign in self.signs.items():
            whole, _, part = name.partition(".")
            out[whole] += sign
            if part:
                out[name] += sign
        return out

    @cached_property
    def rows(self) -> Mapping[str, Mapping[Row, str]]:
        """First word -> rows of words that begin with it -> signs of the lists that hold them."""
        out: defaultdict[str, dict[Row, str]] = defaultdict(dict)
        for name, terms in self.lists.items():
            for row in (row for term in terms for row in self._forms(term)):
                known = out[row[0]].get(row, "")
                if self.signs[name] not in known:
                    out[row[0]][row] = known + self.signs[name]
        return out

    @cached_property
    def capitals(self) -> Mapping[Row, str]:
        """Rows that mean what their list means only with a capital, with the signs of these."""
        out: defaultdict[Row, str] = defaultdict(str)
        for name, terms in self.lists.items():
            for row in (row for term in terms if term[0] == "^" for row in self._forms(term)):
                out[row] += self.signs[name]
        return out

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All single words that lists and patterns know."""
        found = {word for rows in self.rows.values() for row in rows for word in row}
        for patterns in self.patterns.values():
            for pattern in (one for several in patterns.values() for one in several):
                found.update(re.findall(r"[^\W\d_]+", re.sub(r"<[^>]+>|[A-Z]+", " ", pattern)))
        return frozenset(found)

    def signs_of(self, name: str) -> str:
        """The signs of a list and of its parts."""
        if name not in self._members:
            raise KeyError(f"no list of the lexicon is called {name!r}")
        return self._members[name]

    def expression(self, patterns: Sequence[str], target: Sequence[str]) -> Any:
        """The patterns as one expression over tagged lines; "T" is one of `target`."""
        options = re2.Options()
        options.max_mem = MOST_MEMORY
        options.log_errors = False
        whole = "|".join(self._pattern(pattern, target) for pattern in patterns)
        options.encoding = re2.Options.Encoding.LATIN1
        return re2.compile(f" ({whole})".encode(ENCODING), options)

    def _forms(self, term: str) -> Iterable[Row]:
        bare, _, flag = term.removeprefix("^").partition("/")
        folded = fold(bare).text.replace("'", "")
        for ending in self.endings[flag] if flag else ("0",):
            cut, _, added = ending.rpartition("-")
            form = folded.removesuffix(cut) + added.replace("0", "")
            for spelled in {form, _written_out(form)}:
                yield tuple(spelled.split())

    def _pattern(self, pattern: str, target: Sequence[str]) -> str:
        return "".join(self._element(element, target) for element in pattern.split())

    def _element(self, element: str, target: Sequence[str]) -> str:
        bare = element.rstrip("?*")
        often = {"?": "?", "*": f"{{0,{MOST_IN_A_ROW}}}?"}.get(element[len(bare) :], "")
        if bare in _GAPS:
            choices = [_GAPS[bare]]
        elif bare == "T":
            choices = [self._pattern(one, target) for one in target]
        else:
            choices = [self._choice(choice) for choice in _CHOICES.findall(bare)]
        return f"(?:{'|'.join(choices)}){often}"

    def _choice(self, choice: str) -> str:
        if choice.startswith("<"):
            signs = "".join(self.signs_of(name) for name in choice[1:-1].split("|"))
            return f"[^ /]+/[^ ]*[{signs}][^ ]* "
        return f"{re.escape(choice)}/[^ ]* "


def _written_out(form: str) -> str:
    return form.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of "de" or "en"."""
    source = files(__package__) / "lexicon" / f"{language}.yml"
    data, _ = read(source.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    given: dict[str, Any] = data
    return Lexicon(
        {flag: endings.split() for flag, endings in given["endings"].items()},
        frozenset(_terms(given["heads"])),
        {name: _terms(terms) for name, terms in _flat(given["lists"])},
        {label: _terms(names) for label, names in given["hints"].items()},
        {
            group: {name: patterns.splitlines() for name, patterns in named.items()}
            for group, named in given["patterns"].items()
        },
    )


def _flat(lists: Mapping[str, Any], before: str = "") -> Iterable[tuple[str, str]]:
    for name, terms in lists.items():
        if isinstance(terms, dict):
            yield from _flat(terms, f"{before}{name}.")
        else:
            yield before + name, terms


def _terms(written: str) -> list[str]:
    return [term for one in written.split(",") if (term := one.strip())]
