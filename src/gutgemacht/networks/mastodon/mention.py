"""A status of somebody as a server tells it -> a mention. Pure."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from gutgemacht.listen.mention import Mention, MentionKind, Shown
from gutgemacht.networks.mastodon.status import Status, counts, text_of
from gutgemacht.networks.newest import Entry

# The address of a status by its id on the server that was asked; the id itself where it is silent.
Parents = Callable[[str], str]


def entry(status: Any, host: str, now: datetime, parents: Parents) -> Entry:
    """A status of a list as a thing of `newest.py`; what cannot be read is `broken`."""
    status = status if isinstance(status, dict) else {}
    name = str(status.get("id") or "")
    version = str(status.get("edited_at") or "")[:19]
    at = _at(status)
    account = status.get("account")
    if not name or at is None or not isinstance(account, dict):
        return Entry(name or f"?{sorted(status)}"[:100], version, at or now, None, broken=True)
    at = min(at, now)
    return Entry(name, version, at, mention(status, account, host, at, parents))


def mention(
    status: Status, account: dict[str, Any], host: str, at: datetime, parents: Parents
) -> Mention:
    """Its id is that on the server asked: `id@host`, for ids of two servers may be the same."""
    quoted, answered = _quoted(status), str(status.get("in_reply_to_id") or "")
    kind: MentionKind = "reply" if answered else "quote" if quoted else "post"
    warned = str(status.get("spoiler_text") or "").strip()
    words = text_of(status)
    return Mention(
        network="mastodon",
        id=f"{status['id']}@{host}",
        at=at,
        text=f"{warned}\n\n{words}" if warned else words,
        url=str(status.get("url") or status.get("uri") or ""),
        author=handle(account, host),
        author_name=str(account.get("display_name") or account.get("username") or ""),
        followers=number(account.get("followers_count")),
        language=str(status.get("language") or ""),
        kind=kind,
        of=parents(answered) if answered else quoted,
        tags=tuple(str(one.get("name")) for one in dicts(status.get("tags")) if one.get("name")),
        pictures=tuple(
            Shown(
                str(one.get("url") or one.get("preview_url") or ""),
                str(one.get("description") or ""),
            )
            for one in dicts(status.get("media_attachments"))
        ),
        counts=counts(status),
    )


def handle(account: dict[str, Any], host: str) -> str:
    """The name of an account with its server; a server leaves out itself."""
    name = str(account.get("acct") or account.get("username") or "")
    own = urlsplit(str(account.get("url") or "")).netloc or host
    return name if "@" in name or not name else f"{name}@{own}"


def number(value: object) -> int | None:
    """A count, where there is one."""
    return value if isinstance(value, int) and value >= 0 else None


def dicts(value: object) -> list[dict[str, Any]]:
    """The objects of what should be a list of them."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _quoted(status: Status) -> str:
    """Mastodon's own quotes, and those of servers that had them before."""
    quote = status.get("quote")
    if not isinstance(quote, dict):
        return ""
    inner = quote.get("quoted_status")
    quoted = inner if isinstance(inner, dict) else quote
    return str(quoted.get("url") or quoted.get("uri") or "")


def _at(status: Status) -> datetime | None:
    try:
        return datetime.fromisoformat(str(status.get("created_at"))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
