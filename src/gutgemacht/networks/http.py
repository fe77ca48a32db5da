"""Asking a host that somebody named: short, bounded, only where it may, and with true errors."""

import ipaddress
import json
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import httpx

from gutgemacht import __version__
from gutgemacht.publish.network import NetworkError, Trouble
from gutgemacht.text import Phrase

LARGEST_ANSWER = 20_000_000
LONGEST_QUOTE = 200
LONGEST_LINE = 2_000_000
TIMES = httpx.Timeout(20, connect=5)
# Between two signs of life of a stream; Mastodon gives one every 15 seconds.
QUIET = httpx.Timeout(60, connect=5)
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True)
class Answer:
    """What a host said; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def json(self) -> Any:
        """The body as JSON; None when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def object(self) -> dict[str, Any]:
        """The body as an object; an empty one when it is none."""
        return self.json if isinstance(self.json, dict) else {}

    @property
    def list(self) -> list[dict[str, Any]]:
        """The objects of a body that is a list; an empty one when it is none."""
        found = self.json if isinstance(self.json, list) else []
        return [one for one in found if isinstance(one, dict)]

    @property
    def at(self) -> datetime | None:
        """When it was said, by the host's own clock."""
        try:
            return parsedate_to_datetime(self.headers["date"]).astimezone(UTC)
        except (KeyError, ValueError):
            return None


Judge = Callable[[Answer], Trouble]


def usual(answer: Answer) -> Trouble:
    """What is wrong, by the status alone."""
    known: dict[int, Trouble] = {
        401: "expired",
        403: "revoked",
        404: "gone",
        410: "gone",
        413: "picture",
        415: "picture",
        408: "down",
        429: "limited",
    }
    return known.get(answer.status, "refused" if answer.status < 500 else "down")


def address(named: str, inside: frozenset[str] = frozenset()) -> str:
    """The address of a host as people write it -> scheme and host, without a path.

    Raises NetworkError (`refused`) for what is no address, and for http outside of `inside`.
    """
    text = named.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.username is not None or any(sign.isspace() for sign in text):
        raise NetworkError(
            "refused", Phrase("This is no address of a server, such as social.example.")
        )
    place = _place(host, port)
    if parts.scheme != "https" and not (parts.scheme == "http" and place in inside):
        raise NetworkError(
            "refused", Phrase("{place} can be reached by https only; write https://.", place=place)
        )
    return f"{parts.scheme}://{place}"


def _place(host: str, port: int | None) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{port}" if port else shown


class Http:
    """One host. Tokens go into `headers` of a call; no text and no token ends in an error."""

    def __init__(
        self,
        base: str,
        inside: frozenset[str] = frozenset(),
        judge: Judge = usual,
        most: int = LARGEST_ANSWER,
    ) -> None:
        self.base, self._judge, self._most = address(base, inside), judge, most
        self.host = urlsplit(self.base).netloc
        self._client = httpx.Client(
            base_url=self.base,
            transport=_Guard(free=self.host in inside),
            headers={"User-Agent": f"gutgemacht/{__version__}"},
            timeout=TIMES,
            # A proxy would be asked for any address, also for those refused here.
            trust_env=False,
        )

    def ask(self, method: str, path: str, private: Sequence[str] = (), **parts: Any) -> Answer:
        """One question, its answer with a status below 300; else raises NetworkError.

        `parts` are those of httpx: params, json, data, files, content, headers. `private` are
        texts that an error must not repeat, should the host do so.
        """
        answer = self.answer(method, path, **parts)
        if answer.status < 300:
            return answer
        raise self.error(answer, (*private, *_tokens(parts)))

    def answer(self, method: str, path: str, **parts: Any) -> Answer:
        """One question and its answer, whatever its status; NetworkError when there is none."""
        with self._opened(method, path, parts) as response:
            body = bytearray()
            for block in response.iter_bytes():
                body += block
                if len(body) > self._most:
                    said = Phrase("{host} answers with far too much: more than {most} MB.")
                    raise self._too_much(said, self._most)
            return Answer(response.status_code, _small(response), bytes(body))

    @contextmanager
    def lines(
        self, path: str, quiet: httpx.Timeout = QUIET, **parts: Any
    ) -> Iterator[tuple[Answer, Iterator[str]]]:
        """A stream: status and headers at once, its lines as they come; `quiet` is for each.

        A line that does not end is a NetworkError (`down`).
        """
        with self._opened("GET", path, {**parts, "timeout": quiet}) as response:
            lines = self._lines(response.iter_text())
            yield Answer(response.status_code, _small(response), b""), lines

    def _lines(self, blocks: Iterator[str]) -> Iterator[str]:
        begun: list[str] = []
        length = 0
        for block in blocks:
            *ends, rest = block.split("\n")
            for end in ends:
                yield "".join((*begun, end)).removesuffix("\r")
                begun, length = [], 0
            begun.append(rest)
            length += len(rest)
            if length > LONGEST_LINE:
                said = Phrase(
                    "{host} sends a line without an end: more than {most} million characters."
                )
                raise self._too_much(said, LONGEST_LINE)

    def _too_much(self, said: Phrase, most: int) -> NetworkError:
        return NetworkError("down", said.about(host=self.host, most=most // 1_000_000))

    @contextmanager
    def _opened(self, method: str, path: str, parts: dict[str, Any]) -> Iterator[httpx.Response]:
        try:
            with self._client.stream(method, path, **parts) as response:
                yield response
        except Private:
            raise within(self.host) from None
        except (httpx.TransportError, httpx.DecodingError, OSError):
            # Without the cause: what it holds may tell what was sent.
            raise silent(self.host) from None

    def error(self, answer: Answer, private: Sequence[str] = ()) -> NetworkError:
        """What an answer with a status from 300 on means."""
        if answer.status < 400:
            said = Phrase("{host} sends on to another address; name the one it sends to.")
            return NetworkError("down", said.about(host=self.host))
        trouble = self._judge(answer)
        said, words = _MEANS[trouble], _words(answer, private)
        if words and trouble in _TELLING:
            said = _TELLING[trouble].about(words=words)
        wait = _wait(answer) if trouble == "limited" else None
        return NetworkError(trouble, said.about(host=self.host), wait)


_MEANS: dict[Trouble, Phrase] = {
    "down": Phrase("{host} has an error of its own."),
    "limited": Phrase("{host} was asked too often."),
    "expired": Phrase("{host} no longer takes the token."),
    "revoked": Phrase("{host} does not let this app in."),
    "refused": Phrase("{host} refused it."),
    "too-long": Phrase("{host} finds the text too long."),
    "picture": Phrase("{host} refused a picture."),
    "gone": Phrase("{host} does not have it."),
    "unable": Phrase("{host} has no such function."),
}


# Where the host's own words say more than ours.
_TELLING: dict[Trouble, Phrase] = {
    "refused": Phrase("{host} refused it. It says: “{words}”"),
    "too-long": Phrase("{host} finds the text too long. It says: “{words}”"),
    "picture": Phrase("{host} refused a picture. It says: “{words}”"),
}


def _tokens(parts: Mapping[str, Any]) -> list[str]:
    headers: Mapping[str, str] = parts.get("headers") or {}
    return [value.split(" ")[-1] for value in headers.values()]


def _words(answer: Answer, private: Sequence[str]) -> str:
    """The host's own sentence, unless it repeats a longer word of what is private."""
    said = answer.object
    words = next((said[key] for key in _SAYS if isinstance(said.get(key), str)), "")
    words = " ".join("".join(s if s.isprintable() else " " for s in words).split())
    hidden = "\n".join(private)
    if any(len(word) >= 8 and word in hidden for word in words.split()):
        return ""
    return words[:LONGEST_QUOTE]


_SAYS = ("error_description", "message", "error")


def _wait(answer: Answer) -> timedelta | None:
    """How long to wait: told in seconds, as a time of day, or as seconds since 1970."""
    told = answer.headers
    now = answer.at
    for name in ("retry-after", "x-ratelimit-reset", "ratelimit-reset"):
        until = _moment(told.get(name, ""), now)
        if until is not None:
            return min(max(until, timedelta(seconds=1)), LONGEST_WAIT)
    return None


def _moment(told: str, now: datetime | None) -> timedelta | None:
    try:
        seconds = float(told)
    except ValueError:
        return _until(told, now)
    if not 0 <= seconds < 1e11:
        return None
    if seconds < 1e8:
        return timedelta(seconds=seconds)
    return None if now is None else datetime.fromtimestamp(seconds, UTC) - now


def _until(told: str, now: datetime | None) -> timedelta | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            then = read(told)
        except ValueError:
            continue
        return None if now is None else then.astimezone(UTC) - now
    return None


def _small(response: httpx.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


class Private(Exception):
    """A name leads into a private network."""


def within(host: str) -> NetworkError:
    """What is said of a host that leads there."""
    said = Phrase(
        "{host} lies within a private network; only hosts that the server's settings name may."
    )
    return NetworkError("refused", said.about(host=host))


def silent(host: str) -> NetworkError:
    """What is said of a host that does not answer."""
    return NetworkError("down", Phrase("{host} does not answer.", host=host))


class _Guard(httpx.HTTPTransport):
    """Looks a name up once, refuses it when it leads inside, and connects to what was looked at.

    A name that is looked up a second time, by the connection, could lead elsewhere.
    """

    def __init__(self, *, free: bool) -> None:
        super().__init__()
        self._free = free

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """As httpx asks for it."""
        if not self._free:
            host = request.url.host
            place = open_place(host, request.url.port or 443)
            request.extensions = {**request.extensions, "sni_hostname": host}
            request.url = request.url.copy_with(host=place)
        return super().handle_request(request)


def open_place(host: str, port: int) -> str:
    """The number of a host on the open internet; raises Private where the name leads inside."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [str(entry[4][0]) for entry in found]
    if not all(_is_open(place) for place in places):
        raise Private
    return places[0]


def _is_open(place: str) -> bool:
    it = ipaddress.ip_address(place.split("%")[0])
    it = getattr(it, "ipv4_mapped", None) or it
    return it.is_global and not it.is_multicast
