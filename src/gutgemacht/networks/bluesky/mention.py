"""A record of somebody's post -> a mention. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from gutgemacht.listen.mention import Mention, MentionKind, Shown
from gutgemacht.networks.bluesky.record import page_of, place_in, time_of

# What a post is not: a moment before Bluesky.
_FIRST = datetime(2022, 1, 1, tzinfo=UTC)


def mention(
    uri: str,
    record: Mapping[str, Any],
    seen: datetime,
    author: Mapping[str, Any] | None = None,
    counts: Mapping[str, int] | None = None,
) -> Mention:
    """The post of that address; `seen` is when the network saw it.

    An app writes the time of a post itself; it counts unless it lies in the future, or long before.
    Raises ValueError for a record without words or time.
    """
    if not isinstance(record.get("text"), str):
        raise ValueError("the record holds no text")
    told, did = time_of(dict(record)), uri.removeprefix("at://").split("/")[0]
    answered, quoted = of_reply(record, "parent"), _quoted(record)
    kind: MentionKind = "reply" if answered else "quote" if quoted else "post"
    who = author or {}
    return Mention(
        network="bluesky",
        id=uri,
        at=told if told and _FIRST < told <= seen else seen,
        text=str(record["text"]),
        url=page_of(uri),
        author=str(who.get("handle") or did),
        author_name=str(who.get("displayName") or ""),
        followers=number(who.get("followersCount")),
        language=_language(record),
        kind=kind,
        of=answered or quoted,
        root=of_reply(record, "root"),
        tags=_tags(record),
        pictures=_pictures(record, did),
        counts=counts or {},
    )


def further(record: Mapping[str, Any]) -> list[str]:
    """What else a post tells: who is named in it, addresses, the card of a link."""
    features = [
        one for facet in _dicts(record.get("facets")) for one in _dicts(facet.get("features"))
    ]
    named = [one.get(key) for one in features for key in ("did", "uri")]
    card = [place_in(record, "embed", "external", key) for key in ("uri", "title", "description")]
    return [one for one in (*named, *card, _quoted(record)) if isinstance(one, str) and one]


def of_reply(record: Mapping[str, Any], which: str) -> str:
    """What is answered (`parent`), or where that conversation began (`root`)."""
    found = place_in(record, "reply", which, "uri")
    return found if isinstance(found, str) else ""


def number(value: object) -> int | None:
    """A count, where there is one."""
    return value if isinstance(value, int) and value >= 0 else None


def _quoted(record: Mapping[str, Any]) -> str:
    places = (("embed", "record", "uri"), ("embed", "record", "record", "uri"))
    found = (place_in(record, *place) for place in places)
    return next((one for one in found if isinstance(one, str) and one), "")


def _tags(record: Mapping[str, Any]) -> tuple[str, ...]:
    features = [
        one for facet in _dicts(record.get("facets")) for one in _dicts(facet.get("features"))
    ]
    named = [one.get("tag") for one in features]
    outside = record.get("tags")
    named += outside if isinstance(outside, list) else []
    return tuple(dict.fromkeys(one for one in named if isinstance(one, str) and one))


def _pictures(record: Mapping[str, Any], did: str) -> tuple[Shown, ...]:
    """By the blobs' names; where they lie is the public picture server of Bluesky."""
    images = place_in(record, "embed", "images") or place_in(record, "embed", "media", "images")
    return tuple(Shown(_blob(one, did), str(one.get("alt") or "")) for one in _dicts(images))


def _blob(image: Mapping[str, Any], did: str) -> str:
    link = place_in(image, "image", "ref", "$link")
    where = "https://cdn.bsky.app/img/feed_fullsize/plain"
    return f"{where}/{did}/{link}@jpeg" if isinstance(link, str) else ""


def _language(record: Mapping[str, Any]) -> str:
    langs = record.get("langs")
    return str(langs[0]) if isinstance(langs, list) and len(langs) == 1 else ""


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
