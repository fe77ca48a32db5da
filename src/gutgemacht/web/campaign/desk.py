"""Everything that the page of one campaign shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gutgemacht.publish import content
from gutgemacht.publish.difference import difference
from gutgemacht.web.campaign import acting
from gutgemacht.web.campaign.card import LANGUAGES, Card, card_of
from gutgemacht.web.campaign.changes import last_read, told_changes
from gutgemacht.web.campaign.groups import Group, suggested, taken
from gutgemacht.web.campaign.judged import Margin, margin_of
from gutgemacht.web.campaign.meaning import Meant, meant_of
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.campaign.saving import Clash
from gutgemacht.web.campaign.shelf import STATES, state_of
from gutgemacht.web.campaign.similar import similar
from gutgemacht.web.campaign.tags import tags_of
from gutgemacht.web.draft.beside import clock
from gutgemacht.web.draft.choices import CHANNELS, COUNTRIES
from gutgemacht.web.publish.drafts.look import PartLook, part_look

Kind = Stimulus.Kind


@dataclass(frozen=True)
class Typed:
    """What somebody wants of a stimulus, and why it is not kept yet."""

    card: Card
    base: str
    said: str = ""
    clash: Clash[Card] | None = None


@dataclass(frozen=True)
class Part:
    """A crop of a picture or a still of a film, and how it is called."""

    row: Stimulus
    word: str

    @property
    def base(self) -> str:
        """The stamp of what stands there."""
        return card_of(self.row).stamp


@dataclass(frozen=True)
class CardLook:
    """One stimulus on the desk, with what the program made of it."""

    row: Stimulus
    card: Card
    base: str
    name: str
    margin: Margin | None
    seen: PartLook | None
    first_line: Stimulus | None
    crops: tuple[Part, ...]
    stills: tuple[Part, ...]
    said: str
    clash: Clash[Card] | None
    same_as: str = ""

    @property
    def anchor(self) -> str:
        """Its number in the ids of the page."""
        return str(self.row.number)

    @property
    def differs(self) -> Any:
        """What comes in and goes out if the typed words are kept instead of the others'."""
        return difference(self.clash.theirs.text, self.card.text) if self.clash else ()


def desk(
    campaign: Campaign, version: Version, now: datetime, typed: Mapping[int, Typed]
) -> dict[str, Any]:
    """What the page of a campaign shows of a version, with words that may not be kept yet."""
    rows = rows_of(version)
    looks = cards(version, rows, now, typed)
    return {
        "campaign": campaign,
        "standing": version,
        "state": STATES[state_of(campaign)],
        "meant": meant_of(version),
        "countries": COUNTRIES,
        "languages": LANGUAGES,
        "cards": looks,
        "pictures": pictures_of(rows),
        "networks": networks(),
        "tags": tags_of(rows),
        "read_count": sum(row.read for row in rows),
        "full": len(looks) >= acting.MOST,
        "most": acting.MOST,
        "similar": similar(meant_of(version), rows),
        **groups_shown(campaign, version, rows),
        **_changed(version),
    }


def groups_shown(
    campaign: Campaign, version: Version, rows: list[Stimulus]
) -> dict[str, list[Group]]:
    """Whom it could hurt: what somebody took, and what is suggested."""
    return {"hurt": taken(meant_of(version)), "suggested": suggested(campaign, rows)}


def _changed(version: Version) -> dict[str, Any]:
    """What differs from what readers have read."""
    read = last_read(version) if version.frozen_at is None else None
    if read is None:
        return {}
    changes = told_changes(read, version)
    return {
        "read_version": read,
        "changes": changes,
        "again": any(change.asks_again for change in changes),
    }


def rows_of(version: Version) -> list[Stimulus]:
    """The stimuli of a version with their pictures' facts, without their bytes."""
    return list(version.stimuli.select_related("picture").defer("picture__data"))


def networks() -> dict[str, str | Promise]:
    """The networks for which a post can be written, as people know them."""
    return {name: CHANNELS[name] for name in acting.NETWORKS}


def cards(
    version: Version, rows: list[Stimulus], now: datetime, typed: Mapping[int, Typed]
) -> list[CardLook]:
    """What somebody put there, in order."""
    meant, counted = meant_of(version), dict[str, int]()
    found: list[CardLook] = []
    for row in _own(rows):
        counted[row.kind] = counted.get(row.kind, 0) + 1
        name = _name(row, counted[row.kind])
        look = _look(row, rows, name, meant, now, typed.get(row.number))
        found.append(replace(look, same_as=_same(look, found)))
    return found


def _same(look: CardLook, before: list[CardLook]) -> str:
    """The first of those before it of which the same is said about the same words, by its name."""
    if look.margin is None or not look.margin.notes:
        return ""
    told = (look.row.text, look.margin)
    return next((one.name for one in before if (one.row.text, one.margin) == told), "")


def card(version: Version, which: int, now: datetime, typed: Typed | None = None) -> CardLook:
    """One of them, or a still of a film; raises Stimulus.DoesNotExist."""
    rows = rows_of(version)
    for one in cards(version, rows, now, {which: typed} if typed else {}):
        if one.row.number == which:
            return one
        for still in one.stills:
            if still.row.number == which:
                return _look(still.row, rows, one.name, meant_of(version), now, typed)
    raise Stimulus.DoesNotExist


def pictures_of(rows: list[Stimulus]) -> list[tuple[str, str]]:
    """The pictures that a post may have, by digest, and how they are called."""
    found, number = [], 0
    for row in rows:
        if row.kind == Kind.PICTURE:
            number += 1
            found.append((row.picture_id or "", _("Picture %d") % number))
        elif row.kind == Kind.CROP:
            name = {"number": number, "shape": shape_word(row.shape)}
            found.append((row.picture_id or "", _("Picture %(number)d, %(shape)s") % name))
    return found


def alts_of(version: Version) -> dict[str, str]:
    """The pictures that a post may have, by digest, with their alt texts."""
    shown = version.stimuli.filter(kind__in=(Kind.PICTURE, Kind.CROP))
    return {
        row.picture_id or "": row.of.alt if row.of else row.alt
        for row in shown.select_related("of")
    }


def shape_word(shape: str) -> str:
    """How the page names the shape of a crop."""
    words = {
        "square": _("square"),
        "portrait": _("portrait 4:5"),
        "tall": _("story 9:16"),
        "wide": _("link preview"),
    }
    return words.get(shape, shape)


def _own(rows: list[Stimulus]) -> list[Stimulus]:
    films: dict[str, Stimulus] = {}
    found = []
    for row in rows:
        if row.of_id is not None or row.kind == Kind.HASHTAG or row.film in films:
            continue
        if row.film:
            films[row.film] = row
        found.append(row)
    return found


def _name(row: Stimulus, number: int) -> str:
    if row.kind == Kind.POST:
        return _("Post for %s") % CHANNELS.get(row.network, row.network)
    if row.kind == Kind.LANDING:
        return _("Landing page text")
    return (_("Film %d") if row.film else _("Picture %d")) % number


def _look(
    row: Stimulus, rows: list[Stimulus], name: str, meant: Meant, now: datetime, typed: Typed | None
) -> CardLook:
    kept, made = card_of(row), [one for one in rows if one.of_id == row.pk]
    return CardLook(
        row=row,
        card=typed.card if typed else kept,
        base=typed.base if typed else kept.stamp,
        name=name,
        margin=margin_of(row, meant, now),
        seen=_seen(row) if row.kind == Kind.POST else None,
        first_line=next((one for one in made if one.kind == Kind.FIRST_LINE), None),
        crops=tuple(Part(one, shape_word(one.shape)) for one in made if one.kind == Kind.CROP),
        stills=_stills(row, rows),
        said=typed.said if typed else "",
        clash=typed.clash if typed else None,
    )


def _stills(row: Stimulus, rows: list[Stimulus]) -> tuple[Part, ...]:
    if not row.film:
        return ()
    return tuple(
        Part(one, _("at %s") % clock(int((one.second or 0) * 1_000)))
        for one in rows
        if one.film == row.film
    )


def _seen(row: Stimulus) -> PartLook:
    shown = (
        (content.Picture(row.picture.digest, row.alt, row.picture.media_type),)
        if row.picture
        else ()
    )
    return part_look(content.Part(row.text, shown), row.network)
