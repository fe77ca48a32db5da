"""A session by OAuth: tokens bound to a key, renewed by a refresh token that is good for once."""

from collections.abc import Mapping, Sequence
from typing import Any

from gutgemacht.networks.bluesky.dpop import Prover
from gutgemacht.networks.bluesky.errors import judge
from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase


class TokenSession:
    """With the credentials that `connect.finish` gave; they must be kept after each use.

    Two that renew at once would end the session for both: one process at a time.
    """

    def __init__(self, credentials: Mapping[str, str], world: World) -> None:
        self.credentials = dict(credentials)
        self.server = Http(self.credentials["server"], world.inside, judge)
        self._prover = Prover(self.credentials["key"], world)

    @property
    def did(self) -> str:
        """Whose session it is."""
        return self.credentials["did"]

    def ask(self, method: str, name: str, private: Sequence[str] = (), **parts: Any) -> Answer:
        """One call as the account; an access token that ran out is renewed once."""
        url = f"{self.server.base}/xrpc/{name}"
        answer = self._prover.answer(method, url, self._access, **parts)
        if answer.status >= 400 and judge(answer) == "expired":
            self._renew()
            answer = self._prover.answer(method, url, self._access, **parts)
        if answer.status >= 300:
            raise self.server.error(answer, (*private, self._access))
        return answer

    def end(self) -> None:
        """The refresh token is dead, and the access token with it."""
        asked = {"token": self.credentials["refresh"], "client_id": self.credentials["app"]}
        answer = self._prover.answer("POST", self.credentials["revocation"], data=asked)
        if answer.status >= 300:
            raise self.server.error(answer, tuple(asked.values()))
        self.credentials |= {"access": "", "refresh": ""}

    @property
    def _access(self) -> str:
        if not self.credentials["access"]:
            raise NetworkError(
                "expired", Phrase("The session has ended; connect the account again.")
            )
        return self.credentials["access"]

    def _renew(self) -> None:
        asked = {
            "grant_type": "refresh_token",
            "refresh_token": self.credentials["refresh"],
            "client_id": self.credentials["app"],
        }
        answer = self._prover.answer("POST", self.credentials["tokens"], data=asked)
        if answer.status >= 300:
            raise self.server.error(answer, tuple(asked.values()))
        said = answer.object
        if said.get("sub") != self.did:
            raise NetworkError(
                "revoked", Phrase("{host} speaks of another account.", host=self.server.host)
            )
        self.credentials |= {
            "access": str(said.get("access_token", "")),
            "refresh": str(said.get("refresh_token", "")),
        }
