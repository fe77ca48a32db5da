"""What adapters take from outside: the time, chance, and which hosts may lie within one's house."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

PLC = "https://plc.directory"
NOW = partial(datetime.now, UTC)
RESOLVER = "https://public.api.bsky.app"


@dataclass(frozen=True)
class World:
    """`inside` are hosts (with port, if they have one) that whoever runs the server has named.

    Every other address comes from a person and must be https and lead to the open internet;
    those of `inside` may be http and lie anywhere, loopback too. `plc` is the directory that
    knows where the accounts of Bluesky live, `resolver` a server that knows their handles.
    """

    inside: frozenset[str] = frozenset()
    plc: str = PLC
    resolver: str = RESOLVER
    clock: Callable[[], datetime] = NOW
    chance: Callable[[int], bytes] = secrets.token_bytes
    pause: Callable[[float], None] = time.sleep


WORLD = World()
