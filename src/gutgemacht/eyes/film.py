"""A film as stills: how it begins, what each scene shows, how it ends."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from gutgemacht.eyes.ffmpeg import Ffmpeg, FilmFacts, Frame, ffmpeg
from gutgemacht.media import Container, MediaError, container
from gutgemacht.media.error import LARGEST_FILM, LONGEST_FILM

MOST_STILLS = 24
OTHER_SCENE = 0.2
PATIENCE = 20
_SNIFFED = 64

Place = Literal["first", "scene", "last"]

# It takes the processor for seconds; who waits longer is asked to come again.
_turn = threading.BoundedSemaphore(1)


@dataclass(frozen=True)
class Still:
    """One frame: where in the film, at which second, and a JPEG of at most 1,600 pixels."""

    place: Place
    at: float
    data: bytes


@dataclass(frozen=True)
class Film:
    """A film as it can be shown without playing it; `scenes` counts all that it has."""

    facts: FilmFacts
    scenes: int
    stills: tuple[Still, ...]

    @property
    def thinned(self) -> bool:
        """True when there are more scenes than stills of them."""
        return sum(still.place != "last" for still in self.stills) < self.scenes


def film(file: Path) -> Film:
    """The stills of a film; the file is read and left as it is.

    Raises MediaError: no film, too large or long, damaged, without pictures, no ffmpeg.
    """
    read = ffmpeg(file, _container(file))
    if not _turn.acquire(timeout=PATIENCE):
        raise MediaError("film-busy")
    try:
        return _seen(read)
    finally:
        _turn.release()


def _seen(read: Ffmpeg) -> Film:
    facts = read.facts()
    if facts.seconds > LONGEST_FILM:
        raise MediaError("film-long")
    frames = read.frames(facts.seconds)
    # What is recorded in a browser does not know how long it is.
    facts = replace(facts, seconds=facts.seconds or frames[-1].at)
    stills = tuple(Still(place, at, read.still(at)) for place, at in chosen(frames))
    return Film(facts, len(scenes(frames)), stills)


def scenes(frames: Sequence[Frame]) -> list[float]:
    """When scenes begin, the first included."""
    first, *others = frames
    return [first.at, *(frame.at for frame in others if frame.score > OTHER_SCENE)]


def chosen(frames: Sequence[Frame]) -> list[tuple[Place, float]]:
    """The first frame, those that begin a scene, evenly thinned to MOST_STILLS, and the last."""
    starts, last = scenes(frames), frames[-1].at
    kept = starts
    if len(starts) > MOST_STILLS - 1:
        step = (len(starts) - 1) / (MOST_STILLS - 2)
        kept = [starts[round(number * step)] for number in range(MOST_STILLS - 1)]
    found: list[tuple[Place, float]] = [("first", kept[0]), *(("scene", at) for at in kept[1:])]
    return [*found, ("last", last)] if last > kept[-1] else found


def _container(file: Path) -> Container:
    """What the file is by its first bytes, before a program meets it."""
    try:
        if not file.is_file():
            raise MediaError("film")
        size = file.stat().st_size
        with file.open("rb") as source:
            kind = container(source.read(_SNIFFED))
    except OSError:
        raise MediaError("film-broken") from None
    if not size:
        raise MediaError("empty")
    if size > LARGEST_FILM:
        raise MediaError("film-large")
    if kind is None:
        raise MediaError("film")
    return kind
