"""The options that say who speaks, where, and doing what."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import ValidationError

from gutgemacht.check import Aside, Context, Verdict, wherever
from gutgemacht.cli.guideline import fail
from gutgemacht.guideline import (
    Action,
    AppetiteName,
    Channel,
    Country,
    Declaration,
    Guideline,
    Speaker,
    Subject,
)
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.text import Language

LanguageChoice = Literal["auto", "de", "en"]

SpeakerOption = Annotated[Speaker, typer.Option("--speaker", help="Who speaks.")]
ChannelOption = Annotated[Channel, typer.Option("--channel", help="Where.")]
ActionOption = Annotated[Action, typer.Option("--action", help="Doing what.")]
CountryOption = Annotated[Country, typer.Option("--country", help="Whose law holds.")]
LanguageOption = Annotated[LanguageChoice, typer.Option("--lang", help="The draft's language.")]
ExplainOption = Annotated[
    DraftLanguage | None,
    typer.Option("--explain", help="The language of the reasons; the draft's if absent."),
]
CompanyOption = Annotated[
    str,
    typer.Option(
        "--company",
        envvar="GUTGEMACHT_COMPANY",
        help="Names of the company, with commas, to recognise accounts that look official.",
    ),
]
AppetiteOption = Annotated[
    AppetiteName | None,
    typer.Option("--appetite", help="How much to hear; as the company has chosen if absent."),
]
DeclareOption = Annotated[
    list[str] | None,
    typer.Option(
        "--declare",
        metavar="SUBJECT=ANSWER",
        help="An answer of the declaration, such as paid=nothing; may be repeated.",
    ),
]
MediaOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--media",
        help="A picture, a film or its subtitles (.srt, .vtt) that goes with the draft; "
        "give it again for each.",
    ),
]
AltOption = Annotated[
    list[str] | None,
    typer.Option(
        "--alt",
        help="The alt text of the picture at the same place among --media; '' for none.",
    ),
]
AsideOption = Annotated[
    list[str] | None,
    typer.Option(
        "--aside",
        metavar="RULE=REASON",
        help="Sets aside what a rule finds in this text, with a reason; may be repeated.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def context(
    time: datetime,
    speaker: Speaker,
    channel: Channel,
    action: Action,
    country: Country,
    language: LanguageChoice,
    company: str,
    guideline: Guideline,
    appetite: AppetiteName | None,
) -> Context:
    """The context that these options name, at `time`."""
    known = None if language == "auto" else language
    names = [name.strip() for name in company.split(",") if name.strip()]
    return Context(
        time,
        speaker,
        channel,
        action,
        country,
        known,
        company=tuple(names or guideline.company.names),
        appetite=guideline.appetites.named(appetite) if appetite else guideline.appetite,
    )


def declared(answers: list[str] | None, declaration: Declaration) -> dict[Subject, str]:
    """What `--declare` answers; ends the command where nothing like that can be answered."""
    given: dict[Subject, str] = {}
    for answer in answers or []:
        subject, _, value = answer.partition("=")
        asked = declaration.about(subject)
        if asked is None:
            subjects = ", ".join(asked.subject for asked in declaration.questions)
            fail(f"--declare {answer}: nothing is asked about {subject!r}; known are {subjects}")
        if value not in asked.known:
            fail(f"--declare {answer}: known answers are {', '.join(asked.known)}")
        given[asked.subject] = value
    return given


def aside(given: list[str] | None, verdict: Verdict, guideline: Guideline) -> list[Aside]:
    """What `--aside` sets aside; ends the command where no such rule is or the reason is none."""
    asides: list[Aside] = []
    for one in given or []:
        rule, _, reason = one.partition("=")
        if rule not in guideline.by_id:
            fail(f"--aside {one}: no rule is called {rule!r}")
        try:
            # Said of nothing at first, so that a bad reason is told even where nothing is found.
            Aside(rule=rule, revision=1, text="", reason=reason)
        except ValidationError as error:
            fail(f"--aside {one}: {error.errors()[0]['msg'].removeprefix('Value error, ')}")
        asides += wherever(verdict, rule, reason)
    return asides


def explained_in(choice: DraftLanguage | None, language: Language) -> DraftLanguage:
    """The language of the reasons: as asked, else the draft's, else German."""
    return choice or ("en" if language == "en" else "de")
