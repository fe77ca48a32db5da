"""A server that speaks Mastodon's interface: what it takes, and what its errors mean.

Many kinds of servers speak it (GoToSocial, snac, Takahe and others); nothing is concluded from the
version they name.
"""

from typing import Any

from gutgemacht.networks.http import Answer, Http, usual
from gutgemacht.publish.network import Limits, NetworkError, Trouble
from gutgemacht.text import Phrase

# What Mastodon itself takes, for servers that do not say.
USUAL = Limits(500, 4, 16_000_000)


def judge(answer: Answer) -> Trouble:
    """What is wrong, by the status; words tell little, for servers speak the account's language.

    Too long a text and a bad picture are told by the one who knows what was sent.
    """
    said = str(answer.object.get("error", "")).lower()
    if said in ("invalid_grant", "invalid_client", "invalid_token"):
        return "expired"
    if answer.status in (405, 501):
        return "unable"
    return usual(answer)


def limits(http: Http, headers: dict[str, str]) -> Limits:
    """What a server takes, from its second description, else from its first."""
    for path in ("/api/v2/instance", "/api/v1/instance"):
        answer = http.answer("GET", path, headers=headers)
        if answer.status < 300:
            return read_limits(answer.object)
        if answer.status not in (401, 403, 404, 405, 410):
            raise http.error(answer, tuple(headers.values()))
    return USUAL


def read_limits(said: dict[str, Any]) -> Limits:
    """The limits in a description; those of Mastodon for what it leaves out."""
    statuses, media = (_in(said, "configuration", key) for key in ("statuses", "media_attachments"))
    characters = _number(statuses.get("max_characters"), said.get("max_toot_chars"))
    return Limits(
        characters or USUAL.characters,
        _number(statuses.get("max_media_attachments")) or USUAL.pictures,
        _number(media.get("image_size_limit")) or USUAL.picture_bytes,
    )


def streaming(http: Http, headers: dict[str, str]) -> str:
    """Where a server streams: its own address unless it names another.

    Raises NetworkError (`unable`) when it describes itself nowhere.
    """
    for path in ("/api/v2/instance", "/api/v1/instance"):
        answer = http.answer("GET", path, headers=headers)
        if answer.status < 300:
            named = _in(answer.object, "configuration", "urls").get("streaming")
            named = named or _in(answer.object, "urls").get("streaming_api") or http.base
            return str(named).replace("wss://", "https://", 1).replace("ws://", "http://", 1)
    raise NetworkError("unable", Phrase("{host} does not say where it streams.", host=http.host))


def _in(said: object, *place: str) -> dict[str, Any]:
    for key in place:
        said = said.get(key) if isinstance(said, dict) else None
    return said if isinstance(said, dict) else {}


def _number(*values: object) -> int:
    """The first that is a number above 0, else 0."""
    numbers = (value for value in values if isinstance(value, int))
    return next((value for value in numbers if value > 0), 0)
