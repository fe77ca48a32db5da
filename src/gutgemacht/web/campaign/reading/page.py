"""The pages of readers: rendered without session, person or anything else of the house."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string

import gutgemacht
from gutgemacht.campaign.questions import Message, Questions
from gutgemacht.campaign.reading import LONGEST_ANSWER
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.reading.form import TRAP
from gutgemacht.web.campaign.reading.sheet import Sheet
from gutgemacht.web.campaign.reading.shown import Shown, shown
from gutgemacht.web.campaign.reading.wording import language_for, languages_of, questions

# What stands for link and sheet in a page that is made once; nobody can write them into a text.
_TOKEN, _SHEET = secrets.token_hex(16), secrets.token_hex(16)
READING_TAKES = timedelta(seconds=90)


@dataclass(frozen=True)
class Step:
    """One step of a scale: what is sent, how it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Pair:
    """Five steps between two words."""

    name: str
    low: str
    high: str
    steps: tuple[Step, ...]


def welcome_page(
    request: HttpRequest, token: str, panel: Panel, *, missing: bool = False
) -> HttpResponse:
    """What happens, and what becomes of the answers; `missing` says that consent is."""
    languages = languages_of(panel)
    language = language_for(request, languages)
    words = questions()[language].welcome
    minutes = ceil(panel.per_reader * READING_TAKES / timedelta(minutes=1))
    here = {
        "token": token,
        "languages": {code: questions()[code].name for code in languages},
        "text": words.text.format(minutes=minutes),
        "consent": panel.consent.get(language) or words.consent,
        "missing": missing,
    }
    html = _html("welcome", _said_in(language) | here)
    return _answer(html, language, 422 if missing else 200)


@dataclass(frozen=True)
class Around:
    """What stands around the questions.

    `looking`: the five seconds' look comes first. `arrived`: the answers to the one before have.
    `refused` names a message of the wording that says why answers were not taken, or is "missing",
    and `problems` the keys that are.
    """

    looking: bool = False
    arrived: bool = False
    refused: str = ""
    problems: tuple[str, ...] = ()
    status: int = 200


def sheet_page(
    request: HttpRequest, token: str, panel: Panel, sheet: Sheet, stimulus: Stimulus, around: Around
) -> HttpResponse:
    """A stimulus and the questions, filled in again where answers were not taken."""
    language = language_for(request, languages_of(panel))
    if around.refused:
        html = _sheet(shown(stimulus), language, around, request.POST)
    else:
        html = _empty_sheet(shown(stimulus), language, around)
    html = html.replace(_TOKEN, token).replace(_SHEET, sheet.signed)
    return _answer(html, language, around.status)


@lru_cache(maxsize=256)
def _empty_sheet(seen: Shown, language: str, around: Around) -> str:
    """The same for all readers, so that it is made once and not for each."""
    return _sheet(seen, language, around, QueryDict())


def _sheet(seen: Shown, language: str, around: Around, sent: QueryDict) -> str:
    """The page with marks in the places of link and sheet."""
    words = questions()[language]
    here = {"token": _TOKEN, "sheet": _SHEET, "shown": seen, "sent": sent, "around": around}
    alert = _alert(words, around)
    return _html(
        "sheet", _said_in(language) | _questions(words, seen, sent) | here | {"alert": alert}
    )


def said_page(
    request: HttpRequest, said: str, panel: Panel | None = None, *, status: int, ends: bool = False
) -> HttpResponse:
    """One of the messages of the wording; `ends` says that nothing is left to be sent."""
    language = language_for(request, languages_of(panel))
    message: Message = getattr(questions()[language], said)
    here = {"message": message, "said": said, "ends": ends}
    return _answer(_html("said", _said_in(language) | here), language, status)


def _said_in(language: str) -> dict[str, Any]:
    return {
        "language": language,
        "words": questions()[language],
        "version": gutgemacht.__version__,
    }


def _questions(words: Questions, seen: Shown, sent: QueryDict) -> dict[str, Any]:
    hurts = sent.get("hurts_me", "")
    would = sent.get("would", "")
    scale = enumerate(words.hurts_me.steps)
    return {
        "pairs": tuple(_pairs(words, sent)),
        "scale": [Step(str(n), label, hurts == str(n)) for n, label in scale],
        "options": [Step(k, label, would == k) for k, label in words.would.options.items()],
        "words_marked": sent.getlist("word"),
        "fields_marked": sent.getlist("field"),
        "field_names": [
            (str(one.number), words.hurts.mark.field.format(row=one.row, column=one.column))
            for one in seen.fields
        ],
        "picture_words": words.look.picture.format(description=seen.alt),
        "limit": words.limit.format(most=LONGEST_ANSWER),
        "longest": LONGEST_ANSWER,
        "trap": TRAP,
    }


def _alert(words: Questions, around: Around) -> tuple[str, list[tuple[str, str]]] | None:
    """Heading and lines, each with the key it speaks of."""
    if not around.refused:
        return None
    if around.refused != "missing":
        message: Message = getattr(words, around.refused)
        return message.heading, [("", message.text)]
    told = {"hurts_me": words.missing.scale, "would": words.missing.choice}
    long = words.missing.too_long.format(most=LONGEST_ANSWER)
    return words.missing.heading, [(key, told.get(key, long)) for key in around.problems]


def _pairs(words: Questions, sent: QueryDict) -> Iterator[Pair]:
    for name, ends in words.pairs.ends.items():
        steps = (
            Step(
                str(step),
                words.pairs.step.format(step=step, low=ends.low, high=ends.high),
                sent.get(name) == str(step),
            )
            for step in range(1, 6)
        )
        yield Pair(name, ends.low, ends.high, tuple(steps))


def _html(name: str, context: dict[str, Any]) -> str:
    # Without the request: the pages of the house ask who is there, these do not want to know.
    return render_to_string(f"reading/{name}.html", context)


def _answer(html: str, language: str, status: int) -> HttpResponse:
    headers = {
        # Not `no-store`: whoever goes back without a script finds their answers again.
        "Cache-Control": "private, no-cache",
        "Content-Language": language,
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    return HttpResponse(html, status=status, headers=headers)
