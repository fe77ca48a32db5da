"""A hashtag before it is used: how it reads, how else it reads, how to write it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gutgemacht.guideline import Glossary, Guideline
from gutgemacht.guideline.find import StructureFind
from gutgemacht.guideline.words import as_words
from gutgemacht.text import Misreading, Reading, camel_case, misreadings, split

Words = tuple[str, ...]


@dataclass(frozen=True)
class Alarm:
    """A misreading, and the list that says why what it holds is awkward; a tie has none."""

    misreading: Misreading
    listed: Glossary | None


@dataclass(frozen=True)
class HashtagReport:
    """One tag as given; its likeliest readings, best first; its alarms; how to write it."""

    tag: str
    readings: tuple[Reading, ...]
    alarms: tuple[Alarm, ...]
    suggestion: str


def awkward_words(guideline: Guideline) -> dict[Words, Glossary]:
    """The terms that rules on hashtag readings refer to, folded, each with its list."""
    named = {
        name
        for rule in guideline.rules
        if isinstance(rule.find, StructureFind) and rule.find.form == "hashtag-reading"
        for name in rule.find.glossaries
    }
    return {
        as_words(term): glossary
        for glossary in guideline.glossaries
        if glossary.id in named
        for term in glossary.terms
    }


def read_hashtag(
    tag: str, awkward: Mapping[Words, Glossary], names: Collection[str] = (), most: int = 5
) -> HashtagReport:
    """What should be known of `tag`, with or without its sign, before it is used.

    `awkward` comes from `awkward_words`; `names` are the company's own words, folded.
    """
    found = misreadings(tag, awkward, names)
    hidden = [misreading.hidden for misreading in found if misreading.hidden]
    return HashtagReport(
        tag,
        tuple(split(tag, most, names)),
        tuple(Alarm(misreading, awkward.get(misreading.hidden)) for misreading in found),
        camel_case(tag, names, hidden),
    )
