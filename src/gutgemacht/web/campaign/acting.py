"""What buttons do to the stimuli of a campaign: add, copy, order, take away and bring back."""

from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.db.models import F
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gutgemacht.web.campaign.made import LAST, added, follow
from gutgemacht.web.campaign.models import Stimulus, Version
from gutgemacht.web.campaign.saving import locked, touch
from gutgemacht.web.campaign.versions import changed
from gutgemacht.web.draft.choices import CHANNELS
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.models import Person

Kind = Stimulus.Kind
Way = Literal["up", "down"]
MOST = 40
"""Posts, pictures, films and landing texts of a campaign; no panel reads more."""

NETWORKS = ("linkedin", "instagram", "facebook", "mastodon", "bluesky", "x", "tiktok", "youtube")
Taken = list[dict[str, Any]]


def own(version: Version) -> list[Stimulus]:
    """What somebody put there, without what was made of it; of a film its first still."""
    found: dict[object, Stimulus] = {}
    for row in version.stimuli.select_related("picture"):
        if row.of_id is None and row.kind != Kind.HASHTAG:
            found.setdefault(row.film or row.pk, row)
    return list(found.values())


def room_for(version: Version, more: int = 1) -> None:
    """Raises BadInput where a campaign would have more than MOST stimuli."""
    if len(own(version)) + more > MOST:
        said = ngettext(
            "A campaign has at most %d thing to look at.",
            "A campaign has at most %d things to look at; please take one away first.",
            MOST,
        )
        raise BadInput("stimuli", said % MOST)


@transaction.atomic
def add(campaign: int, kind: str, network: str, person: Person, now: datetime) -> Stimulus:
    """A new post for a network, or a landing text; raises BadInput for anything else."""
    if kind not in (Kind.POST, Kind.LANDING):
        raise BadInput("kind", _("Please choose a post or a landing page text."))
    known = network if kind == Kind.POST else ""
    if kind == Kind.POST and network not in CHANNELS:
        raise BadInput("network", _("Please choose one of the networks offered."))
    version = changed(locked(campaign), person, now)
    room_for(version)
    row = added(version, kind=kind, network=known, read=True)
    _done(version, person, now)
    return row


@transaction.atomic
def copy(campaign: int, which: int, person: Person, now: datetime) -> Stimulus:
    """The same post for the next network that has none yet; raises Stimulus.DoesNotExist."""
    version = changed(locked(campaign), person, now)
    post = version.stimuli.get(number=which, kind=Kind.POST)
    room_for(version)
    taken = set(version.stimuli.filter(kind=Kind.POST).values_list("network", flat=True))
    network = next((one for one in NETWORKS if one not in taken), post.network)
    facts = {"text": post.text, "language": post.language, "alt": post.alt}
    row = added(version, kind=Kind.POST, network=network, read=True, picture=post.picture, **facts)
    _done(version, person, now)
    return row


@transaction.atomic
def move(campaign: int, which: int, way: Way, person: Person, now: datetime) -> None:
    """One place up or down among its like; raises Stimulus.DoesNotExist."""
    version = changed(locked(campaign), person, now)
    rows = own(version)
    row = next((one for one in rows if one.number == which), None)
    if row is None:
        raise Stimulus.DoesNotExist
    here = rows.index(row)
    there = max(0, here - 1) if way == "up" else min(len(rows) - 1, here + 1)
    rows.insert(there, rows.pop(here))
    for place, one in enumerate(rows):
        same = (
            version.stimuli.filter(film=one.film) if one.film else version.stimuli.filter(pk=one.pk)
        )
        same.update(place=place)
    _done(version, person, now)


@transaction.atomic
def show(campaign: int, which: int, person: Person, now: datetime, *, read: bool) -> Stimulus:
    """Puts a stimulus before readers, or not; raises Stimulus.DoesNotExist."""
    version = changed(locked(campaign), person, now)
    row = version.stimuli.get(number=which)
    row.read = read
    row.save(update_fields=["read"])
    touch(version, person, now)
    return row


@transaction.atomic
def take_away(campaign: int, which: int, person: Person, now: datetime) -> Taken:
    """Takes a stimulus away with all that was made of it; a still with its whole film.

    What comes back brings it back (`bring_back`). Raises Stimulus.DoesNotExist.
    """
    version = changed(locked(campaign), person, now)
    row = version.stimuli.get(number=which, of=None)
    rows = version.stimuli.filter(film=row.film) if row.film else version.stimuli.filter(pk=row.pk)
    taken = [_data(one) for one in [*rows, *version.stimuli.filter(of__in=rows)]]
    digests = {one["picture"] for one in taken if one["picture"]}
    if row.kind == Kind.PICTURE:
        posts = version.stimuli.filter(kind=Kind.POST, picture_id__in=digests)
        taken += [{"post": post.number, "picture": post.picture_id} for post in posts]
        posts.update(picture=None, alt="")
    rows.delete()
    _done(version, person, now)
    return taken


@transaction.atomic
def bring_back(campaign: int, taken: Taken, person: Person, now: datetime) -> None:
    """What was taken away stands there again."""
    version = changed(locked(campaign), person, now)
    there = {row.number: row for row in version.stimuli.all()}
    first = min((facts["place"] for facts in taken if "place" in facts), default=LAST)
    version.stimuli.filter(place__gte=first).update(place=F("place") + len(taken))
    alts: dict[str, str] = {}
    for facts in taken:
        if "post" in facts:
            digest = facts["picture"]
            posts = version.stimuli.filter(number=facts["post"], picture=None)
            posts.update(picture_id=digest, alt=alts.get(digest, ""))
        elif facts["number"] not in there:
            of = there.get(facts.pop("of") or 0)
            digest = facts.pop("picture")
            row = Stimulus.objects.create(version=version, of=of, picture_id=digest, **facts)
            there[row.number] = row
            alts[digest] = row.alt
    _done(version, person, now)


def _data(row: Stimulus) -> dict[str, Any]:
    facts = model_to_dict(row, exclude=["id", "version"])
    return facts | {"of": row.of.number if row.of else None}


def _done(version: Version, person: Person, now: datetime) -> None:
    follow(version)
    touch(version, person, now)
