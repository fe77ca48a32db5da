"""A draft of the company becomes a campaign, so that people read it before it goes out."""

from datetime import datetime
from textwrap import shorten

from django.db import transaction
from django.utils import timezone

from gutgemacht.media import MediaError, crops
from gutgemacht.web.campaign.access import campaigns_for
from gutgemacht.web.campaign.made import added, follow
from gutgemacht.web.campaign.models import TITLE, Campaign, Stimulus, Version
from gutgemacht.web.campaign.pictures import added_picture
from gutgemacht.web.campaign.versions import begun, newest
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts import models
from gutgemacht.web.publish.drafts.body import Body

Posts = frozenset[tuple[str, str]]
USUAL = "linkedin"
"""Where a draft stands that names no channel yet."""


def campaigns_of(draft: models.Draft, person: Person) -> list[Campaign]:
    """The campaigns that say what the draft says now, found by what they say."""
    posts = _posts(draft)
    texts = {text for _, text in posts}
    found = campaigns_for(person).filter(
        put_away_at=None,
        versions__stimuli__kind=Stimulus.Kind.POST,
        versions__stimuli__text__in=texts,
    )
    return [campaign for campaign in found.distinct() if _said(newest(campaign)) == posts]


@transaction.atomic
def campaign_of(draft: models.Draft, person: Person, now: datetime) -> Campaign:
    """The campaign with the posts and pictures of a draft; the one that says the same, if any."""
    there = campaigns_of(draft, person)
    if there:
        return there[0]
    body = _body(draft)
    channels = list(draft.channels.all())
    campaign = Campaign.objects.create(
        title=draft.title or shorten(body.text, TITLE, placeholder=" …"),
        countries=sorted({channel.country for channel in channels if channel.country}),
        day=timezone.localtime(draft.due).date() if draft.due else None,
        owner=person,
        created_at=now,
        changed_at=now,
    )
    version = begun(campaign, person, now)
    for network, text in sorted(_posts(draft)):
        added(version, kind="post", network=network, text=text, language=body.language, read=True)
    _show(body, version, now)
    follow(version)
    return campaign


def _show(body: Body, version: Version, now: datetime) -> None:
    """The pictures of a draft with their alt texts; posts show the first."""
    rows = models.Picture.objects.in_bulk([shown.digest for shown in body.pictures])
    for shown in body.pictures:
        picture = rows[shown.digest]
        try:
            cut = crops(bytes(picture.data))
        except MediaError:
            # It stands in the draft already; it is shown whole.
            cut = ()
        row = added_picture(version, picture, cut, now)
        same = version.stimuli.filter(picture=picture) | version.stimuli.filter(of=row)
        same.update(alt=shown.alt)


def _posts(draft: models.Draft) -> Posts:
    body = _body(draft)
    channels = list(draft.channels.all())
    if not channels:
        return frozenset({(USUAL, body.text)})
    return frozenset((channel.network, body.wording(channel.pk)) for channel in channels)


def _said(version: Version) -> Posts:
    posts = version.stimuli.filter(kind=Stimulus.Kind.POST)
    return frozenset(posts.values_list("network", "text"))


def _body(draft: models.Draft) -> Body:
    return Body.model_validate(draft.versions.all()[0].body)
