"""A talk as its page shows it: the draft, what the check says of it, what was said."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, get_args

from gutgemacht.learn import advice as rules
from gutgemacht.publish.difference import Piece, difference
from gutgemacht.web.coach.content import Asked, Lost, asked_of, said_of
from gutgemacht.web.coach.models import Advice, Block, Message
from gutgemacht.web.coach.talks import coach_numbers, talk_of
from gutgemacht.web.coach.who import away, with_time
from gutgemacht.web.draft.reading import reading
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.models import Person


@dataclass(frozen=True)
class Line:
    """One message; a suggestion comes with what it changes and what the check says of it."""

    number: int
    who: str
    own: bool
    at: datetime
    words: str
    suggestion: str
    pieces: tuple[Piece, ...] = ()
    level: str = ""
    headline: str = ""
    summary: str = ""


def page_of(advice: Advice, person: Person, now: datetime) -> dict[str, Any]:
    """All that the page of a talk shows to one of the two; words only to those who may read."""
    talk, numbers = rules.at(talk_of(advice), now), coach_numbers()
    acts = [one for one in get_args(rules.Act) if rules.may(talk, one, person.pk, numbers)]
    shown: dict[str, Any] = {
        "advice": advice,
        "mine": advice.asker_id == person.pk,
        "may": dict.fromkeys(acts, True),
        "free": [one for one in with_time(advice.asker, now) if one.pk != advice.coach_id],
        "stands": standing(advice, now, numbers),
    }
    if rules.reads(talk, person.pk, numbers):
        shown |= _words(advice, person)
    return shown


def standing(advice: Advice, now: datetime, numbers: frozenset[int]) -> str:
    """How a talk stands for the one who asked, as a word of `stands.html`."""
    if advice.coach_id is None:
        return "all" if advice.to_all else "choose"
    if advice.coach_id not in numbers:
        return "choose"
    return "away" if advice.coach_id in away(now) else advice.state


def _words(advice: Advice, person: Person) -> dict[str, Any]:
    try:
        asked = asked_of(advice)
        lines = [_line(message, asked, person) for message in advice.messages.select_related("by")]
    except Lost:
        return {"lost": True}
    return {
        "asked": asked,
        "choice": list(asked.choice.items()),
        "lines": lines,
        "read": reading(asked.text, asked.choice, {}),
        "blocks": [] if advice.asker_id == person.pk else _blocks(advice.asker),
    }


def _line(message: Message, asked: Asked, person: Person) -> Line:
    said = said_of(message)
    line = Line(
        message.pk,
        str(message.by or ""),
        message.by_id == person.pk,
        message.at,
        said.words,
        said.suggestion,
    )
    return _suggested(line, asked) if said.suggestion else line


def _suggested(line: Line, asked: Asked) -> Line:
    found = reading(line.suggestion, asked.choice, {})
    return replace(
        line,
        pieces=difference(asked.text, line.suggestion),
        level=found["verdict"].level,
        headline=found["headline"],
        summary=found["summary"],
    )


def _blocks(asker: Person) -> list[tuple[Block, str]]:
    """Text blocks in the language of the one who asked, as far as it is known."""
    language = page_language()
    if asker.language:
        language = "en" if asker.language.startswith("en") else "de"
    return [(block, block.in_(language)) for block in Block.objects.all()]
