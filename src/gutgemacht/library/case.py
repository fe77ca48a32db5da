"""The types of a case: one documented crisis, one file `cases/library/<id>.yml`."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.rule import Source
from gutgemacht.guideline.strict import Strict

Kind = Literal[
    "makers-view",
    "stereotype",
    "hashtag",
    "timing",
    "wrong-account",
    "employee",
    "hacked",
    "service",
    "vote",
    "green-claim",
    "covert-ad",
    "automation",
    "handled-well",
]
# What would have shown it before: ways of this product, beside the rules.
Test = Literal[
    "panel", "hashtag", "first-line", "stills", "calendar", "mood", "case-search", "account"
]
# How fast it went: everywhere within minutes, over the hours of a day, or quiet for days before.
Pace = Literal["minutes", "hours", "prelude"]
Told = Literal["date", "published", "read", "hours", "response", "outcome"]


def _is_day(value: str) -> str:
    parts = value.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(
        part.isdecimal() for part in parts
    ):
        raise ValueError(f"{value!r} is no date such as 2015, 2015-12 or 2015-12-04")
    return value


Moment = Annotated[str, AfterValidator(_is_day)]


class Pattern(Strict):
    """What the case is an example of; the words are those of `cases/patterns.yml`."""

    groups: list[str] = []
    occasions: list[str] = []
    mechanisms: list[str] = Field(min_length=1)
    media: list[str] = Field(min_length=1)


class Hours(Strict):
    """How long until the company answered in public; `most` where sources give a range."""

    least: int = Field(ge=0)
    most: int | None = None


class Counted(Strict):
    """How many posts a source counted in the first hours of the storm."""

    posts: int = Field(ge=1)
    hours: int = Field(ge=1, le=336)


class Caught(Strict):
    """What would have shown it before: rules of ours by id, and ways to test."""

    rules: list[str] = []
    tests: list[Test] = []


class Unverified(Strict):
    """A detail for which no source was found yet."""

    what: Told
    said: Both


class Case(Strict):
    """One crisis as it is documented; what no source says is left out or marked."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    number: int = Field(ge=1)
    title: Both
    company: str
    # ISO 3166 codes; EU for its commission; empty: everywhere.
    countries: list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]] = []
    since: Moment
    until: Moment | None = None
    kinds: list[Kind] = Field(min_length=1)
    pattern: Pattern
    published: Both
    read: Both
    hours: Hours | None = None
    pace: Pace | None = None
    counted: Counted | None = None
    response: Both | None = None
    outcome: Both | None = None
    lesson: Both
    caught: Caught
    unverified: list[Unverified] = []
    sources: list[Source] = Field(min_length=1)
