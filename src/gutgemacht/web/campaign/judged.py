"""What the guideline says of each stimulus, as the company would publish it on that day."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import cast

from django.conf import settings
from django.utils import timezone

from gutgemacht.check import Context, Draft, Level, Medium, Verdict, check
from gutgemacht.check.verdict import LEVELS
from gutgemacht.guideline import Channel, Country
from gutgemacht.guideline.scope import CHANNELS
from gutgemacht.web.campaign.meaning import Meant
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.draft import notes as margin
from gutgemacht.web.draft.choices import DEFAULTS
from gutgemacht.web.draft.media import read
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns

# What the others are made of is read there.
READ = (Stimulus.Kind.POST, Stimulus.Kind.LANDING, Stimulus.Kind.PICTURE, Stimulus.Kind.STILL)
NOON = time(12)


@dataclass(frozen=True)
class Margin:
    """The notes on one stimulus; what several countries say alike is said once."""

    level: Level
    headline: str
    notes: tuple[margin.Note, ...]
    questions: tuple[margin.Asked, ...]


def margin_of(row: Stimulus, meant: Meant, now: datetime) -> Margin | None:
    """What stands beside a stimulus; None where there is nothing to read yet."""
    media = media_of(row)
    if row.kind not in READ or not (row.text.strip() or media):
        return None
    draft, language = Draft(row.text, media), page_language()
    verdicts = verdicts_of(row, meant, now)
    notes = {
        (note.rule, note.start, note.end, note.quote, note.beside): note
        for verdict in verdicts
        for note in margin.notes(verdict, draft, language)
    }
    asked = {one: None for verdict in verdicts for one in margin.questions(verdict, language)}
    level = max((verdict.level for verdict in verdicts), key=LEVELS.index)
    return Margin(level, margin.headline(level, "company"), tuple(notes.values()), tuple(asked))


def verdicts_of(row: Stimulus, meant: Meant, now: datetime) -> list[Verdict]:
    """What the guideline says of it, for each country it is meant for."""
    draft = Draft(row.text, media_of(row))
    with turns:
        return [
            check(draft, in_force().compiled, _context(row, country, meant.day, now))
            for country in meant.countries or (DEFAULTS["country"],)
        ]


def media_of(row: Stimulus) -> tuple[Medium, ...]:
    """Its picture as the check reads it, with its alt text."""
    if row.picture is None:
        return ()
    return (replace(read(row.picture.told).medium, alt=row.alt or None),)


def _context(row: Stimulus, country: str, day: date | None, now: datetime) -> Context:
    rules = in_force()
    zone = timezone.get_current_timezone()
    at = datetime.combine(day, NOON, zone) if day else now.astimezone(zone)
    return Context(
        time=at,
        channel=_channel(row),
        country=cast("Country", country),
        company=settings.COMPANY or tuple(rules.guideline.company.names),
        appetite=rules.guideline.appetite,
    )


def _channel(row: Stimulus) -> Channel:
    if row.kind == Stimulus.Kind.LANDING:
        return "website"
    return next((name for name in CHANNELS if name == row.network), "other")
