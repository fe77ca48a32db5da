"""Which of the languages in use a text is written in.

py3langid (a naive Bayes classifier over byte n-grams, Lui and Baldwin 2012) limited to
German and English; short texts are "unknown", because a guess there is often wrong.
"""

import re
import unicodedata
from functools import cache
from typing import Literal, get_args

from py3langid.langid import MODEL_FILE, LanguageIdentifier

Language = Literal["de", "en", "unknown"]

LANGUAGES = tuple(code for code in get_args(Language) if code != "unknown")
FEWEST_LETTERS = 20
# The start of a long text tells its language; reading all of it only costs time.
LONGEST = 2_000

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")


def detect(text: str) -> Language:
    """The language of `text`, or "unknown" when it has fewer than 20 letters to go by."""
    # Fancy letters and hidden signs would be taken for another language.
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", text[:LONGEST]))
    words = _NO_WORDS.sub(" ", plain)
    if sum(char.isalpha() for char in words) < FEWEST_LETTERS:
        return "unknown"
    code: Language = _identifier().classify(words)[0]
    return code


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
