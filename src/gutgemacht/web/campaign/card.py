"""What somebody writes about one stimulus, and about the campaign: words of a form, checked."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from gutgemacht.check import DraftError, accepted
from gutgemacht.web.campaign.meaning import Meant, meant_by
from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.draft.choices import CHANNELS, COUNTRIES
from gutgemacht.web.errors import BadInput, text_fault

LANGUAGES = ("", "de", "en", "fr", "it")
LONGEST = {
    "title": 150,
    "intent": 300,
    "addressed": 300,
    "hurt_words": 300,
    "made_by": 150,
    "alt": 5_000,
}


def _stamp(told: Any) -> str:
    """The same for the same: by it a form knows what it was made of."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Card:
    """What can be written about a stimulus; a picture by its digest."""

    text: str
    network: str
    language: str
    picture: str
    alt: str

    @property
    def stamp(self) -> str:
        """The same for the same."""
        return _stamp(asdict(self))


@dataclass(frozen=True)
class Head:
    """What is said of the campaign, with the title that only its makers see.

    Its groups are taken and refused by buttons of their own, and are no part of the stamp.
    """

    title: str
    meant: Meant

    @property
    def stamp(self) -> str:
        """The same for the same."""
        return _stamp([self.title, self.meant.model_dump(mode="json", exclude={"hurt"})])


def card_of(row: Stimulus) -> Card:
    """What stands in a row."""
    return Card(row.text, row.network, row.language, row.picture_id or "", row.alt)


def head_of(campaign: Campaign) -> Head:
    """What stands in the row of a campaign."""
    return Head(campaign.title, meant_by(campaign))


def sent_card(form: QueryDict, row: Stimulus, pictures: dict[str, str]) -> Card:
    """What a form says of a stimulus; `pictures` are those it may have, with their alt texts.

    Raises BadInput with the place where it says what cannot be.
    """
    network = form.get("network", row.network)
    language = form.get("language", row.language)
    if network and network not in CHANNELS:
        raise BadInput("network", _("Please choose one of the networks offered."))
    if language not in LANGUAGES:
        raise BadInput("language", _("Please choose one of the languages offered."))
    digest, alt = row.picture_id or "", _fits(plain(form.get("alt", row.alt)), "alt")
    if row.kind == Stimulus.Kind.POST:
        digest = form.get("picture", digest)
        if digest and digest not in pictures:
            raise BadInput("picture", _("There is no such picture."))
        alt = pictures.get(digest, "")
    return Card(plain(form.get("text", row.text)), network, language, digest, alt)


def sent_head(form: QueryDict, before: Head) -> Head:
    """What a form says of a campaign; raises BadInput with the place.

    The groups have their own buttons and stay as they are.
    """
    countries = tuple(country for country in COUNTRIES if country in form.getlist("countries"))
    meant = before.meant.model_copy(
        update={
            "intent": short(form, "intent"),
            "addressed": short(form, "addressed"),
            "hurt_words": short(form, "hurt_words"),
            "made_by": short(form, "made_by"),
            "countries": countries,
            "day": _day(form.get("day", "")),
        }
    )
    if not meant.intent:
        raise BadInput(
            "intent", _("Please say in one sentence what you want to achieve; readers are asked.")
        )
    return Head(short(form, "title"), meant)


def short(form: QueryDict, name: str) -> str:
    """One line of a form; raises BadInput where it is too long or no text."""
    return _fits(" ".join(plain(form.get(name, "")).split()), name)


def plain(text: str) -> str:
    """A text with line ends as an editor counts them; raises BadInput for what is none."""
    text = text.replace("\r\n", "\n")
    try:
        return accepted(text) if text.strip() else text
    except DraftError as error:
        raise BadInput("text", text_fault(error), 413 if error.reason == "long" else 400) from None


def _fits(text: str, name: str) -> str:
    if len(text) > LONGEST[name]:
        said = _("This is longer than %(most)d characters: “%(start)s …”")
        raise BadInput(name, said % {"most": LONGEST[name], "start": text[:40]})
    return text


def _day(words: str) -> date | None:
    if not words:
        return None
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise BadInput("day", _("This is no day. Please write it as 2026-11-27.")) from None
    if not 2000 <= day.year <= 2199:
        raise BadInput("day", _("This is no day. Please write it as 2026-11-27."))
    return day
