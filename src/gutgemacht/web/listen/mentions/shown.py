"""A mention as a line to read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from gutgemacht.web.listen.models import Mention
from gutgemacht.web.listen.words import kind_words, says_words, tone_words
from gutgemacht.web.publish.channels.kinds import network_name

# Beside the word, so that nobody depends on colour.
SIGNS = {-1: "−", 0: "○", 1: "+"}
COLOURS = {-1: "stop", 0: "", 1: "clear"}


def shown(mentions: "QuerySet[Mention] | Iterable[Mention]") -> list[dict[str, Any]]:
    """Lines of these mentions, with their topics and the posts of ours that they speak to."""
    found = list(mentions)
    prefetch_related_objects(found, "belongs__topic", "act__channel", "corrected_by", "handled_by")
    return [line(one) for one in found]


def line(mention: Mention) -> dict[str, Any]:
    """One mention with its words."""
    return {
        "mention": mention,
        "network": network_name(mention.network),
        "kind": kind_words().get(mention.kind, mention.kind),
        "says": says_words().get(mention.says, ""),
        "tone": tone_words()[mention.tone],
        "sign": SIGNS[mention.tone],
        "colour": COLOURS[mention.tone],
        "alts": [str(one.get("alt", "")) for one in mention.pictures],
        "likes": mention.counts.get("likes", 0),
        "shares": mention.counts.get("shares", 0),
        "replies": mention.counts.get("replies", 0),
    }
