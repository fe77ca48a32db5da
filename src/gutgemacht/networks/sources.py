"""Which places can be listened to, and how: data that a page renders, and the door to each.

A network whose folder has a module `listen` is heard; its ways stand there, as `WAYS`.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec

import gutgemacht.networks
from gutgemacht.listen.source import Source
from gutgemacht.networks.way import HearWay
from gutgemacht.networks.world import WORLD, World
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase


@cache
def sources() -> dict[str, HearWay]:
    """All ways to listen by their kind, in the order of the networks' names."""
    folders = sorted(one.name for one in pkgutil.iter_modules(gutgemacht.networks.__path__))
    modules = (f"gutgemacht.networks.{name}" for name in folders)
    return {way.id: way for module in modules for way in _ways(module)}


def open_source(
    kind: str, details: Mapping[str, str], secrets: Mapping[str, str], world: World = WORLD
) -> Source:
    """A place to listen to; raises NetworkError for details that cannot be.

    `unable` is the answer for kinds nobody knows, and for what is sent to us.
    """
    way = sources().get(kind)
    if way is None or way.open is None:
        raise NetworkError("unable", Phrase("Nothing is asked here: what is heard is sent to us."))
    missing = [
        one.name for one in way.fields if one.needed and not {**details, **secrets}.get(one.name)
    ]
    if missing:
        said = Phrase("Something is missing: {names}.", names=", ".join(missing))
        raise NetworkError("refused", said)
    return way.open({**details, **secrets}, world)


def _ways(module: str) -> tuple[HearWay, ...]:
    if not hasattr(importlib.import_module(module), "__path__") or not find_spec(
        f"{module}.listen"
    ):
        return ()
    ways: tuple[HearWay, ...] = importlib.import_module(f"{module}.listen").WAYS
    return ways
