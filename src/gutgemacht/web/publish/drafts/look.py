"""How a draft looks on each channel: its parts, what does not fit, what the guideline says."""

import sys
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

from django.urls import reverse

from gutgemacht.check import Level, Verdict
from gutgemacht.guideline import DraftLanguage, Effect
from gutgemacht.networks.shape import Preview, preview, shapes
from gutgemacht.publish.content import Part
from gutgemacht.web.draft.notes import SIGNS, effect_word, headline
from gutgemacht.web.draft.reading import LINK
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.content import variant
from gutgemacht.web.publish.drafts.judged import verdict
from gutgemacht.web.publish.drafts.room import shape_of


@dataclass(frozen=True)
class Said:
    """A rule that speaks about the wording of a channel."""

    effect: Effect
    sign: str
    word: str
    title: str
    url: str


@dataclass(frozen=True)
class PartLook:
    """One post as the channel shows it."""

    preview: Preview
    pictures: tuple[str, ...]
    alts: tuple[str, ...]
    link: SplitResult | None

    @property
    def limited(self) -> bool:
        """True where the network counts."""
        return self.preview.limit < sys.maxsize


@dataclass(frozen=True)
class Look:
    """A draft on one channel; `left` counts pictures that it has no room for."""

    channel: Channel
    network: str
    own: bool
    wording: str
    parts: tuple[PartLook, ...]
    left: int
    level: Level
    headline: str
    said: tuple[Said, ...]


def look(body: Body, channel: Channel, at: datetime, language: DraftLanguage) -> Look:
    """How words look on a channel at the time they are to be published."""
    told = variant(body, channel)
    judged = verdict(body, channel, at)
    return Look(
        channel=channel,
        network=shape_of(channel).name,
        own=str(channel.pk) in body.variants,
        wording=body.wording(channel.pk),
        parts=tuple(part_look(part, channel.network) for part in told.content.parts),
        left=len(told.left),
        level=judged.level,
        headline=headline(judged.level, "company"),
        said=_said(judged, language),
    )


def part_look(part: Part, network: str) -> PartLook:
    """How a network shows a post; one that nobody measured shows all of it."""
    link = LINK.search(part.text)
    return PartLook(
        preview=_preview(part.text, network),
        pictures=tuple(picture.digest for picture in part.pictures),
        alts=tuple(picture.alt for picture in part.pictures),
        link=urlsplit(link[0]) if link else None,
    )


def _preview(text: str, network: str) -> Preview:
    if network in shapes():
        return preview(network, text)
    return Preview(network, network, len(text), sys.maxsize, text, cut=False)


def _said(judged: Verdict, language: DraftLanguage) -> tuple[Said, ...]:
    by_rule = {one.rule.id: one for one in judged.findings}
    return tuple(
        Said(
            one.effect,
            SIGNS[one.effect],
            effect_word(one.effect),
            one.rule.title.in_(language),
            reverse("guideline:rule", args=[rule]),
        )
        for rule, one in by_rule.items()
    )
