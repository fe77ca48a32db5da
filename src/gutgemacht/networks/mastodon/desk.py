"""Calls to a server of Mastodon as one account, and its lists page by page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import regex

from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.mastodon.server import judge
from gutgemacht.networks.mastodon.status import Status
from gutgemacht.networks.world import World

PAGE = 40
_NEXT = regex.compile(r"<([^<>]*)>\s*;[^,]*\brel=\"?next\b")


class Desk:
    """`credentials` hold `server` and `token`, and `client` and `secret` of the app."""

    def __init__(self, credentials: Mapping[str, str], world: World) -> None:
        self.credentials = dict(credentials)
        self.http = Http(self.credentials.get("server", ""), world.inside, judge)
        self.headers = {"Authorization": f"Bearer {self.credentials.get('token', '')}"}

    def ask(self, method: str, path: str, private: Sequence[str] = (), **parts: Any) -> Answer:
        """One call as the account; raises NetworkError."""
        headers = {**self.headers, **parts.pop("headers", {})}
        return self.http.ask(method, f"/api/{path}", private, headers=headers, **parts)

    def pages(self, path: str, *, by_id: bool) -> Iterator[tuple[list[Status], bool]]:
        """Pages of a list, newest first, each with whether it is the last."""
        for answer, last in self.answers(path, by_id=by_id):
            yield answer.list, last

    def answers(self, path: str, *, by_id: bool) -> Iterator[tuple[Answer, bool]]:
        """Answers with the pages of a list, newest first, each with whether it is the last.

        `by_id` says that the list can be followed by the ids in it, where no link leads on. A
        server may show fewer than it was asked for, so what follows a short page is looked at.
        """
        answer: Answer | None = self.ask("GET", path, params={"limit": PAGE})
        while answer is not None:
            page = answer.list
            onward = _onward(answer, page, by_id=by_id)
            short = len(page) < PAGE
            then = self.ask("GET", path, params=onward) if onward and short else None
            ended = onward is None and (by_id or "link" in answer.headers)
            last = not page or ended or (then is not None and not then.list)
            yield answer, last
            if last or onward is None:
                return
            answer = then or self.ask("GET", path, params=onward)


def _onward(answer: Answer, page: list[Status], *, by_id: bool) -> dict[str, Any] | None:
    """What to ask for the next page. Only the query of a link counts: its host may be wrong."""
    link = answer.headers.get("link")
    if link:
        found = _NEXT.search(link)
        return dict(parse_qsl(urlsplit(found[1]).query)) if found else None
    if by_id and page:
        return {"limit": PAGE, "max_id": page[-1].get("id")}
    return None
