"""A real HTTP server that speaks as an OpenAI-compatible service does, and keeps what it got."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from gutgemacht.judges.opinion import Endpoint

USAGE = {"prompt_tokens": 900, "completion_tokens": 60}


@dataclass(frozen=True)
class Reply:
    """What the service sends back."""

    body: bytes
    status: int = 200
    after: float = 0
    headers: dict[str, str] = field(default_factory=dict)
    # Bytes after which it pauses, so that it dribbles.
    piece: int = 0


def said(content: str | None, usage: dict | None = USAGE, **more) -> Reply:
    """A completion with this content."""
    message = {"role": "assistant", "content": content, "refusal": more.pop("refusal", None)}
    choice = {"index": 0, "message": message, "finish_reason": more.pop("finish", "stop")}
    body = {"object": "chat.completion", "choices": [choice], "usage": usage}
    return Reply(json.dumps(body).encode(), **more)


def readings(*given: tuple[str, str] | tuple[str, str, str]) -> str:
    """The content of an answer: (kind, quote, words) each."""
    named = [dict(zip(("kind", "quote", "words"), (*one, "Na ja."), strict=False)) for one in given]
    return json.dumps({"readings": named}, ensure_ascii=False)


def failing(status: int, **more) -> Reply:
    """An error that quotes what it got, as some services do."""
    return Reply(b'{"error": {"message": "no"}}', status, **more)


@dataclass
class Service:
    """`replies` one after the other, the last for ever; or a function of the request."""

    base: str
    replies: list[Reply] | Callable[[dict], Reply]
    requests: list[dict] = field(default_factory=list)
    headers: list[dict] = field(default_factory=list)
    broken_off: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"{self.base}/v1", "small-model", seconds=20)

    def within(self, seconds: float) -> Endpoint:
        return replace(self.endpoint, seconds=seconds)

    def wait_until(self, so: Callable[[], bool]) -> None:
        for _ in range(500):
            if so():
                return
            time.sleep(0.02)
        raise AssertionError(f"{len(self.requests)} requests, {self.broken_off} broken off")

    def next(self, request: dict) -> Reply:
        with self.lock:
            self.requests.append(request)
            if callable(self.replies):
                return self.replies(request)
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def serving(*replies: Reply | Callable[[dict], Reply]) -> Iterator[Service]:
    """A service that answers so."""
    service = Service("", replies[0] if callable(replies[0]) else list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.headers.append(dict(self.headers) | {"path": self.path})
            reply = service.next(body)
            time.sleep(reply.after)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                piece = reply.piece or len(reply.body) or 1
                for start in range(0, len(reply.body), piece):
                    self.wfile.write(reply.body[start : start + piece])
                    self.wfile.flush()
                    time.sleep(0.05 if reply.piece else 0)
            except OSError:
                with service.lock:
                    service.broken_off += 1

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
