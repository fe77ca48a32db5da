"""What a campaign shows, exactly; and what makes it a new publication, to be read again."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Literal

Kind = Literal["post", "picture", "crop", "still", "first-line", "hashtag", "landing"]
Reason = Literal[
    "words", "translation", "picture", "crop", "alt", "added", "gone", "day", "countries"
]

MADE: frozenset[Kind] = frozenset({"first-line", "hashtag", "crop"})
"""What the program makes of the others, and what therefore changes with them only."""


@dataclass(frozen=True)
class Stimulus:
    """One thing that is shown; a picture by the SHA-256 of its bytes.

    `of` is the digest of the picture that a crop was cut from, `box` its place there as fractions
    (x, y, width, height), `second` and `film` where a still stands in which film. `read` says that
    readers are shown it.
    """

    kind: Kind
    text: str = ""
    picture: str = ""
    alt: str = ""
    language: str = ""
    network: str = ""
    shape: str = ""
    of: str = ""
    box: tuple[float, ...] | None = None
    second: float | None = None
    film: str = ""
    read: bool = False


@dataclass(frozen=True)
class Shown:
    """All that is shown of a campaign, the day it comes out, and the countries it is for."""

    stimuli: tuple[Stimulus, ...]
    day: date | None = None
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Change:
    """Why it is another publication; without stimuli it is about day or countries."""

    reason: Reason
    before: Stimulus | None = None
    after: Stimulus | None = None

    @property
    def asks_again(self) -> bool:
        """True where readers must look again: less than they have read is nothing new."""
        return self.reason != "gone"


def fingerprint(shown: Shown) -> str:
    """What readers read, whatever its order: SHA-256 in hexadecimal digits."""
    told = {
        "stimuli": sorted(_canonical(asdict(one)) for one in shown.stimuli),
        "day": shown.day.isoformat() if shown.day else "",
        "countries": sorted(shown.countries),
    }
    return hashlib.sha256(_canonical(told).encode()).hexdigest()


def changes(before: Shown, after: Shown) -> list[Change]:
    """What differs, in the order of what is shown after; what the program makes is left out."""
    found = [change for pair in _pairs(before, after) for change in _between(*pair, before, after)]
    if before.day != after.day:
        found.append(Change("day"))
    if before.countries != after.countries:
        found.append(Change("countries"))
    return found


def _canonical(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


Pair = tuple[Stimulus | None, Stimulus | None]


def _pairs(before: Shown, after: Shown) -> list[Pair]:
    """Each stimulus with what it was; first those that stayed, then those most alike."""
    old, new = _given(before.stimuli), _given(after.stimuli)
    pairs: dict[int, Stimulus] = {}
    for likeness in _LIKENESSES:
        for place, one in enumerate(new):
            if place not in pairs:
                was = next((other for other in old if likeness(other) == likeness(one)), None)
                if was is not None:
                    pairs[place] = was
                    old.remove(was)
    found: list[Pair] = [(pairs.get(place), one) for place, one in enumerate(new)]
    return [*found, *((was, None) for was in old)]


_LIKENESSES: tuple[Callable[[Stimulus], object], ...] = (
    lambda one: one,
    lambda one: (one.kind, one.network, one.text, one.language),
    lambda one: (one.kind, one.network, one.language, one.film, one.picture),
    lambda one: (one.kind, one.network, one.language, one.film),
    lambda one: (one.kind, one.network, one.film),
)
"""By what two are taken for the same, the surest first."""


def _given(stimuli: Iterable[Stimulus]) -> list[Stimulus]:
    # Whether readers see it makes no other publication of it.
    return [replace(one, read=False) for one in stimuli if one.kind not in MADE]


def _between(
    was: Stimulus | None, one: Stimulus | None, before: Shown, after: Shown
) -> list[Change]:
    if was is None:
        return [Change("added", None, one)]
    if one is None:
        return [Change("gone", was, None)]
    reasons: list[Reason] = []
    if was.language != one.language:
        reasons.append("translation")
    elif was.text != one.text:
        reasons.append("words")
    if was.film != one.film:
        reasons.append("picture")
    elif was.picture != one.picture:
        same = _uncut(was.picture, before.stimuli) == _uncut(one.picture, after.stimuli)
        reasons.append("crop" if same else "picture")
    if was.alt != one.alt:
        reasons.append("alt")
    return [Change(reason, was, one) for reason in reasons]


def _uncut(picture: str, stimuli: Sequence[Stimulus]) -> str:
    """The picture that this one was cut from, or itself."""
    return next(
        (one.of for one in stimuli if one.kind == "crop" and one.picture == picture), picture
    )
