"""Everything that the page of one draft shows."""

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from gutgemacht.guideline import DraftLanguage
from gutgemacht.web.draft import asides
from gutgemacht.web.draft.choices import chosen
from gutgemacht.web.draft.declaration import PREFIX
from gutgemacht.web.draft.media import Given, read
from gutgemacht.web.draft.reading import KEPT, reading
from gutgemacht.web.frame import page_language
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import due
from gutgemacht.web.publish.drafts.body import Body, Shown
from gutgemacht.web.publish.drafts.judged import network_of
from gutgemacht.web.publish.drafts.look import Look, look
from gutgemacht.web.publish.drafts.models import Draft, Picture, Version
from gutgemacht.web.publish.drafts.room import shape_of
from gutgemacht.web.publish.drafts.shelf import STATES, state_of
from gutgemacht.web.publish.drafts.talk import talk
from gutgemacht.web.publish.drafts.written import LANGUAGES, Written
from gutgemacht.web.rules import in_force


def desk(draft: Draft, version: Version, written: Written, now: datetime) -> dict[str, Any]:
    """What the page of a draft shows, with words that may not be kept yet."""
    return {
        "draft": draft,
        "newest": version,
        "wanted": written,
        "state": STATES[state_of(draft)],
        "languages": LANGUAGES,
        "left_notes": _left(written.body),
        "remarks": talk(draft, written.body.text),
        **channels_shown(draft, written, now),
        "cards": cards(written.body),
    }


def channels_shown(draft: Draft, written: Written, now: datetime) -> dict[str, Any]:
    """The channels to choose from, and how the draft looks on those that are chosen."""
    return {
        "open_channels": [
            (one, shape_of(one).name, one.pk in written.channels) for one in open_channels()
        ],
        "looks": looks(written, now, page_language()),
        "asked": _asked(draft),
        "due_typed": due.typed(written.due, timezone.get_current_timezone()),
        "zone": timezone.get_current_timezone_name(),
        "seen_by": _seen_by(written),
    }


def open_channels() -> list[Channel]:
    """The channels of the company that are in use."""
    return list(Channel.objects.filter(closed_at=None))


def looks(written: Written, now: datetime, language: DraftLanguage) -> list[Look]:
    """How the draft looks on its channels, judged for the time at which it comes out."""
    channels = Channel.objects.filter(pk__in=written.channels)
    return [look(written.body, channel, written.due or now, language) for channel in channels]


def margin(written: Written, told: Collection[str]) -> dict[str, Any]:
    """The notes on the wording that all channels share, as the first of them reads it."""
    form = _seen_by(written) | {
        KEPT: "yes",
        asides.FIELD: json.dumps([one.model_dump(mode="json") for one in written.body.asides]),
        **{PREFIX + subject: answer for subject, answer in written.body.declared.items()},
    }
    return reading(written.body.text, chosen(form), form, given(written.body), told)


def given(body: Body) -> tuple[Given, ...]:
    """The pictures as the check of the page carries them."""
    return tuple(card["file"] for card in cards(body))


def cards(body: Body) -> list[dict[str, Any]]:
    """The pictures with what their files say, for the page."""
    rows = Picture.objects.defer("data").in_bulk([shown.digest for shown in body.pictures])
    return [{"shown": shown, "file": _file(shown, rows[shown.digest])} for shown in body.pictures]


def _file(shown: Shown, row: Picture) -> Given:
    told = read(row.told)
    return Given(shown.name or told.name, replace(told.medium, alt=shown.alt or None))


def _left(body: Body) -> list[tuple[str, str, str]]:
    """Notes that the author left as they are: title, the words, the reason."""
    rules, language = in_force().guideline.by_id, page_language()
    return [
        (rules[one.rule].title.in_(language), one.text, one.reason)
        for one in body.asides
        if one.rule in rules
    ]


def _asked(draft: Draft) -> list[Request]:
    """The newest question on each channel of the draft."""
    every = Request.objects.filter(version__draft=draft).select_related("channel", "version")
    return list({one.channel_id: one for one in every}.values())


def _seen_by(written: Written) -> dict[str, str]:
    """In whose eyes the margin reads: those of the first channel."""
    first = Channel.objects.filter(pk__in=written.channels).first()
    if first is None:
        return {"speaker": "company", "action": "post"}
    return {
        "speaker": "company",
        "action": "post",
        "channel": network_of(first),
        "country": first.country,
    }
