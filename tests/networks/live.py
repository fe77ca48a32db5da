"""A websocket server on loopback for doubles of streams, in threads of its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from websockets.sync.server import Server, ServerConnection, serve


@contextmanager
def streaming(
    handler: Callable[[ServerConnection], None], **options
) -> Iterator[tuple[str, Server]]:
    """The address (http) of a stream while it is open, and its server."""
    server = serve(handler, "127.0.0.1", 0, **options)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.socket.getsockname()[1]}", server
    finally:
        server.shutdown()
        thread.join()
