"""Acts of an account on a server of Mastodon: its statuses, its likes and its profile."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from gutgemacht.networks.mastodon.desk import Desk
from gutgemacht.networks.mastodon.status import LIKE, Status, act, like, profile, time_of, version
from gutgemacht.networks.seen import Page, Seen, enough, news
from gutgemacht.publish.network import Act, Acts

_NO_TIME = datetime.fromtimestamp(0, UTC)


class Reading:
    """One reading of everything, compared with the cursor of the last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read: dict[str, Status] = {}

    def acts(self, cursor: str) -> Acts:
        """What is new, changed or gone since the cursor; oldest first."""
        seen = _cursor(cursor)
        answer = self._desk.ask("GET", "v1/accounts/verify_credentials")
        at, me = answer.at or _NO_TIME, answer.object
        statuses, gone = self._statuses(str(me.get("id", "")), seen)
        likes, gone_likes = self._likes(at, seen)
        acts = sorted([*statuses, *likes], key=lambda one: one.at)
        acts += self._profile(me, at, seen)
        told = json.dumps(seen, separators=(",", ":"))
        return Acts(tuple(acts), told, (*gone, *gone_likes))

    def _statuses(self, me: str, seen: dict[str, Any]) -> tuple[list[Act], Sequence[str]]:
        before = Seen.of_data(seen.get("statuses"))
        pages = self._desk.pages(f"v1/accounts/{me}/statuses", by_id=True)
        told = news(before, enough(before, self._noted(pages, version)))
        seen["statuses"] = told.seen.as_data()
        return [act(self._read[name]) for name in told.new], told.gone

    def _likes(self, at: datetime, seen: dict[str, Any]) -> tuple[list[Act], Sequence[str]]:
        before = Seen.of_data(seen.get("likes"))
        pages = self._desk.pages("v1/favourites", by_id=False)
        told = news(before, enough(before, self._noted(pages, lambda status: "")))
        seen["likes"] = told.seen.as_data()
        # At the first look they are old, and no younger than what they are for.
        acts = [
            like(self._read[name], time_of(self._read[name]) if before.first else at)
            for name in told.new
        ]
        return acts, [f"{LIKE}{name}" for name in told.gone]

    def _noted(self, pages: Iterator[tuple[list[Status], bool]], changes: Any) -> Iterator[Page]:
        for statuses, last in pages:
            self._read |= {str(one.get("id")): one for one in statuses}
            yield [(str(one.get("id")), changes(one)) for one in statuses], last

    def _profile(self, me: Mapping[str, Any], at: datetime, seen: dict[str, Any]) -> list[Act]:
        text, now = profile(me)
        before, seen["profile"] = seen.get("profile"), now
        if before in (None, now):
            return []
        return [Act("profile", f"profile:{now}", at, text, str(me.get("url") or ""))]


def _cursor(cursor: str) -> dict[str, Any]:
    try:
        said = json.loads(cursor or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
