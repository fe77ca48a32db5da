"""A slow second opinion on the scanner: one expression per term over the folded text.

Written from packs/README.md, without the scanner's tables and without `runs`: it knows no
words, only what must stand before, between and behind the letters of a term. It covers

- endings of German and English, exact words (=), stems (x*, *x, *x*), phrases of several
  words, and phrases written as one word,
- umlauts written out, "ß", apostrophes inside words, digits and signs for letters,
- what may stand between the words of a phrase and what breaks it,
- words with hyphens inside, also at several places of a phrase,
- hashtags split at their capitals, digits and underscores,
- links, mail addresses and mentions, in which no term stands.

It takes the folded view for granted (tests/text/test_fold.py), reads hashtags without combining
marks only, and expects "@" and "$" as people write them: no two in a row.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gutgemacht.check.scan import Entry
from gutgemacht.text import fold

Found = set[tuple[int, int, int]]

NO_TEXT = re.compile(
    r"\bhttps?://[^\s<>\"]+|\bwww\.[^\s<>\"]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w[\w.@-]*"
)
SIGN = "['$@€]"
LETTER = rf"(?:{SIGN}?\w)"
LETTER_OR_HYPHEN = rf"(?:(?:{SIGN}|-[$€]?)?\w)"
GAP = r"[^\w.!?…,;:\n\r|•·(){}\[\]<>]+"
BEGIN = r"(?:(?=[$€])(?<!\w)|(?=\w)(?<![\w$€@])(?<!\w'))"
END = rf"(?!\w|{SIGN}\w)"
TWO_LETTERS = rf"(?={LETTER}*?{SIGN}?[a-zäöü]{LETTER}*?{SIGN}?[a-zäöü])"

LEET = {"o": "0", "i": "1", "e": "3€", "a": "4@", "s": "5$", "t": "7", "b": "8"}
LEET_DIGITS = set("0134578")

HASHTAG = re.compile(r"(?<![\w&/])#(?=\w*[^\W\d_])\w+")
UP, LOW = "A-ZÄÖÜ\uff21-\uff3a", "a-zäöüß\uff41-\uff5a\u0430-\u045f"
BETWEEN_HUMPS = re.compile(
    rf"_+|(?<=[{LOW}])(?=[{UP}\d])|(?<=\d)(?=[{UP}{LOW}])|(?<=[{UP}])(?=\d)"
    rf"|(?<=[{UP}])(?=[{UP}][{LOW}])"
)


def oracle(text: str, entries: Iterable[Entry]) -> Found:
    """All (entry, start, end) of `text`."""
    view = fold(text)
    folded = NO_TEXT.sub(lambda match: "|" * len(match.group()), view.text)
    found: Found = set()
    for number, entry in enumerate(entries):
        for hyphens in (False, True):
            for start, end in _spans(_expression(entry, hyphens=hyphens, leet=True), folded):
                found.add((number, *view.span(start, end)))
        for humps, places in _hashtags(text):
            for start, end in _spans(_expression(entry, hyphens=False, leet=False), humps):
                found.add((number, places[start], places[end - 1] + 1))
    return found


def _spans(expression: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span(1) for match in expression.finditer(text))


def _hashtags(text: str) -> Iterator[tuple[str, list[int]]]:
    """Each hashtag of several words, folded and spaced, with the place of each character."""
    for tag in HASHTAG.finditer(text):
        words, places, place = [], [], tag.start() + 1
        for word in BETWEEN_HUMPS.split(tag.group()[1:]):
            if not word:
                continue
            place = text.index(word, place)
            view = fold(word)
            words.append(view.text)
            places += [place + view.span(i, i + 1).start for i in range(len(view.text))] + [-1]
            place += len(word)
        if len(words) > 1:
            yield " ".join(words), places


@cache
def _expression(entry: Entry, *, hyphens: bool, leet: bool) -> re.Pattern[str]:
    """Group 1 is the term; as it stands in a look-ahead, no match hides another."""
    words = entry.term.replace("-", " ").split()
    parts = [_word(word, entry.language, hyphens=hyphens, leet=leet) for word in words]
    whole = [GAP.join(parts)]
    if len(words) > 1 and "*" not in entry.term:
        for head in {_plain(words[:-1]), _written_out(_plain(words[:-1]))}:
            written = [head + form for form in _forms(words[-1], entry.language)]
            whole.append(_one_of(written, "", "", hyphens=hyphens, leet=leet))
    return re.compile(f"(?=({'|'.join(whole)}))")


def _plain(words: list[str]) -> str:
    return fold("".join(words).replace("=", "")).text.replace("'", "")


def _word(word: str, language: str, *, hyphens: bool, leet: bool) -> str:
    letter = LETTER_OR_HYPHEN if hyphens else LETTER
    sign = rf"(?:{SIGN}|-[$€]?)" if hyphens else SIGN
    left = rf"(?:{letter}+?{sign}?|[$€]?)" if word.startswith("*") else ""
    right = f"{letter}*" if word.endswith("*") else ""
    return _one_of(_forms(word, language), left, right, hyphens=hyphens, leet=leet)


def _one_of(forms: Iterable[str], left: str, right: str, *, hyphens: bool, leet: bool) -> str:
    begin, end = (BEGIN + r"(?<!\w-)", END + r"(?!-[$€]?\w)") if hyphens else (BEGIN, END)
    joint = "['-]?" if hyphens else "'?"
    ways = [f"{left}(?:{'|'.join(joint.join(map(re.escape, form)) for form in forms)}){right}"]
    spelt = [form for form in forms if not LEET_DIGITS & set(form)]
    if leet and spelt:
        # With hyphens or without, a word of digits and signs is one without.
        left, right = (part.replace(LETTER_OR_HYPHEN, LETTER) for part in (left, right))
        left = left.replace(rf"(?:{SIGN}|-[$€]?)", SIGN)
        letters = "|".join(_leet(form, first=not left) for form in spelt)
        ways.append(f"{TWO_LETTERS}{left}(?:{letters}){right}")
    return f"{begin}(?:{'|'.join(way + end for way in ways)})"


def _leet(form: str, *, first: bool) -> str:
    out = []
    for place, letter in enumerate(form):
        spelt = LEET.get(letter, "")
        plain = letter + "".join(sign for sign in spelt if sign.isalnum())
        signs = "".join(sign for sign in spelt if not sign.isalnum())
        before = "" if first and place == 0 else "(?<!['$@€])"
        sign = rf"|{before}[{signs}](?=\w)" if signs else ""
        out.append(f"(?:[{re.escape(plain)}]{sign})")
    return "'?".join(out)


def _forms(word: str, language: str) -> list[str]:
    bare = fold(word.strip("*=")).text.replace("'", "")
    forms = {bare}
    if not word.startswith("=") and not word.endswith("*"):
        forms.update(_german(bare) if language in ("de", "any") else ())
        forms.update(_english(bare) if language in ("en", "any") else ())
    return sorted(forms | {_written_out(form) for form in forms})


def _german(word: str) -> Iterator[str]:
    endings = "n m r s ns" if word.endswith("e") else "e en em er es s n ens ern"
    return (word + ending for ending in endings.split())


def _english(word: str) -> Iterator[str]:
    yield from (word + ending for ending in ("s", "es", "ed", "ing"))
    if word[-1] == "e":
        yield from (word + "d", word[:-1] + "ing")
    if word[-1] == "y":
        yield from (word[:-1] + ending for ending in ("ies", "ied"))
    if re.search(r"\w[aeiou][^\W\d_aeiou]$", word):
        yield from (word + word[-1] + ending for ending in ("ed", "ing"))


def _written_out(word: str) -> str:
    return "".join({"ä": "ae", "ö": "oe", "ü": "ue"}.get(letter, letter) for letter in word)
