"""gutgemacht opinion: how an audience might read a draft, asked of a language model after a yes."""

import asyncio
import os
import sys
import time
from typing import Annotated, Any

import typer
from rich.padding import Padding
from rich.text import Text

from gutgemacht.cli import options
from gutgemacht.cli.excerpt import excerpt, read_text
from gutgemacht.cli.guideline import err, fail, out, print_json
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.judges.opinion import (
    KINDS,
    RUNS,
    Endpoint,
    EndpointError,
    Opinion,
    OpinionError,
    Price,
    Question,
    Spent,
    at_most,
    endpoint,
    opinion,
)
from gutgemacht.text import detect

WORDS: dict[DraftLanguage, dict[str, str]] = {
    "de": {
        "send": "Der Text ({length} Zeichen) ginge {runs}-mal an {host} ({model}), mit der "
        "Zielgruppe und mit sonst nichts.",
        "cost": "Höchstens etwa",
        "sure": "Abschicken?",
        "head": "Zweite Meinung einer Maschine, nicht einer Leserin",
        "none": "Die Durchläufe nennen keine gemeinsame Lesart. Das ist keine Entwarnung.",
        "says": "Das Modell:",
        "seconds": "Sekunden",
    },
    "en": {
        "send": "The text ({length} characters) would be sent {runs} times to {host} ({model}), "
        "together with the audience and nothing else.",
        "cost": "About, at most,",
        "sure": "Send it?",
        "head": "A machine's second opinion, no reader",
        "none": "The runs named no reading in common. That is no all-clear.",
        "says": "The model:",
        "seconds": "seconds",
    },
}


def opinion_command(
    audience: Annotated[str, typer.Option("--audience", help="Who the draft is for.")],
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")] = "-",
    explain: options.ExplainOption = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Send it without being asked.")] = False,
    as_json: options.JsonOption = False,
) -> None:
    """Asks the model of GUTGEMACHT_OPINION_URL for possible readings, after a yes.

    It raises questions and nothing else. Exit code 0, after a no 1, on an error 2.
    """
    asked_of = _endpoint()
    text = read_text(file)
    language = options.explained_in(explain, detect(text))
    try:
        question = Question(text, audience, language)
        if not yes:
            _tell_plan(text, asked_of, WORDS[language])
            _have_a_yes(file, WORDS[language])
        started = time.monotonic()
        said = asyncio.run(opinion(question, asked_of))
        seconds = time.monotonic() - started
    except OpinionError as error:
        fail(f"no opinion: {error}")
    if as_json:
        print_json(_report(said, question, asked_of, seconds))
    else:
        _print(said, question, asked_of, seconds)


def _endpoint() -> Endpoint:
    try:
        found = endpoint(os.environ)
    except EndpointError as error:
        fail(str(error))
    return found or fail(
        "no model is named; set GUTGEMACHT_OPINION_URL and GUTGEMACHT_OPINION_MODEL "
        "(docs/settings.md)"
    )


def _tell_plan(text: str, asked_of: Endpoint, words: dict[str, str]) -> None:
    plan = words["send"].format(
        length=len(text), runs=RUNS, host=asked_of.host, model=asked_of.model
    )
    err.print(plan, markup=False)
    spent = at_most(text, asked_of.price)
    err.print(f"{words['cost']} {_cost(spent, asked_of.price)}.", markup=False)


def _have_a_yes(file: str, words: dict[str, str]) -> None:
    """Ends the command without a yes; who reads from standard input cannot be asked there."""
    if file == "-" or not sys.stdin.isatty():
        fail("nobody can answer here; add --yes if it may be sent")
    typer.confirm(words["sure"], abort=True, err=True)


def _print(said: Opinion, question: Question, asked_of: Endpoint, seconds: float) -> None:
    words = WORDS[question.language]
    out.print(Text(words["head"], "bold"))
    took = f"{seconds:.1f} {words['seconds']}"
    cost = _cost(said.spent, asked_of.price)
    out.print(Text(f"{said.model} · {asked_of.host} · {took} · {cost}", "dim"), end="\n\n")
    if not said.readings:
        out.print(words["none"])
    for reading in said.readings:
        kind = KINDS[reading.kind]
        out.print(Text(f"? {kind.question.in_(question.language)}", "bold"))
        out.print(Padding(excerpt(question.draft, reading.span, "cyan"), (0, 0, 0, 2)))
        out.print(Padding(Text(f"{words['says']} {reading.words}"), (0, 0, 1, 2)))


def _cost(spent: Spent, price: Price | None) -> str:
    if spent.cost is None or price is None:
        return f"{spent.tokens} Token"
    return f"{spent.cost:.4f} {price.currency}"


def _report(
    said: Opinion, question: Question, asked_of: Endpoint, seconds: float
) -> dict[str, Any]:
    """The opinion as docs/json.md promises it."""
    price, cost = asked_of.price, said.spent.cost
    return {
        "model": said.model,
        "host": asked_of.host,
        "audience": question.audience.strip(),
        "runs": RUNS,
        "readings": [
            {
                "kind": reading.kind,
                "start": reading.span.start,
                "end": reading.span.end,
                "text": reading.span.cut(question.draft),
                "question": KINDS[reading.kind].question.in_(question.language),
                "words": reading.words,
            }
            for reading in said.readings
        ],
        "tokens": {"in": said.spent.tokens_in, "out": said.spent.tokens_out},
        "counted": said.counted,
        "cost": {"amount": f"{cost:f}", "currency": price.currency} if price else None,
        "seconds": round(seconds, 1),
    }
