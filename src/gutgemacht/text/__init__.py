"""Text as a person wrote it, and the views of it that matching needs.

Knows nothing of rules, drafts or networks. Every position it hands out is exact in the
original text.
"""

from gutgemacht.text.cut import beginning
from gutgemacht.text.fold import fold, fold_all
from gutgemacht.text.hashtags import Hashtag, hashtags, tags
from gutgemacht.text.language import Language, detect, detect_all
from gutgemacht.text.parted import parted
from gutgemacht.text.phrase import Phrase
from gutgemacht.text.segment import Misreading, Reading, camel_case, misreadings, split
from gutgemacht.text.sentences import sentences
from gutgemacht.text.span import Span, Utf16
from gutgemacht.text.stems import Stems, stems
from gutgemacht.text.view import View
from gutgemacht.text.words import Run, Word, humps, readings, runs, tied, tokens

__all__ = [
    "Hashtag",
    "Language",
    "Misreading",
    "Phrase",
    "Reading",
    "Run",
    "Span",
    "Stems",
    "Utf16",
    "View",
    "Word",
    "beginning",
    "camel_case",
    "detect",
    "detect_all",
    "fold",
    "fold_all",
    "hashtags",
    "humps",
    "misreadings",
    "parted",
    "readings",
    "runs",
    "sentences",
    "split",
    "stems",
    "tags",
    "tied",
    "tokens",
]
