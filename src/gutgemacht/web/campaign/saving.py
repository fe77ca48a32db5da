"""Keeping what was written, and never silently over somebody else's words.

Whoever saves names the stamp of what they began with. Where somebody else has written since, or
readers have got the version meanwhile, nothing is kept until the later one has seen it and chosen;
what is not chosen stays in a version of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, Protocol, TypeVar

from django.db import transaction
from django.db.models import Q

from gutgemacht.web.campaign.card import Card, Head, card_of, head_of
from gutgemacht.web.campaign.made import follow
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.campaign.versions import changed, following, newest
from gutgemacht.web.people.models import Person

Choice = Literal["", "mine", "theirs"]


class State(Protocol):
    """What is written, with a stamp that is the same for the same."""

    @property
    def stamp(self) -> str:
        """The same for the same."""


Written = TypeVar("Written", bound=State)


@dataclass(frozen=True)
class Base:
    """What a form was made of, by its stamp.

    Where somebody chooses, `seen` is the stamp of what they chose between.
    """

    stamp: str
    choice: Choice = ""
    seen: str = ""


@dataclass(frozen=True)
class Kept:
    """It stands there now; `version` is another one than before where `apart`.

    `same` says that it stood there already.
    """

    version: Version
    apart: bool = False
    same: bool = False


@dataclass(frozen=True)
class Clash(Generic[Written]):
    """Nothing was kept: somebody else has written since, or readers have the version."""

    theirs: Written
    version: Version


def locked(campaign: int) -> Campaign:
    """A campaign that nobody else changes until the transaction ends."""
    return Campaign.objects.select_for_update().get(pk=campaign)


@transaction.atomic
def save_head(
    number: int, mine: Head, base: Base, person: Person, now: datetime
) -> Kept | Clash[Head]:
    """Keeps what somebody wrote about a campaign."""
    campaign = locked(number)
    theirs = head_of(campaign)

    def write(version: Version, head: Head) -> None:
        _write_head(version, head, person, now)

    return _settled(campaign, theirs, mine, base, write, person, now)


@transaction.atomic
def save_card(
    number: int, which: int, mine: Card, base: Base, person: Person, now: datetime
) -> Kept | Clash[Card]:
    """Keeps what somebody wrote about a stimulus; raises Stimulus.DoesNotExist where it is gone."""
    campaign = locked(number)
    theirs = card_of(newest(campaign).stimuli.get(number=which))

    def write(version: Version, card: Card) -> None:
        _write_card(version, which, card, person, now)

    return _settled(campaign, theirs, mine, base, write, person, now)


def _settled(
    campaign: Campaign,
    theirs: Written,
    mine: Written,
    base: Base,
    write: Callable[[Version, Written], None],
    person: Person,
    now: datetime,
) -> Kept | Clash[Written]:
    version = newest(campaign)
    if mine == theirs:
        return Kept(version, same=True)
    meets = theirs.stamp != base.stamp
    if (meets or version.frozen_at) and not (base.choice and base.seen == theirs.stamp):
        return Clash(theirs, version)
    if not meets and base.choice != "theirs":
        kept = changed(campaign, person, now)
        write(kept, mine)
        return Kept(kept, apart=kept != version)
    kept = following(version, person, now)
    write(kept, mine)
    if base.choice == "theirs":
        kept = following(kept, person, now)
        write(kept, theirs)
    return Kept(kept, apart=True)


def touch(version: Version, person: Person, now: datetime) -> None:
    """Notes who changed a version last, in the caller's transaction."""
    Version.objects.filter(pk=version.pk).update(by=person, at=now)
    Campaign.objects.filter(pk=version.campaign_id).update(changed_at=now)


def _write_head(version: Version, head: Head, person: Person, now: datetime) -> None:
    meant = head.meant.model_dump()
    facts = meant | {name: list(meant[name]) for name in ("hurt", "countries")}
    Campaign.objects.filter(pk=version.campaign_id).update(title=head.title, **facts)
    version.campaign.refresh_from_db()
    touch(version, person, now)


def _write_card(version: Version, which: int, card: Card, person: Person, now: datetime) -> None:
    row = version.stimuli.get(number=which)
    row.text, row.network, row.language = card.text, card.network, card.language
    row.picture_id, row.alt = card.picture or None, card.alt
    row.save(update_fields=["text", "network", "language", "picture", "alt"])
    if row.kind == Stimulus.Kind.PICTURE:
        _describe(row)
    follow(version)
    touch(version, person, now)


def _describe(picture: Stimulus) -> None:
    """Its alt text goes with it, wherever it or a crop of it is shown."""
    shown = {picture.picture_id, *picture.made.values_list("picture_id", flat=True)}
    same = Stimulus.objects.filter(Q(of=picture) | Q(picture_id__in=shown), version=picture.version)
    same.exclude(pk=picture.pk).update(alt=picture.alt)
