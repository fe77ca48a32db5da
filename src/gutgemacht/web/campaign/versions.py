"""The versions of a campaign: one that readers see stays as it is, and changes make the next."""

from datetime import datetime
from typing import get_args

from gutgemacht.campaign.stimulus import Kind, Shown, fingerprint
from gutgemacht.campaign.stimulus import Stimulus as Told
from gutgemacht.text import detect
from gutgemacht.web.campaign.meaning import meant_by, meant_of
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.people.models import Person

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def newest(campaign: Campaign) -> Version:
    """The version that stands on the desk."""
    return campaign.versions.select_related("campaign")[0]


def begun(campaign: Campaign, person: Person, now: datetime) -> Version:
    """The first version of a new campaign, still empty."""
    return Version.objects.create(campaign=campaign, number=1, by=person, at=now)


def freeze(version: Version, now: datetime) -> None:
    """From now on nothing in it changes; in the transaction in which its panel opens.

    What is frozen stays frozen as it was.
    """
    if version.frozen_at is not None:
        return
    version.fingerprint = fingerprint_of(version)
    version.meant = meant_of(version).model_dump(mode="json")
    version.frozen_at = now
    version.save(update_fields=["fingerprint", "meant", "frozen_at"])


def changed(campaign: Campaign, person: Person, now: datetime) -> Version:
    """A version to write into, in the caller's transaction: the newest, or the next if frozen.

    The campaign's row must be locked by the caller.
    """
    version = newest(campaign)
    return version if version.frozen_at is None else following(version, person, now)


def following(version: Version, person: Person, now: datetime) -> Version:
    """The next version with the same stimuli, in the caller's transaction."""
    if version.meant is None:
        version.meant = meant_by(version.campaign).model_dump(mode="json")
        version.save(update_fields=["meant"])
    made = Version.objects.create(
        campaign=version.campaign, number=version.number + 1, by=person, at=now
    )
    copies: dict[int | None, Stimulus] = {}
    # What something was made from stands before it.
    for row in sorted(version.stimuli.all(), key=lambda one: (one.of_id is not None, one.place)):
        old = row.pk
        row.pk, row.version, row.of = None, made, copies.get(row.of_id)
        row._state.adding = True
        row.save()
        copies[old] = row
    return made


def fingerprint_of(version: Version) -> str:
    """What readers see of it, as one number: the same only for exactly the same."""
    return version.fingerprint or fingerprint(shown_of(version))


def shown_of(version: Version) -> Shown:
    """All that is shown of a version, with its day and countries."""
    meant = meant_of(version)
    rows = version.stimuli.select_related("of")
    return Shown(tuple(map(told, rows)), meant.day, frozenset(meant.countries))


def told(row: Stimulus) -> Told:
    """A row as the domain knows it; its language as chosen, else as recognised."""
    return Told(
        kind=_KINDS[row.kind],
        text=row.text,
        picture=row.picture_id or "",
        alt=row.alt,
        language=language_of(row),
        network=row.network,
        shape=row.shape,
        of=(row.of.picture_id or "") if row.of else "",
        box=tuple(row.box) if row.box else None,
        second=row.second,
        film=row.film,
        read=row.read,
    )


def language_of(row: Stimulus) -> str:
    """The language of its words: as chosen, else as recognised, or empty."""
    if row.language or not row.text.strip():
        return row.language
    language = detect(row.text)
    return "" if language == "unknown" else language
