"""Terms: the words and phrases that rules name, and how a rule file writes them.

klimaneutral       the word in all its endings, also hyphened or inside a hashtag
echte Männer       a phrase; each word in all its endings, also joined ("echtemänner")
klima*             any word that starts so
*neutral           any word that ends so, in all its endings
*neutral*          any word that holds it
=Mutti             exactly this form, no other ending
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from gutgemacht.guideline.strict import Strict
from gutgemacht.text import fold

DraftLanguage = Literal["de", "en"]
DRAFT_LANGUAGES: tuple[DraftLanguage, ...] = ("de", "en")
MOST_WORDS = 6
SHORTEST_STEM = 3


def _is_term(term: str) -> str:
    words = term.split()
    if not words:
        raise ValueError("an empty term would match nothing; remove it")
    if len(words) > MOST_WORDS:
        raise ValueError(f"{term!r} has {len(words)} words; a term has at most {MOST_WORDS}")
    for word in words:
        bare = word.strip("*").removeprefix("=")
        if not re.fullmatch(r"[\w'-]*", bare):
            raise ValueError(
                f"{word!r}: a term holds letters, digits, hyphens and apostrophes; for other "
                "signs write a rule of the kind 'pattern'"
            )
        if not any(char.isalnum() for char in bare):
            raise ValueError(f"{term!r} holds no letter or digit between its signs")
        if "*" in word and len(bare) < SHORTEST_STEM:
            raise ValueError(
                f"{word!r} would match nearly everything; a stem has at least "
                f"{SHORTEST_STEM} letters"
            )
        if "-*" in word or "*-" in word:
            raise ValueError(f"{word!r}: '*' stands at letters, not at a hyphen")
        if "*" in word and "=" in word:
            raise ValueError(f"{word!r}: '*' stands at an end of a word, '=' before it, not both")
    return term


def as_words(term: str) -> tuple[str, ...]:
    """A term without stars, folded, as its words."""
    return tuple(fold(term.replace("=", "")).text.split())


Term = Annotated[str, AfterValidator(_is_term), Field(min_length=1)]


class ByLanguage(Strict):
    """Lists of terms per language of the draft; `any` is for every language.

    `glossaries` names lists that a company keeps, see `glossary.py`.
    """

    de: list[Term] = []
    en: list[Term] = []
    any: list[Term] = []
    glossaries: list[str] = []

    def items(self) -> list[tuple[str, str]]:
        """All (language, term) pairs, language being "de", "en" or "any"."""
        return [
            (language, term) for language in ("de", "en", "any") for term in getattr(self, language)
        ]

    @property
    def languages(self) -> tuple[DraftLanguage, ...]:
        """The languages of drafts that these terms can read."""
        return tuple(
            language
            for language in DRAFT_LANGUAGES
            if self.any or self.glossaries or getattr(self, language) or not self.items()
        )
