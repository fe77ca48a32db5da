"""What was answered a while ago in this process, without a word of anybody.

The key is a keyed hash of everything that was asked, made with a secret that dies with the process;
kept are kinds, places and tokens. The draft, its quotes and the model's sentences are not.
"""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gutgemacht.judges.opinion.agree import Reading
from gutgemacht.judges.opinion.endpoint import Endpoint
from gutgemacht.judges.opinion.prompt import Question

MOST = 256


@dataclass
class Cache:
    """Bounded: the oldest goes first. Safe for several threads."""

    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _kept: dict[bytes, tuple[Reading, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, question: Question, endpoint: Endpoint) -> tuple[Reading, ...] | None:
        """The readings of an earlier answer to the same question, without their words."""
        return self._kept.get(self._key(question, endpoint))

    def put(self, question: Question, endpoint: Endpoint, readings: Iterable[Reading]) -> None:
        """Remembers kinds and places."""
        wordless = tuple(replace(reading, words="") for reading in readings)
        with self._lock:
            self._kept[self._key(question, endpoint)] = wordless
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]

    def _key(self, question: Question, endpoint: Endpoint) -> bytes:
        # The language changes the words alone, and these are not kept.
        parts = (question.draft, question.audience.strip(), endpoint.url, endpoint.model)
        hashed = hmac.new(self._secret, digestmod=hashlib.sha256)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            hashed.update(len(data).to_bytes(8, "big") + data)
        return hashed.digest()
