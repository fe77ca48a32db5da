"""A link that one browser opens again and again counts once a day.

All of it stands in the memory of this process and nowhere else: hashes with a key that is drawn
anew for each day and thrown away with it, each for one link, so that nobody is known by them, and
not even that two links were opened by the same.
"""

import hashlib
import secrets
import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from datetime import date
from ipaddress import ip_address, ip_network

# Whoever changes the name of their browser each time; an office may share an address.
MOST_OF_AN_ADDRESS = 20
# A household has so much of a version 6 address for itself.
HOUSEHOLD = 64


@dataclass
class Once:
    """Which openings of a day count; beyond `most` the oldest are forgotten and count again."""

    most: int = 100_000
    _day: date | None = None
    _key: bytes = b""
    _seen: OrderedDict[bytes, bytes] = field(default_factory=OrderedDict)
    _times: Counter[bytes] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def counts(self, link: int, address: str, browser: str, day: date) -> bool:
        """True when this browser opens this link for the first time on a day."""
        with self._lock:
            if day != self._day:
                self._day, self._key = day, secrets.token_bytes(32)
                self._seen.clear()
                self._times.clear()
            place = self._hash(str(link), _household(address))
            name = self._hash(place.hex(), browser)
            if name in self._seen or self._times[place] >= MOST_OF_AN_ADDRESS:
                return False
            self._seen[name] = place
            self._times[place] += 1
            if len(self._seen) > self.most:
                _name, oldest = self._seen.popitem(last=False)
                self._times[oldest] -= 1
                if not self._times[oldest]:
                    del self._times[oldest]
        return True

    def _hash(self, *parts: str) -> bytes:
        said = "\n".join(parts).encode(errors="surrogatepass")
        return hashlib.blake2b(said, key=self._key, digest_size=12).digest()


def _household(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, HOUSEHOLD), strict=False)) if found.version == 6 else address
