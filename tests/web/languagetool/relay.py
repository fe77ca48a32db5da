"""Stands between a client and the server and remembers what passed, unchanged."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from tests.web.languagetool.ask import Answer, send


@dataclass
class Relay:
    base: str = ""
    passed: list[tuple[str, dict[str, str], Answer]] = field(default_factory=list)

    def wait_for(self, text: str, seconds: float) -> Answer:
        """The answer to the first check of a text that holds `text`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for path, form, answer in list(self.passed):
                if path == "/v2/check" and text in form.get("text", ""):
                    return answer
            time.sleep(0.1)
        raise AssertionError(f"nobody asked: {[form for _, form, _ in self.passed]}")


@contextmanager
def relay(target: str) -> Iterator[Relay]:
    """A relay to the server at `target`, on a free port of this machine."""
    memory = Relay()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._pass_on(body)

        def do_GET(self) -> None:
            self._pass_on(None)

        def _pass_on(self, body: bytes | None) -> None:
            answer = send(target + self.path, body, self.headers.get("Content-Type"))
            form = parse_qs((body or b"").decode())
            memory.passed.append((self.path, {k: v[-1] for k, v in form.items()}, answer))
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        memory.base = f"http://127.0.0.1:{server.server_port}"
        try:
            yield memory
        finally:
            server.shutdown()
            thread.join()
