"""Connecting an account: the app is registered on its server, and its owner says yes there.

OAuth by code with PKCE and a state. Between `begin` and `finish` the owner is on the server's own
page; what `begin` gives to keep must not leave this side.
"""

import base64
import hashlib
from collections.abc import Mapping
from urllib.parse import urlencode

from gutgemacht.networks.http import Http, address
from gutgemacht.networks.mastodon.server import judge
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

# Narrow enough to be read by those who say yes, wide enough for posts, pictures, likes, profile.
SCOPES = "read write"


def begin(
    server: str, callback: str, website: str, world: World = WORLD
) -> tuple[str, dict[str, str]]:
    """Where to send the owner, and what to keep until they come back to `callback`.

    Raises NetworkError for an address that is none, or a server that registers no apps.
    """
    base = address(server, world.inside)
    app = _register(Http(base, world.inside, judge), callback, website)
    state, verifier = (_words(world.chance(32)) for _ in range(2))
    kept = {"server": base, "callback": callback, "state": state, "verifier": verifier, **app}
    asked = {
        "response_type": "code",
        "client_id": app["client"],
        "redirect_uri": callback,
        "scope": SCOPES,
        "state": state,
        "code_challenge": _words(hashlib.sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    return f"{base}/oauth/authorize?{urlencode(asked)}", kept


def finish(
    kept: Mapping[str, str], came: Mapping[str, str], world: World = WORLD
) -> dict[str, str]:
    """The credentials, from what was kept and the query the owner came back with.

    Raises NetworkError (`refused`) for another's way back, or when the owner said no.
    """
    if not kept.get("state") or came.get("state") != kept["state"]:
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
        "client_id": kept["client"],
        "client_secret": kept["secret"],
        "redirect_uri": kept["callback"],
        "code_verifier": kept["verifier"],
        "scope": SCOPES,
    }
    http = Http(kept["server"], world.inside, judge)
    said = http.ask("POST", "/oauth/token", tuple(asked.values()), data=asked).object
    if not said.get("access_token"):
        raise NetworkError("down", Phrase("{host} gives no token.", host=http.host))
    token = {"token": str(said["access_token"])}
    return {**{key: kept[key] for key in ("server", "client", "secret")}, **token}


def _register(http: Http, callback: str, website: str) -> dict[str, str]:
    asked = {
        "client_name": "gutgemacht",
        "redirect_uris": callback,
        "scopes": SCOPES,
        "website": website,
    }
    said = http.ask("POST", "/api/v1/apps", data=asked).object
    if not said.get("client_id") or not said.get("client_secret"):
        raise NetworkError(
            "unable", Phrase("{host} registers no apps; is it a Mastodon server?", host=http.host)
        )
    return {"client": str(said["client_id"]), "secret": str(said["client_secret"])}


def _words(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
