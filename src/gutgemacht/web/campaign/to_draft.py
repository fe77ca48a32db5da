"""The posts of a campaign become a draft of the company, so that it goes the way of all posts."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gutgemacht.web.campaign.meaning import meant_of
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import models
from gutgemacht.web.publish.drafts.body import Body, Shown

MORNING = time(9)


@transaction.atomic
def draft_of(campaign: Campaign, person: Person, now: datetime) -> models.Draft:
    """A draft with the posts of the newest version; one of this person that says so already.

    Raises BadInput where there is no post.
    """
    version = newest(campaign)
    posts = list(version.stimuli.filter(kind=Stimulus.Kind.POST).exclude(text=""))
    if not posts:
        raise BadInput("stimuli", _("There is no post yet that could become a draft."))
    channels = _channels(posts)
    body = _body(posts, channels).model_dump(mode="json")
    there = models.Version.objects.filter(
        body=body, draft__author=person, draft__put_away_at=None
    ).order_by("-pk")
    for same in there.select_related("draft"):
        if same == same.draft.versions.all()[0]:
            return same.draft
    draft = models.Draft.objects.create(
        title=str(campaign)[:150],
        author=person,
        due=_due(version, now),
        created_at=now,
        changed_at=now,
    )
    draft.channels.set(channels)
    models.Version.objects.create(draft=draft, number=1, by=person, at=now, body=body)
    return draft


def without_channel(campaign: Campaign) -> list[str]:
    """The networks for which there is a post and no channel of the company."""
    posts = list(newest(campaign).stimuli.filter(kind=Stimulus.Kind.POST).exclude(text=""))
    there = {channel.network for channel in _channels(posts)}
    return sorted({post.network for post in posts} - there)


def _channels(posts: list[Stimulus]) -> list[Channel]:
    """One channel of the company for each network."""
    networks = {post.network for post in posts}
    every = Channel.objects.filter(closed_at=None, network__in=networks).order_by("-pk")
    return list({channel.network: channel for channel in every}.values())


def _body(posts: list[Stimulus], channels: list[Channel]) -> Body:
    first, said = posts[0], {post.network: post.text for post in reversed(posts)}
    shown = {
        post.picture_id: Shown(digest=post.picture_id, alt=post.alt)
        for post in posts
        if post.picture_id
    }
    return Body(
        text=first.text,
        language=first.language,
        pictures=tuple(shown.values()),
        variants={
            str(channel.pk): said[channel.network]
            for channel in channels
            if said[channel.network] != first.text
        },
    )


def _due(version: Version, now: datetime) -> datetime | None:
    """The morning of its day, if that is still to come."""
    day = meant_of(version).day
    due = datetime.combine(day, MORNING, timezone.get_current_timezone()) if day else None
    return due if due and due > now else None
