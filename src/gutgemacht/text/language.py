"""Which of the languages in use a text is written in.

py3langid (a naive Bayes classifier over byte n-grams, Lui and Baldwin 2012) limited to
German and English; short texts are "unknown", because a guess there is often wrong.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from py3langid.langid import MODEL_FILE, LanguageIdentifier

Language = Literal["de", "en", "unknown"]

LANGUAGES = tuple(code for code in get_args(Language) if code != "unknown")
FEWEST_LETTERS = 20
# The start of a long text tells its language; reading all of it only costs time.
LONGEST = 2_000
_TOGETHER = 1_000

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")


def detect(text: str) -> Language:
    """The language of `text`, or "unknown" when it has fewer than 20 letters to go by."""
    words = _words(text)
    if words is None:
        return "unknown"
    code: Language = _identifier().classify(words)[0]
    return code


def detect_all(texts: Sequence[str]) -> list[Language]:
    """What `detect` says of each of many texts, many times faster."""
    found: list[Language] = ["unknown"] * len(texts)
    enough = [(place, words) for place, text in enumerate(texts) if (words := _words(text))]
    for start in range(0, len(enough), _TOGETHER):
        part = enough[start : start + _TOGETHER]
        for (place, _), code in zip(part, _classified([words for _, words in part]), strict=True):
            found[place] = code
    return found


def _words(text: str) -> str | None:
    """What tells the language of a text; None when it is too little."""
    # Fancy letters and hidden signs would be taken for another language.
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", text[:LONGEST]))
    words = _NO_WORDS.sub(" ", plain)
    return words if sum(map(str.isalpha, words)) >= FEWEST_LETTERS else None


def _classified(texts: Sequence[str]) -> list[Language]:
    """The classifier's automaton, one step for all texts at once."""
    identifier, tables = _identifier(), _tables()
    encoded = [identifier._encode(text) for text in texts]
    lengths = np.array([len(one) for one in encoded])
    order = np.argsort(-lengths, kind="stable")
    longest = int(lengths.max())
    letters = np.zeros((longest, len(texts)), np.uint8)
    for column, place in enumerate(order.tolist()):
        letters[: lengths[place], column] = np.frombuffer(encoded[place], np.uint8)
    features = np.full((longest, len(texts)), -1, np.int32)
    state = np.zeros(len(texts), np.int64)
    still = np.searchsorted(-lengths[order], -np.arange(longest), side="left")
    for step, count in enumerate(still.tolist()):
        state[:count] = tables.next[tables.row[state[:count]] + letters[step, :count]]
        features[step, :count] = tables.output[state[:count]]
    _, columns = seen = np.nonzero(features >= 0)
    pairs = np.sort(order[columns] * tables.size + features[seen])
    first = np.flatnonzero(np.diff(pairs, prepend=-1) > 0)
    counts = np.log1p(np.diff(first, append=len(pairs)))
    owners, feature = np.divmod(pairs[first], tables.size)
    scores = np.column_stack(
        [np.bincount(owners, counts * side, len(texts)) for side in tables.worth[feature].T]
    )
    scores += identifier.nb_pc * (np.bincount(owners, minlength=len(texts)) > 0)[:, None]
    codes: list[Language] = [identifier.nb_classes[best] for best in scores.argmax(axis=1)]
    return codes


class _Tables(NamedTuple):
    next: npt.NDArray[np.int64]
    row: npt.NDArray[np.int64]
    output: npt.NDArray[np.int32]
    worth: npt.NDArray[np.float64]
    size: int


@cache
def _tables() -> _Tables:
    identifier = _identifier()
    worth = np.asarray(identifier.nb_ptc, np.float64)
    return _Tables(
        np.asarray(identifier.tk_nextmove, np.int64),
        np.asarray(identifier._rowbase, np.int64),
        np.asarray(identifier.tk_output, np.int32),
        worth,
        len(worth),
    )


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
