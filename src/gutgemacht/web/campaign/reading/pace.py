"""How fast answers come: a limit for each network address, and a sign that programs are answering.

All of it stands in the memory of this process and nowhere else. Addresses are known by a hash with
a key that ends with the process.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SOONEST = timedelta(seconds=8)
"""Five seconds' look, and at least a glance at the questions."""
HASTY = timedelta(seconds=20)
"""Faster than people read and answer."""


@dataclass
class Limit:
    """So many at once from one address, and `again` seconds until there is one more.

    A whole office may share an address and open the link in one meeting.
    """

    most: int = 300
    again: float = 0.5
    addresses: int = 20_000
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def allows(self, address: str, at: float) -> bool:
        """Counts one from an address at a time in seconds; False when it was one too many."""
        name = hashlib.blake2b(address.encode(), key=self._key, digest_size=12).digest()
        with self._lock:
            left, before = self._left.pop(name, (float(self.most), at))
            left = min(float(self.most), left + (at - before) / self.again)
            is_allowed = left >= 1
            self._left[name] = (left - is_allowed, at)
            if len(self._left) > self.addresses:
                self._left.popitem(last=False)
        return is_allowed


@dataclass
class Rush:
    """Hasty answers of a panel: `most` of them within a time are worth a word to its makers."""

    most: int = 10
    within: timedelta = timedelta(minutes=10)
    pause: timedelta = timedelta(days=1)
    _seen: dict[int, deque[datetime]] = field(default_factory=dict)
    _told: dict[int, datetime] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def counts(self, panel: int, now: datetime) -> bool:
        """Counts one; True when it is time to tell, at most once in `pause`."""
        with self._lock:
            seen = self._seen.setdefault(panel, deque(maxlen=self.most))
            seen.append(now)
            told = self._told.get(panel)
            is_rush = len(seen) == self.most and now - seen[0] <= self.within
            if not is_rush or (told is not None and now - told < self.pause):
                return False
            self._told[panel] = now
            return True
