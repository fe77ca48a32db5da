"""An account on Bluesky, on any server: what the port to a network asks, as calls of XRPC."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NoReturn

from gutgemacht.media import MediaError, facts
from gutgemacht.networks.bluesky import SHAPE
from gutgemacht.networks.bluesky.errors import judge
from gutgemacht.networks.bluesky.facets import facets
from gutgemacht.networks.bluesky.identity import did_of, document, server_of
from gutgemacht.networks.bluesky.password import PasswordSession
from gutgemacht.networks.bluesky.reading import Reading
from gutgemacht.networks.bluesky.record import (
    MOST_PICTURES,
    POST,
    PROFILE,
    Record,
    collection_of,
    post,
    record_key,
)
from gutgemacht.networks.bluesky.record import (
    sent as as_sent,
)
from gutgemacht.networks.bluesky.session import Session
from gutgemacht.networks.bluesky.token import TokenSession
from gutgemacht.networks.http import Http
from gutgemacht.networks.way import Field, Way
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.content import Content, Part, Picture
from gutgemacht.publish.network import Account, Acts, Limits, Network, NetworkError, Sent
from gutgemacht.text import Phrase

WAYS = (
    Way("oauth", (Field("handle", example="werkhof.bsky.social"),)),
    Way(
        "app-password",
        (
            Field("handle", example="werkhof.bsky.social"),
            Field("password", secret=True, example="abcd-efgh-ijkl-mnop"),
            Field("name", needed=False, example="gutgemacht"),
            Field("server", needed=False, example="https://bsky.social"),
        ),
    ),
)
# By the lexicon of app.bsky.embed.images.
PICTURE_BYTES = 2_000_000
POSTS_AT_ONCE = 25


class BlueskyAccount:
    """One account; the session finds its server and keeps its tokens."""

    def __init__(self, session: Session, world: World) -> None:
        self._session, self._world = session, world

    @property
    def credentials(self) -> Mapping[str, str]:
        """Handle, password and tokens, as they are now."""
        return self._session.credentials

    def account(self) -> Account:
        """Handle and name; the name is in the repository, so that no other server is asked."""
        said = self._session.ask("GET", "com.atproto.server.getSession").object
        did, handle = self._session.did, str(said.get("handle", ""))
        profile = self._record(f"at://{did}/{PROFILE}/self") or {}
        name = str(profile.get("value", {}).get("displayName", ""))
        return Account(did, handle, name, f"https://bsky.app/profile/{handle or did}")

    def limits(self) -> Limits:
        """Those of the lexicon, the same on every server."""
        return Limits(SHAPE.limit, MOST_PICTURES, PICTURE_BYTES)

    def send(
        self,
        content: Content,
        number: int,
        sent: Sequence[Sent],
        pictures: Mapping[str, bytes],
        key: str,
        at: datetime,
    ) -> Sent:
        """Creates the record whose name comes from `key`; the one that is there already counts."""
        _only_what_bluesky_knows(content)
        part = content.parts[number]
        private = (part.text, *(picture.alt for picture in part.pictures))
        if already := self.find(part, key, at):
            return already
        record = post(
            part,
            # Parts of one moment would stand in no order.
            at + timedelta(milliseconds=number),
            content.language,
            facets(part.text, self._did_of),
            [self._image(picture, pictures[picture.digest]) for picture in part.pictures],
            self._reply(content.answers, sent),
        )
        asked = {
            "repo": self._session.did,
            "collection": POST,
            "rkey": record_key(at, key),
            "record": record,
            "validate": True,
        }
        made = self._session.ask("POST", "com.atproto.repo.createRecord", private, json=asked)
        return as_sent(str(made.object.get("uri", "")), record, at)

    def find(self, part: Part, key: str, at: datetime) -> Sent | None:
        """The record whose name comes from `key`; its words need no comparison."""
        uri = f"at://{self._session.did}/{POST}/{record_key(at, key)}"
        found = self._record(uri)
        return as_sent(uri, found.get("value", {}), at) if found else None

    def edit(self, sent: Sent, part: Part, language: str) -> NoReturn:
        """Never: the record can be replaced, but readers go on seeing the old words."""
        raise NetworkError(
            "unable", Phrase("Bluesky knows no edits; take the post back and post anew.")
        )

    def take_back(self, sent: Sent) -> None:
        """Deletes the record, of whatever collection; the server is silent where there is none."""
        did, collection, name = collection_of(sent.id)
        if did != self._session.did or not self._record(sent.id):
            raise NetworkError("gone", Phrase("This is no longer on Bluesky."))
        asked = {"repo": did, "collection": collection, "rkey": name}
        self._session.ask("POST", "com.atproto.repo.deleteRecord", json=asked)

    def acts(self, cursor: str) -> Acts:
        """Posts, shares, likes and the profile, as the repository has them."""
        return Reading(self._session).acts(cursor)

    def counts(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """Asks the service that counts, through the account's own server."""
        counts: dict[str, Mapping[str, int]] = {}
        for start in range(0, len(ids), POSTS_AT_ONCE):
            some = list(ids[start : start + POSTS_AT_ONCE])
            said = self._session.ask("GET", "app.bsky.feed.getPosts", params={"uris": some}).object
            counts |= {str(one.get("uri")): _counted(one) for one in said.get("posts", ())}
        return counts

    def watch(self, cursor: str) -> Iterator[Acts]:
        """Never: the only stream of a server is that of all its accounts."""
        raise NetworkError("unable", Phrase("Bluesky tells of one account only when asked."))

    def revoke(self) -> None:
        """Deletes the app password, or ends the session and says what is left to do."""
        self._session.end()

    def _record(self, uri: str) -> Record | None:
        """A record of any account as its server has it, with its cid; None where there is none."""
        did, collection, name = collection_of(uri)
        asked = {"repo": did, "collection": collection, "rkey": name}
        call = "com.atproto.repo.getRecord"
        try:
            if did == self._session.did:
                return self._session.ask("GET", call, params=asked).object
            return self._home(did).ask("GET", f"/xrpc/{call}", params=asked).object
        except NetworkError as error:
            if error.trouble == "gone":
                return None
            raise

    def _home(self, did: str) -> Http:
        return Http(server_of(document(did, self._world)), self._world.inside, judge)

    def _did_of(self, handle: str) -> str | None:
        return did_of(handle, self._session.server)

    def _image(self, picture: Picture, data: bytes) -> dict[str, Any]:
        if len(data) > PICTURE_BYTES:
            said, most = Phrase("A picture on Bluesky has at most {most} MB."), PICTURE_BYTES
            raise NetworkError("picture", said.about(most=most // 1_000_000))
        headers = {"Content-Type": picture.media_type}
        call = "com.atproto.repo.uploadBlob"
        made = self._session.ask("POST", call, (picture.alt,), content=data, headers=headers)
        return {"alt": picture.alt, "image": made.object.get("blob"), **_measure(data)}

    def _reply(self, answers: str, sent: Sequence[Sent]) -> dict[str, Any] | None:
        """What the part stands below: the part before it, or what is replied to; and its root."""
        above = sent[-1].id if sent else answers
        if not above:
            return None
        parent = self._record(above)
        if not parent:
            raise NetworkError("gone", Phrase("What is replied to is no longer on Bluesky."))
        root = parent.get("value", {}).get("reply", {}).get("root")
        itself = {"uri": above, "cid": parent.get("cid")}
        return {"root": root or itself, "parent": itself}


def _only_what_bluesky_knows(content: Content) -> None:
    if content.audience != "public":
        raise NetworkError("refused", Phrase("On Bluesky every post is public."))
    if content.warning:
        raise NetworkError(
            "refused",
            Phrase("Bluesky knows no words of warning before a post; write them into the post."),
        )


def _measure(data: bytes) -> dict[str, Any]:
    """The measure of a picture, so that readers see its place before it is loaded."""
    try:
        seen = facts(data)
    except MediaError:
        return {}
    if not seen.width or not seen.height:
        return {}
    return {"aspectRatio": {"width": seen.width, "height": seen.height}}


def _counted(one: Mapping[str, Any]) -> dict[str, int]:
    shares = int(one.get("repostCount") or 0) + int(one.get("quoteCount") or 0)
    return {
        "replies": int(one.get("replyCount") or 0),
        "shares": shares,
        "likes": int(one.get("likeCount") or 0),
    }


def account_of(credentials: Mapping[str, str], world: World = WORLD) -> Network:
    """The account of the credentials: those of OAuth hold a `key`, else an app `password`."""
    if "key" in credentials:
        return BlueskyAccount(TokenSession(credentials, world), world)
    return BlueskyAccount(PasswordSession(credentials, world), world)
