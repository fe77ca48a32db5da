"""What the guideline says of a version on one channel."""

from dataclasses import replace
from datetime import datetime
from typing import cast

from django.conf import settings
from django.utils import timezone

from gutgemacht.check import Context, Draft, Medium, Verdict, check
from gutgemacht.guideline import Basis, Country
from gutgemacht.guideline import Channel as Network
from gutgemacht.guideline.scope import CHANNELS
from gutgemacht.web.draft.media import read
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import models
from gutgemacht.web.publish.drafts.body import Body, Shown
from gutgemacht.web.rules import in_force
from gutgemacht.web.turns import turns

NOTHING = Verdict("unknown", (), ())


def verdict_of(version: models.Version, channel: Channel, at: datetime) -> Verdict:
    """What the guideline says of it, spoken by the company at a time.

    Notes that the author set aside are in it: a reason of theirs spares nobody's look.
    """
    return verdict(Body.model_validate(version.body), channel, at)


def verdict(body: Body, channel: Channel, at: datetime) -> Verdict:
    """The same for words that stand in no version yet."""
    text, media = body.wording(channel.pk), media_of(body)
    if not text.strip() and not media:
        return NOTHING
    rules = in_force()
    context = Context(
        time=timezone.localtime(at),
        channel=network_of(channel),
        country=cast("Country", channel.country),
        company=settings.COMPANY or tuple(rules.guideline.company.names),
        appetite=rules.guideline.appetite,
    )
    with turns:
        return check(Draft(text, media, body.declared), rules.compiled, context)


def network_of(channel: Channel) -> Network:
    """The name by which rules know the network of a channel."""
    return next((name for name in CHANNELS if name == channel.network), "other")


def media_of(body: Body) -> tuple[Medium, ...]:
    """The pictures of a draft as the check reads them, with their alt texts."""
    told = dict(
        models.Picture.objects.filter(
            digest__in=[shown.digest for shown in body.pictures]
        ).values_list("digest", "told")
    )
    return tuple(_medium(shown, told[shown.digest]) for shown in body.pictures)


def undeclared(verdict: Verdict, body: Body) -> bool:
    """True while a question of the declaration that a rule needs is open."""
    return any(subject not in body.declared for subject in verdict.asked)


def gravest(verdict: Verdict) -> frozenset[Basis]:
    """What the findings rest on that make the verdict as grave as it is."""
    effects = {"stop": "stop", "ask": "ask", "look": "hint", "clear": ""}
    effect = effects[verdict.level]
    return frozenset(one.basis for one in verdict.findings if one.effect == effect)


def _medium(shown: Shown, told: str) -> Medium:
    return replace(read(told).medium, alt=shown.alt or None)
