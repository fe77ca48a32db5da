"""A part of a post <-> a record in a repository. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from gutgemacht.publish.content import Part
from gutgemacht.publish.network import Act, ActKind, NetworkError, Sent
from gutgemacht.text import Phrase

POST = "app.bsky.feed.post"
SHARE = "app.bsky.feed.repost"
LIKE = "app.bsky.feed.like"
PROFILE = "app.bsky.actor.profile"
COLLECTIONS = (POST, SHARE, LIKE, PROFILE)

MOST_PICTURES = 4

_SIGNS = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Record = dict[str, Any]


def record_key(at: datetime, key: str) -> str:
    """The name of a record: the same for the same key and time, so that it cannot be made twice.

    A TID as the protocol wants it: 53 bits of microseconds, 10 bits of their own, in signs that
    sort (atproto.com/specs/tid). The second is that of `at`; the rest comes from `key`.
    """
    mixed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
    seconds = (at - _EPOCH) // timedelta(seconds=1)
    number = (seconds * 1_000_000 + mixed % 1_000_000) << 10 | (mixed >> 32) % 1_024
    return "".join(_SIGNS[number >> shift & 31] for shift in range(60, -1, -5))


def time_text(at: datetime) -> str:
    """A time as records tell it."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_of(record: Record) -> datetime | None:
    """When a record says it was made; None when it tells no time."""
    try:
        return datetime.fromisoformat(str(record.get("createdAt"))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def post(
    part: Part,
    at: datetime,
    language: str,
    facets: Sequence[Mapping[str, Any]],
    images: Sequence[Mapping[str, Any]],
    reply: Mapping[str, Any] | None,
) -> Record:
    """The record of a part; what is empty is left out."""
    record: Record = {"$type": POST, "text": part.text, "createdAt": time_text(at)}
    if language:
        record["langs"] = [language]
    if facets:
        record["facets"] = list(facets)
    if images:
        record["embed"] = {"$type": "app.bsky.embed.images", "images": list(images)}
    if reply:
        record["reply"] = dict(reply)
    return record


def collection_of(uri: str) -> tuple[str, str, str]:
    """Account, collection and name of at://account/collection/name.

    Raises NetworkError (`gone`) for anything else.
    """
    parts = uri.removeprefix("at://").split("/")
    if not uri.startswith("at://") or len(parts) != 3 or not all(parts):
        raise NetworkError("gone", Phrase("Bluesky knows no such post; its id begins with at://."))
    return parts[0], parts[1], parts[2]


def page_of(uri: str) -> str:
    """Where people open a record; the page of the account for what has none, else nothing."""
    try:
        did, collection, name = collection_of(uri)
    except NetworkError:
        return ""
    profile = f"https://bsky.app/profile/{did}"
    return f"{profile}/post/{name}" if collection == POST else profile


def sent(uri: str, record: Record, at: datetime) -> Sent:
    """A record as something published; `at` when it tells no time itself."""
    return Sent(uri, page_of(uri), time_of(record) or at)


def act(uri: str, version: str, record: Record, at: datetime) -> Act:
    """A record of one of the collections as an act; `at` where it tells no time itself."""
    collection = collection_of(uri)[1]
    if collection == PROFILE:
        # Changed in place, so each version is an act; what it tells is of its making.
        words = [str(record.get(key, "")) for key in ("displayName", "description")]
        return Act(
            "profile", f"{uri}#{version}", at, "\n\n".join(filter(None, words)), page_of(uri)
        )
    return Act(
        kind=_kind(collection, record),
        id=uri,
        at=time_of(record) or at,
        text=_text(record),
        url=page_of(uri if collection == POST else _of(record)),
        pictures=_alts(record),
        of=_of(record),
    )


def _kind(collection: str, record: Record) -> ActKind:
    if collection == SHARE:
        return "share"
    if collection == LIKE:
        return "like"
    return "reply" if place_in(record, "reply", "parent", "uri") else "post"


def _text(record: Record) -> str:
    text = record.get("text")
    return text if isinstance(text, str) else ""


def _of(record: Record) -> str:
    """What is shared, liked, replied to or quoted."""
    places = (
        ("subject", "uri"),
        ("reply", "parent", "uri"),
        ("embed", "record", "uri"),
        ("embed", "record", "record", "uri"),
    )
    uris = (place_in(record, *place) for place in places)
    return next((uri for uri in uris if isinstance(uri, str) and uri), "")


def _alts(record: Record) -> tuple[str, ...]:
    images = place_in(record, "embed", "images") or place_in(record, "embed", "media", "images")
    if not isinstance(images, list):
        return ()
    return tuple(str(one.get("alt", "")) for one in images if isinstance(one, dict))


def place_in(record: object, *place: str) -> object:
    """What stands at a place in nested objects; None where there is nothing."""
    for key in place:
        record = record.get(key) if isinstance(record, dict) else None
    return record
