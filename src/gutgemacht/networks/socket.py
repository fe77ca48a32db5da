"""A stream of messages from a host that somebody named (websocket), as guarded as `http.py`."""

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.frames import CloseCode
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from gutgemacht import __version__
from gutgemacht.networks.http import Answer, Http, Private, open_place, silent, within
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase

LARGEST_MESSAGE = 6_000_000
OPENING = 10
TOO_BIG = CloseCode.MESSAGE_TOO_BIG
# Between two signs of life; shorter than what the port to a source promises.
QUIET = 25.0


class Messages:
    """An open stream."""

    def __init__(self, connection: ClientConnection, host: str) -> None:
        self._connection, self.host = connection, host

    def next(self, quiet: float = QUIET) -> str | bytes | None:
        """The next message; None after so many seconds of silence. Raises NetworkError (`down`)."""
        try:
            return self._connection.recv(timeout=quiet)
        except TimeoutError:
            return None
        except WebSocketException as error:
            raise NetworkError("down", _why(error).about(host=self.host)) from None


def _why(error: WebSocketException) -> Phrase:
    if isinstance(error, ConnectionClosed) and error.sent and error.sent.code == TOO_BIG:
        most = LARGEST_MESSAGE // 1_000_000
        return Phrase("{host} sends more than {most} MB in one message.", most=most)
    return Phrase("{host} has ended the stream.")


@contextmanager
def messages(
    url: str,
    inside: frozenset[str] = frozenset(),
    headers: Mapping[str, str] | None = None,
    words: Sequence[str] = (),
) -> Iterator[Messages]:
    """The messages of an address, written with https or http; raises NetworkError.

    `words` are subprotocols; some servers look for a token there.
    """
    http = Http(url, inside)
    with ExitStack() as opened:
        connection = _connection(opened, http, url, headers or {}, words, free=http.host in inside)
        yield Messages(connection, http.host)


def _connection(
    opened: ExitStack,
    http: Http,
    url: str,
    headers: Mapping[str, str],
    words: Sequence[str],
    *,
    free: bool,
) -> ClientConnection:
    try:
        connection = connect(
            url.replace("http", "ws", 1),
            sock=_line(url, free=free),
            additional_headers=headers,
            subprotocols=[Subprotocol(word) for word in words] or None,
            user_agent_header=f"gutgemacht/{__version__}",
            max_size=LARGEST_MESSAGE,
            open_timeout=OPENING,
            # Who goes does not wait long for a goodbye.
            close_timeout=1,
            proxy=None,
        )
        return opened.enter_context(connection)
    except InvalidStatus as error:
        given = {name.lower(): value for name, value in error.response.headers.raw_items()}
        said = Answer(error.response.status_code, given, bytes(error.response.body or b""))
        raise http.error(said, tuple(headers.values())) from None
    except Private:
        raise within(http.host) from None
    except (WebSocketException, OSError, EOFError):
        raise silent(http.host) from None


def _line(url: str, *, free: bool) -> socket.socket:
    """A connection to what was looked at, as in `http.py`."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    place = host if free else open_place(host, port)
    return socket.create_connection((place, port), timeout=OPENING)
