"""How a network shows a post: how it counts, how much it takes, where the feed cuts."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex

import gutgemacht.networks
from gutgemacht.text import beginning

_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True)
class Shape:
    """One network's way; `cut` is the number of characters a feed shows, None for all."""

    name: str
    limit: int
    length: Callable[[str], int]
    cut: int | None = None


def graphemes(text: str) -> int:
    """What a reader counts as characters (extended grapheme clusters, UAX 29)."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


@dataclass(frozen=True)
class Preview:
    """A post as one network would show it."""

    network: str
    name: str
    length: int
    limit: int
    shown: str
    cut: bool

    @property
    def over(self) -> int:
        """By how much the post is too long; 0 if it fits."""
        return max(0, self.length - self.limit)


def preview(network: str, text: str) -> Preview:
    """`text` in the shape of a network."""
    shape = shapes()[network]
    shown = text if shape.cut is None else beginning(text, shape.cut)
    return Preview(network, shape.name, shape.length(text), shape.limit, shown, shown != text)


@cache
def shapes() -> dict[str, Shape]:
    """The shapes of all networks that have one, by the network's folder."""
    folders = pkgutil.iter_modules(gutgemacht.networks.__path__)
    return {
        folder.name: importlib.import_module(f"gutgemacht.networks.{folder.name}").SHAPE
        for folder in folders
        if folder.ispkg and _has_shape(folder.name)
    }


def _has_shape(network: str) -> bool:
    return hasattr(importlib.import_module(f"gutgemacht.networks.{network}"), "SHAPE")
