"""A handle -> the account's id (DID) -> the server (PDS) where it lives."""

from typing import Any
from urllib.parse import quote

import regex

from gutgemacht.networks.bluesky.errors import judge
from gutgemacht.networks.http import Http
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

_DID = regex.compile(r"did:(?:plc:[a-z2-7]{24}|web:[a-zA-Z0-9.%-]+)")


def did_of(handle: str, resolver: Http) -> str | None:
    """The id of a handle, by any server that resolves handles; None when nobody has it."""
    answer = resolver.answer(
        "GET", "/xrpc/com.atproto.identity.resolveHandle", params={"handle": handle}
    )
    if answer.status in (400, 404):
        return None
    if answer.status >= 300:
        raise resolver.error(answer)
    did = str(answer.object.get("did", ""))
    return did if _DID.fullmatch(did) else None


def document(did: str, world: World) -> dict[str, Any]:
    """What an id says of itself; raises NetworkError (`gone`) where there is no such id."""
    if not _DID.fullmatch(did):
        raise NetworkError("gone", Phrase("This is no id of an account on Bluesky."))
    if did.startswith("did:plc:"):
        return Http(world.plc, world.inside, judge).ask("GET", f"/{quote(did, safe=':')}").object
    host = did.removeprefix("did:web:").replace("%3A", ":").replace("%3a", ":")
    scheme = "http" if host in world.inside else "https"
    web = Http(f"{scheme}://{host}", world.inside, judge)
    return web.ask("GET", "/.well-known/did.json").object


def server_of(said: dict[str, Any]) -> str:
    """The server in the document of an id; raises NetworkError (`gone`) when it names none."""
    services = said.get("service")
    for service in services if isinstance(services, list) else []:
        if isinstance(service, dict) and str(service.get("id", "")).endswith("#atproto_pds"):
            return str(service.get("serviceEndpoint", ""))
    raise NetworkError("gone", Phrase("This account names no server where it lives."))


def home_of(handle: str, world: World) -> tuple[str, str]:
    """Id and server of a handle, or of an id.

    Raises NetworkError (`gone`) for a handle nobody has, or that its account does not name too.
    """
    if handle.startswith("did:"):
        return handle, server_of(document(handle, world))
    did = did_of(handle, Http(world.resolver, world.inside, judge))
    if did is None:
        raise NetworkError(
            "gone", Phrase("Nobody has the handle {handle}; look how it is spelt.", handle=handle)
        )
    said = document(did, world)
    names = said.get("alsoKnownAs")
    # Anybody can point a name at an account; only the account itself can say that it is its own.
    if not isinstance(names, list) or f"at://{handle}" not in names:
        raise NetworkError(
            "gone", Phrase("The account that {handle} leads to has another handle.", handle=handle)
        )
    return did, server_of(said)
