"""Requests as clients write them, and what a person would see of the answer."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any

SECONDS = 60


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def rules(self) -> list[str]:
        return [match["rule"]["id"] for match in self.json["matches"]]


def form(**fields: str) -> bytes:
    return urllib.parse.urlencode(fields).encode()


def send(
    address: str,
    body: bytes | None = None,
    content_type: str | None = None,
    *,
    method: str | None = None,
    **headers: str,
) -> Answer:
    """One request; `content_type` is what the browser, not Python, would write."""
    request = urllib.request.Request(address, body, headers, method=method)
    if content_type is not None:
        request.add_header("Content-Type", content_type)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def check(base: str, text: str, language: str = "de-DE", **fields: str) -> Answer:
    return send(f"{base}/v2/check", form(text=text, language=language, **fields))


def marked(text: str, answer: Answer, units: str = "utf-16-le") -> list[str]:
    """The words that a client underlines: it cuts in UTF-16 units, as JavaScript does."""
    written = text.encode(units)
    spans = [(match["offset"] * 2, match["length"] * 2) for match in answer.json["matches"]]
    return [written[start : start + length].decode(units) for start, length in spans]
