"""What a rule looks for: the closed set of kinds, each with its parameters.

One class a kind; `check/kinds/<kind>.py` is its matcher.
"""

from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, ValidationInfo, model_validator

from gutgemacht.guideline.identifiers import IdentifierKind
from gutgemacht.guideline.pattern import (
    expression,
    is_tried,
    linear,
    matches_anything,
    written_out,
)
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.words import DRAFT_LANGUAGES, ByLanguage, DraftLanguage

# Lists of alternatives by their names.
WordLists = dict[Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")], list[str]]


class TermFind(ByLanguage):
    """Words and phrases, see `words.py` for how they are written."""

    kind: Literal["term"]

    @model_validator(mode="after")
    def _names_something(self) -> "TermFind":
        if not self.items() and not self.glossaries:
            raise ValueError("names no term; give at least one under de, en, any or glossaries")
        return self


class PatternFind(Strict):
    """Expressions in RE2's linear-time syntax, on the folded text unless `view` says otherwise.

    The match begins and ends at a word's edge; `edges` loosens one or both sides. `words`
    names lists of alternatives that patterns, and later lists, use as `<name>`; those in the
    pack's `words.yml` are known too. `view`: raw is the text as written,
    parted the folded one with a blank between the words of a hashtag.
    """

    kind: Literal["pattern"]
    words: WordLists = {}
    de: list[str] = []
    en: list[str] = []
    any: list[str] = []
    edges: Literal["both", "start", "end", "none"] = "both"
    view: Literal["folded", "raw", "parted"] = "folded"

    @model_validator(mode="before")
    @classmethod
    def _with_shared_words(cls, data: Any, info: ValidationInfo) -> Any:
        shared = info.context.words if info.context else {}
        if not shared or not isinstance(data, dict) or not isinstance(data.get("words", {}), dict):
            return data
        return {**data, "words": {**shared, **data.get("words", {})}}

    @model_validator(mode="after")
    def _names_something(self, info: ValidationInfo) -> "PatternFind":
        if not self.de + self.en + self.any:
            raise ValueError("names no pattern; give at least one under de, en or any")
        for language in ("de", "en", "any"):
            if getattr(self, language) and not is_tried(info):
                self._is_sound(language)
        return self

    def _is_sound(self, language: str) -> None:
        """One expression tells whether all are; only where one is not, each is tried."""
        try:
            found = expression(tuple(self.patterns(language)), self.edges)
        except ValueError:
            found = None
        if found is None or found.search(""):
            for number, pattern in enumerate(getattr(self, language)):
                try:
                    linear(written_out(pattern, self._words))
                except ValueError as error:
                    raise ValueError(f"{language}.{number}: {error}") from None
        if found is None:
            raise ValueError(f"{language}: together these patterns are too much for one expression")
        if matches_anything(found):
            raise ValueError(
                f"{language}: these patterns match any words whatever; name some that must "
                "stand there"
            )

    def patterns(self, language: str) -> list[str]:
        """The patterns of a language with the words written out."""
        words = self._words
        return [written_out(pattern, words) for pattern in getattr(self, language)]

    @cached_property
    def _words(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for name, words in self.words.items():
            known[name] = "(?:" + "|".join(written_out(word, known) for word in words) + ")"
        return known

    @property
    def languages(self) -> tuple[DraftLanguage, ...]:
        """The languages of drafts that these patterns can read."""
        return tuple(code for code in DRAFT_LANGUAGES if self.any or getattr(self, code))


class IdentifierFind(ByLanguage):
    """Numbers and addresses that lead to a person, keys and passwords; see `identifiers.py`.

    With terms only those that have one of them near.
    """

    kind: Literal["identifier"]
    of: list[IdentifierKind] = Field(min_length=1)


class CountFind(Strict):
    """Too much of something: found from the first one above the limit on."""

    kind: Literal["count"]
    of: Literal["hashtags", "emojis", "mentions", "exclamations", "capitals", "links"]
    above: int = Field(ge=0)

    @property
    def languages(self) -> tuple[DraftLanguage, ...]:
        """Counting reads every language."""
        return DRAFT_LANGUAGES


class StructureFind(ByLanguage):
    """How a text is built.

    first-line     one of the terms stands in the first line of a text that has more lines
    late-label     one of the terms, a label, stands in the text but not at its start
    hashtag-case   a hashtag of several words shows none of their capitals
    hashtag-reading  a hashtag may be read otherwise: one of the terms hides in it, or two
                   readings are nearly as likely
    fake-letters   letters of mathematical or enclosed alphabets used as a font
    """

    kind: Literal["structure"]
    form: Literal["first-line", "late-label", "hashtag-case", "hashtag-reading", "fake-letters"]

    @model_validator(mode="after")
    def _has_its_terms(self) -> "StructureFind":
        named = bool(self.items() or self.glossaries)
        if named != (self.form in ("first-line", "late-label", "hashtag-reading")):
            needs = "no terms" if named else "terms under de, en or any, or glossaries"
            raise ValueError(f"the form {self.form!r} takes {needs}")
        return self


class MetaFind(Strict):
    """What stands beside the text.

    alt-text         a picture without a description
    captions         a film without captions
    night            published between 23 and 5 o'clock, local time of the draft
    insecure-link    a link without https
    short-link       a link whose target a shortener hides
    account-name     an account that carries the company's name
    location-data    a picture whose file says where it was taken
    device-data      a picture whose file leads to one device or its owner
    rights-notice    a picture whose file names others than the company as its makers or owners
    ai-mark          a picture whose file says that an AI made it; what excuses it, such as a
                     label, may stand in the text or in the picture
    """

    kind: Literal["meta"]
    form: Literal[
        "alt-text",
        "captions",
        "night",
        "insecure-link",
        "short-link",
        "account-name",
        "location-data",
        "device-data",
        "rights-notice",
        "ai-mark",
    ]

    @property
    def languages(self) -> tuple[DraftLanguage, ...]:
        """Such rules read every language."""
        return DRAFT_LANGUAGES


class QuestionFind(ByLanguage):
    """A question to a person, because no machine can tell.

    It is asked when one of its terms stands in the draft or such a medium is with it; with
    neither terms nor media, always.
    """

    kind: Literal["question"]
    media: list[Literal["image", "video"]] = []


class ModelFind(Strict):
    """A judge's opinion: found when it is at least `at_least` sure. Judges are optional."""

    kind: Literal["model"]
    judge: str
    at_least: float = Field(ge=0, le=1)
    languages: tuple[DraftLanguage, ...] = DRAFT_LANGUAGES


Find = Annotated[
    TermFind
    | PatternFind
    | IdentifierFind
    | CountFind
    | StructureFind
    | MetaFind
    | QuestionFind
    | ModelFind,
    Field(discriminator="kind"),
]


def find_kind(find: type[Strict]) -> str:
    """The kind that a class of this module stands for."""
    name: str = get_args(find.model_fields["kind"].annotation)[0]
    return name
