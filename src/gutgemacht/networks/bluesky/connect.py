"""Connecting an account by its owner's yes on its own server: OAuth as atproto wants it.

The request is pushed (PAR), the code is bound by PKCE, tokens by DPoP. The app has no secret: it is
known by the address of a document about itself, which a page must serve.
"""

import hashlib
from collections.abc import Mapping
from urllib.parse import urlencode

from gutgemacht.networks.bluesky.dpop import Prover, new_key, words
from gutgemacht.networks.bluesky.errors import judge
from gutgemacht.networks.bluesky.identity import home_of
from gutgemacht.networks.http import Http, address
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

SCOPE = "atproto transition:generic"


def app_document(at: str, callback: str) -> dict[str, object]:
    """What stands at the address `at`, which is the app's name to every server; for JSON."""
    return {
        "client_id": at,
        "client_name": "gutgemacht",
        "client_uri": address(at),
        "redirect_uris": [callback],
        "scope": SCOPE,
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "none",
        "application_type": "web",
        "dpop_bound_access_tokens": True,
    }


def begin(handle: str, app: str, callback: str, world: World = WORLD) -> tuple[str, dict[str, str]]:
    """Where to send the owner of a handle, and what to keep until they come back to `callback`.

    `app` is the address of the app's document. Raises NetworkError.
    """
    named = handle.strip().removeprefix("@").lower()
    did, server = home_of(named, world)
    known = _endpoints(server, world)
    state, verifier = (words(world.chance(32)) for _ in range(2))
    kept = {
        "handle": named,
        "did": did,
        "server": server,
        "issuer": known["issuer"],
        "tokens": known["token_endpoint"],
        "revocation": known["revocation_endpoint"],
        "app": app,
        "callback": callback,
        "state": state,
        "verifier": verifier,
        "key": new_key(world.chance(32)),
    }
    request = _pushed(kept, known["pushed_authorization_request_endpoint"], world)
    asked = urlencode({"client_id": app, "request_uri": request})
    return f"{known['authorization_endpoint']}?{asked}", kept


def finish(
    kept: Mapping[str, str], came: Mapping[str, str], world: World = WORLD
) -> dict[str, str]:
    """The credentials, from what was kept and the query the owner came back with.

    Raises NetworkError (`refused`) for another's way back, another account, or a no.
    """
    ours = kept.get("state") and came.get("state") == kept["state"]
    if not ours or came.get("iss") != kept["issuer"]:
        raise NetworkError(
            "refused", Phrase("This is not the way back that was begun; connect again.")
        )
    if not came.get("code"):
        raise NetworkError(
            "refused", Phrase("The account was not connected: its owner did not agree.")
        )
    asked = {
        "grant_type": "authorization_code",
        "code": came["code"],
        "client_id": kept["app"],
        "redirect_uri": kept["callback"],
        "code_verifier": kept["verifier"],
    }
    prover = Prover(kept["key"], world)
    answer = prover.answer("POST", kept["tokens"], data=asked)
    if answer.status >= 300:
        raise prover.host(kept["tokens"])[0].error(answer, tuple(asked.values()))
    if answer.object.get("sub") != kept["did"]:
        raise NetworkError("refused", Phrase("Another account was signed in there; connect again."))
    names = ("handle", "did", "server", "tokens", "revocation", "app", "key")
    given = {"access": "access_token", "refresh": "refresh_token"}
    return {
        **{name: kept[name] for name in names},
        **{ours: str(answer.object.get(name, "")) for ours, name in given.items()},
    }


def _pushed(kept: Mapping[str, str], where: str, world: World) -> str:
    asked = {
        "response_type": "code",
        "client_id": kept["app"],
        "redirect_uri": kept["callback"],
        "scope": SCOPE,
        "state": kept["state"],
        "code_challenge": words(hashlib.sha256(kept["verifier"].encode()).digest()),
        "code_challenge_method": "S256",
        "login_hint": kept["handle"],
    }
    prover = Prover(kept["key"], world)
    answer = prover.answer("POST", where, data=asked)
    if answer.status >= 300:
        raise prover.host(where)[0].error(answer, tuple(asked.values()))
    return str(answer.object.get("request_uri", ""))


def _endpoints(server: str, world: World) -> dict[str, str]:
    """Where the server of an account lets people agree; raises NetworkError (`unable`)."""
    said = Http(server, world.inside, judge).ask("GET", "/.well-known/oauth-protected-resource")
    issuers = said.object.get("authorization_servers")
    if not isinstance(issuers, list) or not issuers:
        raise NetworkError("unable", Phrase("This server lets nobody in by its own page."))
    issuer = Http(str(issuers[0]), world.inside, judge)
    known = issuer.ask("GET", "/.well-known/oauth-authorization-server").object
    needed = (
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "pushed_authorization_request_endpoint",
        "revocation_endpoint",
    )
    # A document that speaks for another issuer would have tokens sent there.
    if known.get("issuer") != issuer.base or not all(known.get(name) for name in needed):
        raise NetworkError(
            "unable", Phrase("{host} does not say how to let an app in.", host=issuer.host)
        )
    return {name: str(known[name]) for name in needed}
