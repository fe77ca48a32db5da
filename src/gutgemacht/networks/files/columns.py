"""Which column of an export is what: guessed from its names, and told by people. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

# What a column can hold; `date` and `clock` together are a `time`.
Part = Literal[
    "time", "date", "clock", "text", "title", "url", "author", "author_name", "id", "network",
    "followers", "language", "kind", "of", "tags", "likes", "shares", "replies",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)

# Names as the usual listening tools give their columns, in English and German, in small letters;
# those in front are surer.
_NAMES: Mapping[Part, Sequence[str]] = {
    "time": (
        "time", "zeit", "zeitpunkt", "timestamp", "datetime", "date time", "date/time",
        "created_at", "created at", "createdtime", "created time", "published", "published_at",
        "published at", "publish date", "publication date", "veröffentlicht", "veröffentlicht am",
        "veröffentlichungsdatum", "erstellt", "erstellt am", "erscheinungsdatum", "date", "datum",
        "post date", "posted", "datum und uhrzeit", "date (utc)", "tag",
    ),
    "clock": ("time", "uhrzeit", "zeit", "hour", "clock"),
    "text": (
        "text", "full text", "fulltext", "volltext", "content", "inhalt", "message", "nachricht",
        "body", "mention", "erwähnung", "beitrag", "beitragstext", "post", "caption", "tweet",
        "post text", "hit sentence", "snippet", "opening text", "content_snippet", "textauszug",
        "kommentar", "comment", "description", "beschreibung", "status",
    ),
    "title": ("title", "titel", "headline", "überschrift", "schlagzeile", "betreff"),
    "url": (
        "url", "link", "permalink", "adresse", "address", "post url", "post link", "mention url",
        "url des beitrags", "original url", "source url", "webadresse",
    ),
    "author": (
        "author", "autor", "autorin", "verfasser", "username", "user name", "benutzername",
        "handle", "screen name", "senderscreenname", "account", "konto", "nutzer", "user",
        "influencer", "from", "von", "author handle", "profile name",
    ),
    "author_name": (
        "full name", "author name", "autorname", "anzeigename", "display name", "name",
        "extra_author_attributes.name",
    ),
    "id": (
        "id", "post id", "mention id", "resource id", "document id", "status id", "tweet id",
        "external_id", "guid", "beitrags-id", "nachrichten-id",
    ),
    "network": (
        "network", "netzwerk", "platform", "plattform", "channel", "kanal", "page type",
        "source type", "media type", "quelltyp", "social network", "domain", "source", "quelle",
        "medium", "content source", "sntypecolumn",
    ),
    "followers": (
        "followers", "follower", "follower count", "followers count", "abonnenten", "x followers",
        "twitter followers", "author followers", "reach", "reichweite", "potential reach",
        "potenzielle reichweite", "anzahl follower",
    ),
    "language": ("language", "sprache", "lang", "language code", "sprachcode"),
    "kind": ("kind", "art", "post type", "mention type", "type", "typ", "beitragsart"),
    "of": (
        "of", "reply to", "in_reply_to", "in reply to", "parent", "parent url", "antwort auf",
        "thread id", "thread url", "reshare of",
    ),
    "tags": ("hashtags", "tags", "schlagwörter"),
    "likes": ("likes", "like count", "gefällt mir", "reactions", "reaktionen", "favorites"),
    "shares": ("shares", "share count", "retweets", "reposts", "geteilt", "teilungen"),
    "replies": ("replies", "reply count", "comments", "antworten", "kommentare", "comment count"),
}  # fmt: skip


def fingerprint(columns: Sequence[str]) -> str:
    """The same for files with the same columns, in whatever order and letters."""
    names = sorted({plain(name) for name in columns})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def guessed(columns: Sequence[str]) -> dict[Part, str]:
    """What the names of columns tell: part -> column, each column once."""
    known = {plain(name): name for name in reversed(columns)}
    found: dict[Part, str] = {}
    for part, names in _NAMES.items():
        taken = set(found.values())
        column = next(
            (known[name] for name in names if known.get(name, "") not in {"", *taken}), ""
        )
        if column:
            found[part] = column
    return _with_clock(found, known)


def _with_clock(found: dict[Part, str], known: Mapping[str, str]) -> dict[Part, str]:
    """A day and a time of day in two columns, as some tools have it."""
    day = next((known[name] for name in ("date", "datum", "tag") if name in known), "")
    clock = next((known[name] for name in _NAMES["clock"] if name in known), "")
    if day and clock and found.get("time") in (day, clock):
        return {
            **{part: name for part, name in found.items() if part != "time"},
            "date": day,
            "clock": clock,
        }
    found.pop("clock", None)
    return found


def missing(mapping: Mapping[Part, str]) -> list[Part]:
    """What a mapping needs and does not have."""
    lacks: list[Part] = []
    if "time" not in mapping and "date" not in mapping:
        lacks.append("time")
    if "text" not in mapping and "title" not in mapping:
        lacks.append("text")
    return lacks


def plain(name: str) -> str:
    """A name of a column as it is compared."""
    return " ".join(name.strip().strip('"\ufeff').casefold().split())
