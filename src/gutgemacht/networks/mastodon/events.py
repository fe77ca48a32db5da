"""The stream of a server: server-sent events, or a websocket where there is only that."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx

from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.mastodon.desk import Desk
from gutgemacht.networks.mastodon.server import streaming
from gutgemacht.networks.socket import Messages, messages
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

_PATH = "/api/v1/streaming"
LONGEST_EVENT = 2_000_000
# Mastodon gives a sign of life every 15 seconds.
QUIET = httpx.Timeout(25, connect=5)


@dataclass(frozen=True)
class Event:
    """One event; `data` is JSON, or the id of a status that was deleted."""

    name: str
    data: str


Coming = Iterator[Event | None]


@contextmanager
def events(desk: Desk, world: World, name: str, asks: Mapping[str, str]) -> Iterator[Coming]:
    """Events as they come, None for a sign of life; NetworkError (`unable`) without any stream."""
    http = Http(streaming(desk.http, desk.headers), world.inside)
    with ExitStack() as opened:
        asked = http.lines(f"{_PATH}/{name}", QUIET, params=dict(asks), headers=desk.headers)
        answer, lines = opened.enter_context(asked)
        if answer.status < 300 and _is_stream(answer):
            yield _of_lines(lines)
            return
        opened.close()
        yield _of_messages(_socket(opened, http, desk, world, {"stream": name, **asks}))


def _is_stream(answer: Answer) -> bool:
    return answer.headers.get("content-type", "").startswith("text/event-stream")


def _socket(
    opened: ExitStack, http: Http, desk: Desk, world: World, asks: Mapping[str, str]
) -> Messages:
    """Tokens go where servers look for them: into a header, or among the subprotocols."""
    token = desk.headers.get("Authorization", "").removeprefix("Bearer ")
    url = f"{http.base}{_PATH}?{urlencode(asks)}"
    try:
        return opened.enter_context(
            messages(url, world.inside, desk.headers, [token] if token else [])
        )
    except NetworkError as error:
        if error.trouble in ("limited", "expired"):
            raise
        raise NetworkError("unable", Phrase("{host} does not stream.", host=http.host)) from None


def _of_lines(lines: Iterator[str]) -> Coming:
    """By the standard (html.spec.whatwg.org, server-sent events): an empty line ends an event."""
    name, data = "", ""
    for line in lines:
        key, _, value = line.partition(":")
        if not line:
            if name or data:
                yield Event(name, data)
            name, data = "", ""
        elif not key:
            yield None
        elif key == "event":
            name = value.strip()
        elif key == "data":
            data = (f"{data}\n{value.strip()}" if data else value.strip())[:LONGEST_EVENT]


def _of_messages(open_: Messages) -> Coming:
    while True:
        told = open_.next()
        if told is None or not told:
            yield None
            continue
        said = _object(told)
        yield Event(str(said.get("event", "")), str(said.get("payload", "")))


def _object(told: str | bytes) -> dict[str, Any]:
    try:
        said = json.loads(told)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
