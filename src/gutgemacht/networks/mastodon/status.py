"""A status as a server tells it -> its words, and an act. Pure."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from unicodedata import normalize

import regex

from gutgemacht.networks.mastodon import MENTION
from gutgemacht.publish.content import Part
from gutgemacht.publish.network import Act, ActKind, Sent

Status = dict[str, Any]

LIKE = "favourite:"
_NO_TIME = datetime.fromtimestamp(0, UTC)
_SPACE = regex.compile(r"\s+")


def plain(html: str, mentions: Mapping[str, str] = {}) -> str:
    """The words of a post in HTML; `mentions` says whose a link to an account is."""
    reader = _Words(mentions)
    reader.feed(html)
    reader.close()
    return reader.text.strip("\n")


class _Words(HTMLParser):
    """Paragraphs and breaks become lines; a mention is told in full.

    What a server puts before a quote, for readers that know no quotes, is not the writer's.
    """

    def __init__(self, mentions: Mapping[str, str]) -> None:
        super().__init__()
        self.text = ""
        self._mentions, self._mention = mentions, ""
        self._servers_own = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "quote-inline" in (dict(attrs).get("class") or ""):
            self._servers_own = True
        elif tag == "br":
            self.text += "\n"
        elif tag == "p" and self.text:
            self.text += "\n\n"
        elif tag == "a":
            self._mention = self._mentions.get(dict(attrs).get("href") or "", "")
            self.text += f"@{self._mention}" if self._mention else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._mention = ""
        if tag == "p":
            self._servers_own = False

    def handle_data(self, data: str) -> None:
        if not self._mention and not self._servers_own:
            self.text += data


def text_of(status: Status) -> str:
    """What a status says, as it was written as far as HTML tells."""
    mentions = {
        str(one.get("url", "")): str(one.get("acct", ""))
        for one in status.get("mentions") or ()
        if isinstance(one, dict)
    }
    return plain(str(status.get("content") or ""), mentions)


def alts(status: Status) -> tuple[str, ...]:
    """Its alt texts, in order."""
    media = status.get("media_attachments")
    return tuple(str(one.get("description") or "") for one in media or () if isinstance(one, dict))


def says(status: Status, part: Part) -> bool:
    """True when the status is that part: the same words, the same alt texts."""
    same_words = _compared(text_of(status)) == _compared(part.text)
    return same_words and alts(status) == tuple(picture.alt for picture in part.pictures)


def _compared(text: str) -> str:
    """Without what servers change: spaces, composed letters, the host of a mention."""
    return _SPACE.sub(" ", MENTION.sub(r"@\1", normalize("NFC", text))).strip()


def time_of(status: Status) -> datetime:
    """When it was published."""
    try:
        return datetime.fromisoformat(str(status.get("created_at"))).astimezone(UTC)
    except (ValueError, OverflowError):
        return _NO_TIME


def sent(status: Status) -> Sent:
    """A status as something published."""
    return Sent(
        str(status.get("id", "")), str(status.get("url") or status.get("uri")), time_of(status)
    )


def version(status: Status) -> str:
    """What changes when the status does."""
    told = json.dumps([status.get("content"), status.get("spoiler_text"), alts(status)])
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def counts(status: Status) -> dict[str, int]:
    """Replies, shares and likes, where the server tells them."""
    names = {"replies": "replies_count", "shares": "reblogs_count", "likes": "favourites_count"}
    return {ours: int(status[name]) for ours, name in names.items() if status.get(name) is not None}


def act(status: Status) -> Act:
    """A status of one's own as an act: a post, a reply, or a share of another's."""
    shared = status.get("reblog")
    shown = shared if isinstance(shared, dict) else status
    kind: ActKind = "post"
    if shown is shared:
        kind = "share"
    elif status.get("in_reply_to_id"):
        kind = "reply"
    return Act(
        kind=kind,
        id=str(status.get("id", "")),
        at=time_of(status),
        text="" if kind == "share" else text_of(status),
        url=str(shown.get("url") or shown.get("uri") or ""),
        app=str((status.get("application") or {}).get("name") or ""),
        pictures=() if kind == "share" else alts(status),
        of=str(shown.get("uri") if kind == "share" else status.get("in_reply_to_id") or ""),
        counts=counts(shown),
    )


def like(status: Status, at: datetime) -> Act:
    """A status of somebody that was liked, seen at `at`: servers do not tell when it was done."""
    return Act(
        kind="like",
        id=f"{LIKE}{status.get('id')}",
        at=at,
        url=str(status.get("url") or status.get("uri") or ""),
        of=str(status.get("uri") or ""),
    )


def profile(account: Mapping[str, Any]) -> tuple[str, str]:
    """Name, words and fields of a profile in one text, and what changes when it does.

    Pictures count for the change: their addresses are new when they are.
    """
    fields = [one for one in account.get("fields") or () if isinstance(one, dict)]
    lines = [
        str(account.get("display_name") or ""),
        plain(str(account.get("note") or "")),
        *(f"{one.get('name', '')}: {plain(str(one.get('value') or ''))}" for one in fields),
    ]
    text = "\n".join(line for line in lines if line.strip())
    told = json.dumps([text, account.get("avatar"), account.get("header")])
    return text, hashlib.sha256(told.encode()).hexdigest()[:12]
