"""The words of a sentence as lists and patterns of a lexicon know them.

Folded, contractions parted ("can't" is "can not"), letters with gaps between them put together
("v i l e"), each with the span of the text that it stands for.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gutgemacht.text import Span, fold, hashtags

_TOKEN = re.compile(
    r"""(?P<none>  \b(?:https?://|www\.)[^\s<>"]+
                 | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
                 | (?<!\w)@\w[\w.@-]* )
      | (?P<word>  [$€]?\w[\w$@€*]*(?:'\w+)* )
      | (?P<sign>  [^\w\s] )""",
    re.VERBOSE,
)
# Between letters of one word that somebody has pulled apart.
_GAP = re.compile(r"[\s.*_-]")
_FEWEST_APART = 3
_SHORTENED = {"n't": "not", "'re": "are", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would"}
_WHOLE = {"can't": "can", "won't": "will", "ain't": "are", "shan't": "shall"}
# "Women's" shows whose, never "women is".
_PLURALS = {"women", "men", "people", "children", "ladies", "girls", "boys"}
_UNMARKED = {
    "cant": ("can", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wont": ("will", "not"),
    "theyre": ("they", "are"),
    "youre": ("you", "are"),
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "ur": ("your",),
    "ppl": ("people",),
}


class Word(NamedTuple):
    """A word or a sign: `text` as lists know it, and the span that it stands for."""

    text: str
    span: Span
    capital: bool = False

    @property
    def is_word(self) -> bool:
        """False for punctuation and emojis."""
        return self.text[0].isalnum()


def words(text: str, sentence: Span) -> list[Word]:
    """The words and signs of a sentence of `text` in order; spans are exact in `text`."""
    stretch = sentence.cut(text)
    view = fold(stretch)
    found: list[Word] = []
    for match in _TOKEN.finditer(view.text):
        if match.lastgroup == "none":
            continue
        place = view.span(*match.span())
        span = Span(sentence.start + place.start, sentence.start + place.end)
        if match.lastgroup == "sign":
            found.append(Word(match.group(), span))
        else:
            found.extend(_parted(match.group(), span, capital=stretch[place.start].isupper()))
    return _put_together(_without_hyphens(_humps(found, stretch, sentence.start)))


def _parted(token: str, span: Span, *, capital: bool) -> Iterator[Word]:
    if token in _UNMARKED:
        yield from (Word(part, span, capital) for part in _UNMARKED[token])
        return
    for ending, full in _SHORTENED.items():
        if token.endswith(ending) and len(token) > len(ending):
            stem = _WHOLE.get(token, token.removesuffix(ending))
            yield Word(stem, span, capital)
            yield Word(full, span)
            return
    stem, apostrophe, rest = token.partition("'")
    yield Word(stem if rest == "s" else token.replace("'", ""), span, capital)
    if apostrophe and rest == "s":
        yield Word("s" if stem in _PLURALS else "is", span)


def _humps(found: list[Word], stretch: str, start: int) -> list[Word]:
    """The words of "#RausMitIhnen" each for itself."""
    tags = [tag for tag in hashtags(stretch) if len(tag.words) > 1]
    if not tags:
        return found
    out: list[Word] = []
    inside = {start + tag.span.start + 1: tag for tag in tags}
    for word in found:
        tag = inside.get(word.span.start)
        if tag is None:
            out.append(word)
            continue
        for hump in tag.words:
            text = fold(hump.cut(stretch)).text
            # A keycap is a digit with signs that fold to nothing.
            if text and text[0].isalnum():
                span = Span(start + hump.start, start + hump.end)
                out.append(Word(text, span, hump.cut(stretch)[0].isupper()))
    return out


def _without_hyphens(found: list[Word]) -> list[Word]:
    """Without the hyphens inside of "Drecks-Auto"."""
    return [
        word
        for index, word in enumerate(found)
        if word.text != "-"
        or not 0 < index < len(found) - 1
        or found[index - 1].span.end != word.span.start
        or found[index + 1].span.start != word.span.end
    ]


def _put_together(found: list[Word]) -> list[Word]:
    out: list[Word] = []
    row: list[Word] = []
    for word in found:
        if _is_letter(word) or (row and _GAP.fullmatch(word.text)):
            row.append(word)
            continue
        if row:
            out += _joined(row)
            row = []
        out.append(word)
    return out + _joined(row)


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and (word.text.isalpha() or word.text in "013457$@")


def _joined(row: list[Word]) -> list[Word]:
    last = max((index for index, word in enumerate(row) if _is_letter(word)), default=-1)
    letters = [word for word in row if _is_letter(word)]
    if len(letters) < _FEWEST_APART:
        return row
    span = Span(letters[0].span.start, letters[-1].span.end)
    return [Word("".join(word.text for word in letters), span, row[0].capital), *row[last + 1 :]]
