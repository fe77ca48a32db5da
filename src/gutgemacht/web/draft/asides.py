"""Setting notes aside on the page: the state travels in the form, and nowhere else."""

import json
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from gutgemacht.check import Aside, Place, SetAside, Verdict, places
from gutgemacht.check.aside import FEWEST_LETTERS
from gutgemacht.guideline import DraftLanguage
from gutgemacht.web.draft.notes import Note, basis_word, effect_word
from gutgemacht.web.errors import BadInput

FIELD = "asides"
LEAVE, REASON, TAKE_BACK = "leave-", "reason-", "take-back"
NO_REASON = "reason"
MOST = 200
# A form has so many fields at most, and each of these notes brings one.
MOST_REASONS = 40

_ASIDES = TypeAdapter(list[Aside])


@dataclass(frozen=True)
class Leave:
    """What a note needs to be set aside, or called a false alarm."""

    id: str
    place: str
    revision: int
    reported: bool
    can_be_left: bool


@dataclass(frozen=True)
class Left:
    """A note that is set aside, ready to be shown."""

    id: str
    place: str
    title: str
    quote: str
    kind: str
    reason: str


def carried(form: Mapping[str, str]) -> tuple[Aside, ...]:
    """What the form carries, with the one that is set aside or taken back just now.

    Raises BadInput naming what is wrong.
    """
    asides = {aside.place: aside for aside in _read(form.get(FIELD) or "[]", FIELD)}
    for name, value in form.items():
        if name.startswith(LEAVE):
            reason = form.get(REASON + name.removeprefix(LEAVE), "")
            if sum(char.isalpha() for char in reason) < FEWEST_LETTERS:
                raise BadInput(NO_REASON, _("Please say in a few words why it stays."))
            [aside] = _read(f"[{_with_reason(value, reason, name)}]", name)
            asides[aside.place] = aside
    if TAKE_BACK in form:
        asides.pop(_place(form[TAKE_BACK]), None)
    if len(asides) > MOST:
        raise BadInput(FIELD, f"holds {len(asides)}; {MOST} are allowed")
    return tuple(asides.values())


def written(asides: Collection[Aside]) -> str:
    """What the form carries on."""
    return _ASIDES.dump_json(list(asides)).decode()


def with_leave(
    shown: list[Note], found: Verdict, asides: Collection[Aside], reported: Collection[str]
) -> list[Note]:
    """The notes with what is needed to leave them.

    `found` is the verdict before anything was set aside, `reported` the false alarms told.
    """
    taken = {aside.place for aside in asides}
    kept = [place for place in places(found) if place not in taken]
    return [replace(note, leave=_leave(note, kept[note.number - 1], reported)) for note in shown]


def without_leave(form: Mapping[str, str]) -> dict[str, str]:
    """The form as it was before something was to be set aside."""
    return {name: value for name, value in form.items() if not name.startswith(LEAVE)}


def left(verdict: Verdict, language: DraftLanguage) -> list[Left]:
    """What is set aside."""
    return [_left(one, language) for one in verdict.aside]


def _place_of(one: SetAside) -> Place:
    rule = one.finding.rule
    return Place(rule.id, rule.revision, one.finding.text, one.nth)


def _leave(note: Note, place: Place, reported: Collection[str]) -> Leave:
    return Leave(
        id=_id(place),
        place=json.dumps(place._asdict(), ensure_ascii=False),
        revision=place.revision,
        reported=f"{place.rule}.{place.revision}" in reported,
        can_be_left=note.number <= MOST_REASONS,
    )


def _left(one: SetAside, language: DraftLanguage) -> Left:
    place = _place_of(one)
    return Left(
        id=_id(place),
        place=json.dumps(place._asdict(), ensure_ascii=False),
        title=one.finding.rule.title.in_(language),
        quote=one.finding.text,
        kind=f"{effect_word(one.finding.effect)} · {basis_word(one.finding)}",
        reason=one.reason,
    )


def _id(place: Place) -> str:
    """The same for the same place, whatever else changes, so that a page can keep its note."""
    words = zlib.crc32(place.text.encode("utf-8", "surrogatepass"))
    return f"note-{place.rule}-{words:x}-{place.nth}"


def _read(data: str, field: str) -> list[Aside]:
    try:
        return _ASIDES.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, (field, *first["loc"])))
        raise BadInput(place, first["msg"].removeprefix("Value error, ")) from None


def _with_reason(data: str, reason: str, field: str) -> str:
    return json.dumps({**_object(data, field), "reason": reason})


def _place(data: str) -> Place:
    given = {**_object(data, TAKE_BACK), "reason": "none needed"}
    [aside] = _read(f"[{json.dumps(given)}]", TAKE_BACK)
    return aside.place


def _object(data: str, field: str) -> dict[str, object]:
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        raise BadInput(field, "is no JSON") from None
    if not isinstance(given, dict):
        raise BadInput(field, "is no object with rule, revision, text and nth")
    return given
