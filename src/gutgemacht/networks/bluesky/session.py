"""What the adapter needs of a session, however it was begun."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from gutgemacht.networks.http import Answer, Http


class Session(Protocol):
    """An account that is signed in on its server."""

    server: Http

    @property
    def credentials(self) -> Mapping[str, str]:
        """The credentials as they are now."""
        ...

    @property
    def did(self) -> str:
        """Whose session it is."""
        ...

    def ask(self, method: str, name: str, private: Sequence[str] = (), **parts: Any) -> Answer:
        """One call of XRPC as the account; raises NetworkError."""
        ...

    def end(self) -> None:
        """The session ends, and its tokens with it."""
        ...
