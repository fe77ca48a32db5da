"""A feed read again and again: asked for only when it changed, and only what is new is told."""

import hashlib
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

from gutgemacht.networks.feed.read import FeedError, read
from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.seen import MOST, Listed, Seen, news
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.network import Act, Acts, NetworkError

_NO_TIME = datetime.fromtimestamp(0, UTC)
# A feed names these, and wants them told again.
_MARKS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


def read_feed(url: str, cursor: str, world: World = WORLD) -> Acts:
    """Entries that are new or changed since the cursor, oldest first.

    What falls out of a feed is not deleted: feeds are short. Raises NetworkError.
    """
    marks, seen = _kept(cursor)
    http = Http(url, world.inside)
    parts = urlsplit(url if "://" in url else f"https://{url}")
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    headers = {_MARKS[name]: value for name, value in marks.items() if name in _MARKS}
    answer = http.answer("GET", path, headers=headers)
    if answer.status == 304:
        return Acts((), cursor)
    if answer.status >= 300:
        raise http.error(answer)
    return _told(answer, seen)


def _told(answer: Answer, seen: Seen) -> Acts:
    try:
        found = read(answer.body, answer.at or _NO_TIME)
    except FeedError as error:
        raise NetworkError("refused", error.said) from None
    # Some feeds begin with the oldest.
    acts = {act.id: act for act in sorted(found, key=lambda act: act.at, reverse=True)}
    listed = [(name, _version(act)) for name, act in acts.items()]
    told = news(seen, Listed(listed[:MOST], whole=len(listed) <= MOST))
    marks = {name: answer.headers[name] for name in _MARKS if name in answer.headers}
    cursor = {"marks": marks, "seen": told.seen.as_data()}
    return Acts(tuple(acts[name] for name in told.new), json.dumps(cursor, separators=(",", ":")))


def _version(act: Act) -> str:
    return hashlib.sha256(f"{act.text}\n{act.pictures}".encode()).hexdigest()[:8]


def _kept(cursor: str) -> tuple[dict[str, str], Seen]:
    try:
        said = json.loads(cursor or "{}")
    except ValueError:
        said = {}
    return said.get("marks", {}), Seen.of_data(said.get("seen"))
