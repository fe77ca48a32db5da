"""A picture file taken apart: the blocks beside its pixels, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from gutgemacht.media.error import MOST_PARTS, MOST_PIXELS, MediaError


class Part(NamedTuple):
    """A stretch of the file; `name` is the format's own, `body` where its content begins."""

    name: str
    start: int
    body: int
    end: int


class Block(NamedTuple):
    """Data beside the pixels, and the byte where it begins."""

    at: int
    data: bytes


@dataclass(frozen=True)
class Blocks:
    """What a file holds beside its pixels."""

    width: int
    height: int
    exif: tuple[Block, ...] = ()
    xmp: tuple[Block, ...] = ()
    iptc: tuple[Block, ...] = ()
    c2pa: bytes = b""


class Format(Protocol):
    """A module of `formats/`."""

    NAME: str

    def matches(self, data: bytes) -> bool:
        """True when the file begins as this format does."""

    def blocks(self, data: bytes) -> Blocks:
        """The blocks of a file; raises MediaError where it is damaged."""

    def rebuilt(self, data: bytes, exif: bytes, xmp: bytes) -> bytes:
        """The pixels and colours of a file with these blocks and no others."""


def counted(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, as long as they are not too many."""
    for number, part in enumerate(parts):
        if number >= MOST_PARTS:
            raise MediaError("parts", part.start)
        yield part


def sized(width: int, height: int, at: int) -> tuple[int, int]:
    """Width and height, where both are possible; `at` is where they stand."""
    if not width or not height:
        raise MediaError("broken", at)
    if width * height > MOST_PIXELS:
        raise MediaError("pixels", at)
    return width, height
