"""An account on any server that speaks Mastodon's interface: what the port to a network asks."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from gutgemacht.networks.http import Http
from gutgemacht.networks.mastodon import SHAPE
from gutgemacht.networks.mastodon.desk import Desk
from gutgemacht.networks.mastodon.reading import Reading
from gutgemacht.networks.mastodon.server import limits, streaming
from gutgemacht.networks.mastodon.status import LIKE, Status, counts, says, time_of
from gutgemacht.networks.mastodon.status import sent as as_sent
from gutgemacht.networks.way import Field, Way
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.content import Audience, Content, Part, Picture
from gutgemacht.publish.network import Account, Acts, Limits, Network, NetworkError, Sent
from gutgemacht.text import Phrase

WAYS = (Way("oauth", (Field("server", example="mastodon.social"),)),)
VISIBILITY: dict[Audience, str] = {
    "public": "public",
    "unlisted": "unlisted",
    "followers": "private",
}
# Their clock and ours may differ by this much when a post is looked for.
CLOCKS_DIFFER = timedelta(minutes=2)
LOOKS_FOR_A_PICTURE = 30


class MastodonAccount:
    """One account; its token is all that is needed."""

    def __init__(self, desk: Desk, world: World) -> None:
        self._desk, self._world = desk, world

    @property
    def credentials(self) -> Mapping[str, str]:
        """Server, token and app; they do not change with use."""
        return self._desk.credentials

    def account(self) -> Account:
        """As the server says to its owner."""
        said = self._me()
        host = urlsplit(str(said.get("url") or "")).netloc or self._desk.http.host
        return Account(
            id=str(said.get("id", "")),
            handle=f"{said.get('acct', '')}@{host}",
            name=str(said.get("display_name") or ""),
            url=str(said.get("url") or ""),
        )

    def limits(self) -> Limits:
        """As the server says."""
        return limits(self._desk.http, self._desk.headers)

    def send(
        self,
        content: Content,
        number: int,
        sent: Sequence[Sent],
        pictures: Mapping[str, bytes],
        key: str,
        at: datetime,
    ) -> Sent:
        """Posts with an idempotency key, which most servers ignore: ask `find` before a retry."""
        part = content.parts[number]
        media = [self._upload(picture, pictures[picture.digest]) for picture in part.pictures]
        asked: dict[str, Any] = {
            "status": part.text,
            "visibility": VISIBILITY[content.audience],
            "media_ids": media,
            "language": content.language,
            "spoiler_text": content.warning,
            "in_reply_to_id": sent[-1].id if sent else content.answers,
        }
        once = {"Idempotency-Key": hashlib.sha256(key.encode()).hexdigest()}
        return self._publish("POST", "v1/statuses", part, asked, headers=once)

    def find(self, part: Part, key: str, at: datetime) -> Sent | None:
        """The newest own status of the same words and alt texts, not older than `at`."""
        pages = self._desk.pages(f"v1/accounts/{self._me().get('id')}/statuses", by_id=True)
        for page, _ in pages:
            recent = [one for one in page if time_of(one) >= at - CLOCKS_DIFFER]
            for status in recent:
                if not status.get("reblog") and says(status, part):
                    return as_sent(status)
            if len(recent) < len(page):
                break
        return None

    def edit(self, sent: Sent, part: Part, language: str) -> Sent:
        """Corrects words and alt texts; other pictures would be another post."""
        status = self._status(sent.id)
        media = [str(one.get("id")) for one in status.get("media_attachments") or ()]
        if len(media) != len(part.pictures):
            raise NetworkError("refused", Phrase("An edit keeps the pictures that were published."))
        alts = [picture.alt for picture in part.pictures]
        asked = {
            "status": part.text,
            "media_ids": media,
            "media_attributes": [
                {"id": name, "description": alt} for name, alt in zip(media, alts, strict=True)
            ],
            "language": language,
            "spoiler_text": status.get("spoiler_text"),
            "sensitive": status.get("sensitive"),
        }
        try:
            return self._publish("PUT", f"v1/statuses/{sent.id}", part, asked)
        except NetworkError as error:
            if error.trouble != "gone":
                raise
            # It is there, it was just read: what is missing is the call.
            raise NetworkError(
                "unable", Phrase("{host} knows no edits.", host=self._desk.http.host)
            ) from None

    def take_back(self, sent: Sent) -> None:
        """Deletes a post, undoes a share or a like."""
        if sent.id.startswith(LIKE):
            name = sent.id.removeprefix(LIKE)
            self._desk.ask("POST", f"v1/statuses/{name}/unfavourite")
            return
        shared = self._status(sent.id).get("reblog")
        if isinstance(shared, dict):
            self._desk.ask("POST", f"v1/statuses/{shared.get('id')}/unreblog")
        else:
            self._desk.ask("DELETE", f"v1/statuses/{sent.id}")

    def acts(self, cursor: str) -> Acts:
        """Posts, replies, shares, likes and the profile."""
        return Reading(self._desk).acts(cursor)

    def counts(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """One question a post: older servers know no other way."""
        found: dict[str, Mapping[str, int]] = {}
        for name in ids:
            try:
                found[name] = counts(self._status(name))
            except NetworkError as error:
                if error.trouble != "gone":
                    raise
        return found

    def watch(self, cursor: str) -> Iterator[Acts]:
        """The stream rings, and what is new is read as always; so nothing is lost between.

        Likes do not ring: they come with the next ring, or when asked for.
        """
        headers, base = self._desk.headers, streaming(self._desk.http, self._desk.headers)
        me = str(self._me().get("id", ""))
        http = Http(base, self._world.inside)
        with http.lines("/api/v1/streaming/user", headers=headers) as (answer, lines):
            kind = answer.headers.get("content-type", "")
            if answer.status >= 300 or not kind.startswith("text/event-stream"):
                raise NetworkError("unable", Phrase("{host} does not stream.", host=http.host))
            for _ in _rings(lines, me):
                acts = self.acts(cursor)
                cursor = acts.cursor
                yield acts

    def revoke(self) -> None:
        """The token is dead afterwards; `unable` where a server knows no way."""
        known = self._desk.credentials
        asked = {
            "client_id": known.get("client", ""),
            "client_secret": known.get("secret", ""),
            "token": known.get("token", ""),
        }
        try:
            self._desk.http.ask("POST", "/oauth/revoke", tuple(asked.values()), data=asked)
        except NetworkError as error:
            if error.trouble != "gone":
                raise
            said = Phrase("{host} takes no token back; remove the app there by hand.")
            raise NetworkError("unable", said.about(host=self._desk.http.host)) from None

    def _me(self) -> dict[str, Any]:
        return self._desk.ask("GET", "v1/accounts/verify_credentials").object

    def _status(self, name: str) -> Status:
        return self._desk.ask("GET", f"v1/statuses/{name}").object

    def _publish(
        self, method: str, path: str, part: Part, asked: dict[str, Any], **more: Any
    ) -> Sent:
        told = {name: value for name, value in asked.items() if value}
        alts = (picture.alt for picture in part.pictures)
        private = (part.text, str(asked["spoiler_text"] or ""), *alts)
        try:
            return as_sent(self._desk.ask(method, path, private, json=told, **more).object)
        except NetworkError as error:
            length = SHAPE.length(part.text) + len(str(asked["spoiler_text"] or ""))
            if error.trouble == "refused" and length > self.limits().characters:
                raise NetworkError("too-long", error.said) from None
            raise

    def _upload(self, picture: Picture, data: bytes) -> str:
        """The server's id of a picture, once it has made it ready."""
        files = {"file": (f"{picture.digest[:12]}", data, picture.media_type)}
        parts: dict[str, Any] = {"files": files, "data": {"description": picture.alt}}
        try:
            made = self._desk.ask("POST", "v2/media", (picture.alt,), **parts)
        except NetworkError as error:
            if error.trouble == "refused":
                raise NetworkError("picture", error.said) from None
            raise
        name, status = str(made.object.get("id", "")), made.status
        for _ in range(LOOKS_FOR_A_PICTURE):
            if status == 200:
                return name
            self._world.pause(1)
            status = self._desk.ask("GET", f"v1/media/{name}").status
        raise NetworkError(
            "down", Phrase("{host} takes too long over a picture.", host=self._desk.http.host)
        )


def _rings(lines: Iterator[str], me: str) -> Iterator[None]:
    """Once at the start, for what was missed, and for each event that concerns the account."""
    yield None
    event = ""
    for line in lines:
        name, _, value = line.partition(":")
        if name == "event":
            event = value.strip()
        # A deletion names no account; other events hold its id, of which a reading decides.
        elif name == "data" and (event == "delete" or f'"{me}"' in value):
            yield None


def account_of(credentials: Mapping[str, str], world: World = WORLD) -> Network:
    """The account of `token` on `server`; `client` and `secret` are needed to revoke it."""
    return MastodonAccount(Desk(credentials, world), world)
