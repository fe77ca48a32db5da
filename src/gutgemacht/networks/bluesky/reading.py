"""Acts of an account, read from its repository: one list a collection, compared with the last."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from gutgemacht.networks.bluesky.record import COLLECTIONS, PROFILE, act
from gutgemacht.networks.bluesky.session import Session
from gutgemacht.networks.http import Answer
from gutgemacht.networks.seen import MOST, Page, Seen, enough, news
from gutgemacht.publish.network import Act, Acts

_NO_TIME = datetime.fromtimestamp(0, UTC)


class Reading:
    """One reading of all collections."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, Act] = {}

    def acts(self, cursor: str) -> Acts:
        """What is new, changed or gone since the cursor; oldest first."""
        seen = _cursor(cursor)
        revision = self._revision()
        if revision == seen.get("revision"):
            return Acts((), cursor)
        # Before the lists: what comes while they are read is a revision of its own.
        seen["revision"] = revision
        acts: list[Act] = []
        gone: list[str] = []
        for collection in COLLECTIONS:
            before = Seen.of_data(seen.get(collection))
            told = news(before, enough(before, self._pages(collection)))
            seen[collection] = told.seen.as_data()
            if collection == PROFILE:
                # One that was there before is no act, and one emptied tells it by its next version.
                acts += [] if before.first else self._of(collection, told.new)
                continue
            acts += self._of(collection, told.new)
            gone += [self._uri(collection, name) for name in told.gone]
        acts.sort(key=lambda one: one.at)
        return Acts(tuple(acts), json.dumps(seen, separators=(",", ":")), tuple(gone))

    def _revision(self) -> str:
        asked = {"did": self._session.did}
        said = self._session.ask("GET", "com.atproto.sync.getLatestCommit", params=asked)
        return str(said.object.get("rev", ""))

    def _of(self, collection: str, names: tuple[str, ...]) -> list[Act]:
        return [self._read[self._uri(collection, name)] for name in names]

    def _uri(self, collection: str, name: str) -> str:
        return f"at://{self._session.did}/{collection}/{name}"

    def _pages(self, collection: str) -> Iterator[Page]:
        answer = self._page(collection, "")
        while True:
            things = [self._noted(one, answer) for one in answer.object.get("records", ())]
            cursor = str(answer.object.get("cursor") or "")
            if not cursor or not things:
                yield things, True
                return
            # Servers give a cursor behind the last record too; only the next page tells.
            short = len(things) < MOST
            then = self._page(collection, cursor) if short else None
            yield things, then is not None and not then.object.get("records")
            answer = then or self._page(collection, cursor)

    def _page(self, collection: str, cursor: str) -> Answer:
        asked = {"repo": self._session.did, "collection": collection, "limit": MOST}
        if cursor:
            asked["cursor"] = cursor
        return self._session.ask("GET", "com.atproto.repo.listRecords", params=asked)

    def _noted(self, one: dict[str, Any], answer: Answer) -> tuple[str, str]:
        uri, version = str(one.get("uri", "")), str(one.get("cid", ""))[-8:]
        record = one.get("value")
        self._read[uri] = act(
            uri, version, record if isinstance(record, dict) else {}, answer.at or _NO_TIME
        )
        return uri.rpartition("/")[2], version


def _cursor(cursor: str) -> dict[str, Any]:
    try:
        said = json.loads(cursor or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
