"""What files of the data folder and of the product hold, at hand in this process."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from gutgemacht.web.rules import LOOK_EVERY, Signature, signature_of

Held = TypeVar("Held")


class FromFiles(Generic[Held]):
    """What `read` makes of `files`: read once, and again when one of them changes.

    A change is looked for once a second at most.
    """

    def __init__(self, files: Callable[[], Iterable[Path]], read: Callable[[], Held]) -> None:
        self._files, self._read = files, read
        self._lock = threading.Lock()
        self._held: Held | None = None
        self._signature: Signature = ()
        self._looked = 0.0

    def now(self) -> Held:
        """What the files hold now."""
        with self._lock:
            if self._held is None or time.monotonic() - self._looked >= LOOK_EVERY:
                signature = signature_of(self._files())
                if self._held is None or signature != self._signature:
                    self._held, self._signature = self._read(), signature
                self._looked = time.monotonic()
            return self._held

    def look_again(self) -> None:
        """Looks at the files the next time, for they have just been written."""
        with self._lock:
            self._looked = -LOOK_EVERY
