"""The pages of readers: rendered without session, person or anything else of the house."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
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
    asked = _asked(request, panel)
    words: Questions = asked["words"]
    minutes = ceil(panel.per_reader * READING_TAKES / timedelta(minutes=1))
    more = {
        "token": token,
        "text": words.welcome.text.format(minutes=minutes),
        "consent": panel.consent.get(asked["language"]) or words.welcome.consent,
        "missing": missing,
    }
    return _page("welcome", asked | more, 422 if missing else 200)


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
    asked = _asked(request, panel)
    seen, sent = shown(stimulus), request.POST if around.refused else QueryDict()
    questions_ = _questions(asked["words"], seen, sent)
    here = {"token": token, "sheet": sheet, "shown": seen, "sent": sent, "around": around}
    alert = _alert(asked["words"], around)
    return _page("sheet", asked | questions_ | here | {"alert": alert}, around.status)


def said_page(
    request: HttpRequest, said: str, panel: Panel | None = None, *, status: int, ends: bool = False
) -> HttpResponse:
    """One of the messages of the wording; `ends` says that nothing is left to be sent."""
    asked = _asked(request, panel)
    message: Message = getattr(asked["words"], said)
    return _page("said", asked | {"message": message, "said": said, "ends": ends}, status)


def _asked(request: HttpRequest, panel: Panel | None) -> dict[str, Any]:
    languages = languages_of(panel)
    language = language_for(request, languages)
    words = questions()
    return {
        "language": language,
        "languages": {code: words[code].name for code in languages},
        "words": words[language],
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
        "picture_words": words.look.picture.format(description=seen.stimulus.alt),
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


def _page(name: str, context: Mapping[str, Any], status: int) -> HttpResponse:
    headers = {
        # Not `no-store`: whoever goes back without a script finds their answers again.
        "Cache-Control": "private, no-cache",
        "Content-Language": context["language"],
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    # Without the request: the pages of the house ask who is there, these do not want to know.
    html = render_to_string(f"reading/{name}.html", dict(context))
    return HttpResponse(html, status=status, headers=headers)
