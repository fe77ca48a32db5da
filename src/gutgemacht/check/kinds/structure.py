"""How a text is built: its first line, its labels, its hashtags, its letters."""

import unicodedata
from collections.abc import Callable, Iterable

import regex

from gutgemacht.check.hashtags import hashtag_case, hashtag_reading
from gutgemacht.check.kinds import Judges, Match, Matcher
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.guideline import Rule
from gutgemacht.guideline.find import StructureFind
from gutgemacht.text import Span

Entries = tuple[int, ...]

# Mathematical and enclosed letters: a screen reader spells or skips them. One alone may be a
# sign (Ⓜ) or a formula.
_FAKE = "[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f169]"
_FAKE_LETTERS = regex.compile(f"{_FAKE}(?:[ \u0300-\u036f]*{_FAKE})+")
FARTHEST_BACK = 20
_BEFORE_LABEL = "\n#([|"
_AFTER_LABEL = regex.compile(r"[^\S\n]*(?:$|[\n)\]|:])")


def _first_line(manuscript: Manuscript, entries: Entries) -> Iterable[Match]:
    line = manuscript.first_line
    if not manuscript.text[line.end :].strip():
        return []
    return [Match(span) for span in manuscript.hits(entries) if span.within(line)]


def _late_label(manuscript: Manuscript, entries: Entries) -> Iterable[Match]:
    labels = [span for span in manuscript.hits(entries) if _is_label(manuscript, span)]
    return [] if any(span.start == manuscript.first_word for span in labels) else map(Match, labels)


def _is_label(manuscript: Manuscript, span: Span) -> bool:
    """A word stands as a label: as a hashtag, in brackets, before a colon, alone on its line."""
    before = manuscript.text[max(0, span.start - FARTHEST_BACK) : span.start]
    if before.endswith("#"):
        return True
    sign = before.rstrip(" \t")[-1:]
    opened = sign in _BEFORE_LABEL if sign else span.start < FARTHEST_BACK
    return opened and _AFTER_LABEL.match(manuscript.text, span.end) is not None


def _fake_letters(manuscript: Manuscript, entries: Entries) -> Iterable[Match]:
    for match in _FAKE_LETTERS.finditer(manuscript.text):
        yield Match(Span(*match.span()), (unicodedata.normalize("NFKC", match.group()),))


FORMS: dict[str, Callable[[Manuscript, Entries], Iterable[Match]]] = {
    "first-line": _first_line,
    "late-label": _late_label,
    "hashtag-case": lambda manuscript, _: hashtag_case(manuscript),
    "fake-letters": _fake_letters,
}


def matcher(rule: Rule, lexicon: Lexicon, judges: Judges) -> Matcher:
    """Finds where the text is built as the rule's form describes."""
    find = rule.find
    assert isinstance(find, StructureFind)
    if find.form == "hashtag-reading":
        # These terms hide inside words, where the scanner does not look.
        awkward = lexicon.words(find)
        return Matcher(lambda manuscript: hashtag_reading(manuscript, awkward))
    entries, form = lexicon.add(find), FORMS[find.form]
    return Matcher(lambda manuscript: form(manuscript, entries), triggers=entries or None)
