"""A session by app password: begun, renewed and ended at the account's own server."""

from collections.abc import Mapping, Sequence
from typing import Any

from gutgemacht.networks.bluesky.errors import judge
from gutgemacht.networks.bluesky.identity import home_of
from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.world import World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

_SERVER = "/xrpc/com.atproto.server."


class PasswordSession:
    """Begins with the first question; `credentials` grow by the tokens it was given.

    They hold `handle` and `password`; `server` and the `name` of the app password may be left
    out.
    """

    def __init__(self, credentials: Mapping[str, str], world: World) -> None:
        self.credentials = dict(credentials)
        handle = self.credentials.get("handle", "").strip().removeprefix("@").lower()
        self.credentials["handle"] = handle
        if not self.credentials.get("server"):
            self.credentials["server"] = home_of(handle, world)[1]
        self.server = Http(self.credentials["server"], world.inside, judge)

    @property
    def did(self) -> str:
        """Whose session it is."""
        if "did" not in self.credentials:
            self._begin()
        return self.credentials["did"]

    def ask(self, method: str, name: str, private: Sequence[str] = (), **parts: Any) -> Answer:
        """One call as the account; an access token that ran out is renewed once."""
        if "access" not in self.credentials:
            self._begin()
        path = f"/xrpc/{name}"
        try:
            return self.server.ask(method, path, private, **self._as_account(parts))
        except NetworkError as error:
            if error.trouble != "expired":
                raise
        self._renew()
        return self.server.ask(method, path, private, **self._as_account(parts))

    def end(self) -> None:
        """The app password is deleted where its `name` is known, else only the session ends.

        Raises NetworkError (`unable`) in the second case. An access token that was given lives for
        up to two hours more: servers do not ask whether it is still wanted.
        """
        name = self.credentials.get("name", "")
        if name:
            self.ask("POST", "com.atproto.server.revokeAppPassword", json={"name": name})
        elif "refresh" in self.credentials:
            headers = _bearer(self.credentials["refresh"])
            answer = self.server.answer("POST", f"{_SERVER}deleteSession", headers=headers)
            if answer.status >= 500:
                raise self.server.error(answer)
        for key in ("access", "refresh", "password"):
            self.credentials.pop(key, None)
        if not name:
            said = Phrase(
                "Delete the app password in the settings of Bluesky, under privacy and security."
            )
            raise NetworkError("unable", said)

    def _as_account(self, parts: dict[str, Any]) -> dict[str, Any]:
        headers = {**parts.get("headers", {}), **_bearer(self.credentials["access"])}
        return {**parts, "headers": headers}

    def _renew(self) -> None:
        headers = _bearer(self.credentials.get("refresh", ""))
        answer = self.server.answer("POST", f"{_SERVER}refreshSession", headers=headers)
        if answer.status < 300:
            self._keep(answer)
        elif answer.status < 500 and answer.status != 429:
            self._begin()
        else:
            raise self.server.error(answer)

    def _begin(self) -> None:
        password = self.credentials.get("password", "")
        if not password:
            raise NetworkError(
                "expired", Phrase("The session has ended; connect the account again.")
            )
        asked = {"identifier": self.credentials["handle"], "password": password}
        self._keep(
            self.server.ask("POST", f"{_SERVER}createSession", tuple(asked.values()), json=asked)
        )

    def _keep(self, answer: Answer) -> None:
        said = answer.object
        try:
            new = {"did": said["did"], "access": said["accessJwt"], "refresh": said["refreshJwt"]}
        except KeyError:
            raise NetworkError(
                "down", Phrase("{host} gives no session.", host=self.server.host)
            ) from None
        self.credentials |= {key: str(value) for key, value in new.items()}


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
