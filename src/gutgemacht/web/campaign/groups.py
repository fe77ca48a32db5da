"""Whom a campaign could hurt: suggested from what it says and shows, taken or refused by people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.campaign.groups import groups_in
from gutgemacht.web.campaign.meaning import Meant
from gutgemacht.web.campaign.models import Campaign, Stimulus
from gutgemacht.web.campaign.saving import locked, touch
from gutgemacht.web.campaign.versions import changed
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.draft.media import read
from gutgemacht.web.errors import BadInput
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.models import Person

# More would be a list to tick off, and nobody would think of anybody.
MOST = 4


@dataclass(frozen=True)
class Group:
    """A group by its id, as people call it, with the words that led to it."""

    id: str
    title: str
    words: tuple[str, ...] = ()


def taken(meant: Meant) -> list[Group]:
    """The groups that somebody took."""
    return [Group(one, title_of(one)) for one in meant.hurt]


def suggested(campaign: Campaign, rows: Iterable[Stimulus]) -> list[Group]:
    """Groups that nobody has taken or refused yet, the most plainly named first."""
    known = {*campaign.hurt, *campaign.not_hurt}
    named = groups_in(dict.fromkeys(_texts(campaign, rows)), at_hand().finder.facets)
    left = [one for one in named if one.group not in known]
    return [Group(one.group, title_of(one.group), one.words) for one in left[:MOST]]


def title_of(group: str) -> str:
    """How people call a group; its id where the library knows it no more."""
    known = at_hand().library.patterns.groups.get(group)
    return known.title.in_(page_language()) if known else group


@transaction.atomic
def answer(campaign: int, group: str, person: Person, now: datetime, *, takes: bool) -> None:
    """Takes a group, or refuses it; raises BadInput for one that the library does not know."""
    if group not in at_hand().library.patterns.groups:
        raise BadInput("group", _("There is no such group."))
    row = locked(campaign)
    version = changed(row, person, now)
    row.hurt = [one for one in row.hurt if one != group] + ([group] if takes else [])
    row.not_hurt = [one for one in row.not_hurt if one != group] + ([] if takes else [group])
    row.save(update_fields=["hurt", "not_hurt"])
    touch(version, person, now)


def _texts(campaign: Campaign, rows: Iterable[Stimulus]) -> Iterator[str]:
    yield from (campaign.intent, campaign.addressed)
    for row in rows:
        yield from (row.text, row.alt)
        if row.picture is not None:
            yield read(row.picture.told).medium.words
