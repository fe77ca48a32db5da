"""Report: what the readers of a panel understood and felt, as far as it may be shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

import numpy as np

from gutgemacht.campaign.change import Change, change
from gutgemacht.campaign.decision import METHOD, Answer, Rule, panel_decision
from gutgemacht.campaign.heat import Grid, Heat, heat_of_picture, heat_of_words
from gutgemacht.campaign.questions import Pair, Would
from gutgemacht.campaign.reading import Mark, Reading, objects, warns
from gutgemacht.campaign.sums import SUM_LEAST, TEXT_LEAST, Share, grouped, settled, share
from gutgemacht.campaign.told import Told, tell

PAIRS: tuple[Pair, ...] = get_args(Pair)
WOULD: tuple[Would, ...] = get_args(Would)

_ByStratum = Mapping[str, Sequence[Reading]]
_Any = TypeVar("_Any")


@dataclass(frozen=True)
class Meant:
    """What the makers wanted to say, and to whom: the intent of the campaign."""

    message: str
    whom: str


@dataclass(frozen=True)
class Stimulus:
    """What was shown: its text, if it has one, and whether it has a picture."""

    id: str
    text: str = ""
    picture: bool = False


@dataclass(frozen=True)
class Panel:
    """What was asked, and of whom; `closed` when nobody can answer any more."""

    meant: Meant
    stimuli: tuple[Stimulus, ...]
    strata: tuple[str, ...]
    rule: Rule
    closed: bool


@dataclass(frozen=True)
class Earlier:
    """What a stratum said of the version before of a stimulus: the look that was told."""

    stratum: str
    stimulus: str
    readers: int
    objectors: int


@dataclass(frozen=True)
class GroupSums:
    """The answers of some strata together; mostly of one.

    `pairs` and `hurts_me` hold a share for each step (1 to 5, 0 to 4); a pair that too few
    answered is left out. `warned` is the share of those who warn.
    """

    strata: tuple[str, ...]
    people: int
    pairs: Mapping[Pair, tuple[Share, ...]]
    hurts_me: tuple[Share, ...]
    would: Mapping[Would, Share]
    warned: Share


@dataclass(frozen=True)
class GroupTexts:
    """What some strata wrote, word for word; each list in an order of its own."""

    strata: tuple[str, ...]
    people: int
    gist: tuple[str, ...]
    whom: tuple[str, ...]
    first_line: tuple[str, ...]
    free: tuple[str, ...]


@dataclass(frozen=True)
class Warned:
    """A warning in full: whom it could hurt, by what, and where.

    `strata` is empty until the free texts of the stratum may be shown.
    """

    whom: str
    by: str
    marks: tuple[Mark, ...]
    strata: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """How the objectors of a stratum have changed since the version before."""

    stratum: str
    change: Change


@dataclass(frozen=True)
class StimulusReport:
    """All that is told of one stimulus; what may not be shown yet is empty or None.

    `words` and `picture` are the marks of all strata together.
    """

    stimulus: Stimulus
    outcomes: tuple[Told, ...]
    sums: tuple[GroupSums, ...]
    texts: tuple[GroupTexts, ...]
    warnings: tuple[Warned, ...]
    words: tuple[Heat, ...]
    picture: Grid | None
    changes: tuple[Changed, ...]


@dataclass(frozen=True)
class Report:
    """What a panel says: the decision first, then each stimulus."""

    method: str
    panel: Panel
    decision: Answer
    stimuli: tuple[StimulusReport, ...]


def report(
    panel: Panel,
    readings: Sequence[Reading],
    generator: np.random.Generator,
    before: Iterable[Earlier] = (),
    late: Sequence[Reading] = (),
) -> Report:
    """The report of `readings` in the order in which they came in.

    `generator` shuffles what is told word for word. `late` came after the end: they warn like all
    others, and nothing else of them is told. Raises ValueError for a reading of a stratum or a
    stimulus that the panel does not have.
    """
    for reading in (*readings, *late):
        _refuse(reading, panel)
    earlier = tuple(before)
    stimuli = tuple(
        _of_one(panel, one, readings, generator, earlier, late) for one in panel.stimuli
    )
    outcomes = [told for one in stimuli for told in one.outcomes]
    return Report(METHOD, panel, panel_decision(outcomes), stimuli)


def _refuse(reading: Reading, panel: Panel) -> None:
    if reading.stratum not in panel.strata:
        known = ", ".join(panel.strata)
        raise ValueError(f"stratum {reading.stratum!r}: the panel has {known}")
    if reading.stimulus not in {one.id for one in panel.stimuli}:
        known = ", ".join(one.id for one in panel.stimuli)
        raise ValueError(f"stimulus {reading.stimulus!r}: the panel shows {known}")


def _of_one(
    panel: Panel,
    stimulus: Stimulus,
    readings: Sequence[Reading],
    generator: np.random.Generator,
    before: Sequence[Earlier],
    late: Sequence[Reading],
) -> StimulusReport:
    by_stratum = {name: _read_by(name, stimulus, readings) for name in panel.strata}
    outcomes = tuple(
        tell(name, stimulus.id, [*map(objects, read)], panel.rule, closed=panel.closed)
        for name, read in by_stratum.items()
    )
    counted = _settled(by_stratum, SUM_LEAST, closed=panel.closed)
    quoted = _settled(by_stratum, TEXT_LEAST, closed=panel.closed)
    marks = [reading.marks for read in counted.values() for reading in read]
    if len(marks) < SUM_LEAST:
        marks = []
    return StimulusReport(
        stimulus=stimulus,
        outcomes=outcomes,
        sums=tuple(_sums(*group) for group in _groups(counted, SUM_LEAST)),
        texts=tuple(_texts(*group, generator) for group in _groups(quoted, TEXT_LEAST)),
        warnings=_warnings(by_stratum, quoted, generator, _late(stimulus, late)),
        words=heat_of_words(marks, len(stimulus.text)),
        picture=heat_of_picture(marks) if marks and stimulus.picture else None,
        changes=tuple(_changes(outcomes, before, panel.rule)),
    )


def _read_by(stratum: str, stimulus: Stimulus, readings: Iterable[Reading]) -> list[Reading]:
    return [one for one in readings if (one.stratum, one.stimulus) == (stratum, stimulus.id)]


def _settled(by_stratum: _ByStratum, least: int, *, closed: bool) -> _ByStratum:
    return {
        name: read[: settled(len(read), closed=closed, least=least)]
        for name, read in by_stratum.items()
    }


def _groups(by_stratum: _ByStratum, least: int) -> Iterator[tuple[tuple[str, ...], list[Reading]]]:
    """Each group that may be shown, with what it read."""
    for group in grouped({name: len(read) for name, read in by_stratum.items()}, least):
        yield group, [reading for name in group for reading in by_stratum[name]]


def _sums(strata: tuple[str, ...], readings: Sequence[Reading]) -> GroupSums:
    pairs = {pair: [one.pairs[pair] for one in readings if pair in one.pairs] for pair in PAIRS}
    would = _shares([one.would for one in readings], WOULD)
    return GroupSums(
        strata=strata,
        people=len(readings),
        pairs={
            pair: _shares(steps, range(1, 6))
            for pair, steps in pairs.items()
            if len(steps) >= SUM_LEAST
        },
        hurts_me=_shares([one.hurts_me for one in readings], range(5)),
        would=dict(zip(WOULD, would, strict=True)),
        warned=share(sum(map(warns, readings)), len(readings)),
    )


def _shares(given: Sequence[object], possible: Iterable[object]) -> tuple[Share, ...]:
    counts = Counter(given)
    return tuple(share(counts[answer], len(given)) for answer in possible)


def _texts(
    strata: tuple[str, ...], readings: Sequence[Reading], generator: np.random.Generator
) -> GroupTexts:
    def written(answers: Iterable[str]) -> tuple[str, ...]:
        # Each list for itself, or the answers of one reader would stand at the same place.
        return _shuffled([answer for answer in answers if answer], generator)

    return GroupTexts(
        strata=strata,
        people=len(readings),
        gist=written(one.gist for one in readings),
        whom=written(one.whom for one in readings),
        first_line=written(one.first_line for one in readings),
        free=written(one.free for one in readings),
    )


def _late(stimulus: Stimulus, late: Iterable[Reading]) -> list[Warned]:
    return [_warned(one, ()) for one in late if one.stimulus == stimulus.id and warns(one)]


def _warned(reading: Reading, strata: tuple[str, ...]) -> Warned:
    return Warned(reading.hurts_whom, reading.hurts_by, reading.marks, strata)


def _warnings(
    by_stratum: _ByStratum,
    quoted: _ByStratum,
    generator: np.random.Generator,
    late: Iterable[Warned],
) -> tuple[Warned, ...]:
    together = {name: strata for strata, _ in _groups(quoted, TEXT_LEAST) for name in strata}
    told = [*late]
    for name, read in by_stratum.items():
        for place, one in enumerate(read):
            if warns(one):
                strata = together.get(name, ()) if place < len(quoted[name]) else ()
                told.append(_warned(one, strata))
    return _shuffled(told, generator)


def _shuffled(given: Sequence[_Any], generator: np.random.Generator) -> tuple[_Any, ...]:
    return tuple(given[place] for place in generator.permutation(len(given)))


def _changes(outcomes: Iterable[Told], before: Sequence[Earlier], rule: Rule) -> Iterator[Changed]:
    for told in outcomes:
        for earlier in before:
            same = (earlier.stratum, earlier.stimulus) == (told.stratum, told.stimulus)
            if same and told.at and min(earlier.readers, told.at.readers) >= SUM_LEAST:
                now = (told.at.readers, told.at.objectors)
                then = (earlier.readers, earlier.objectors)
                yield Changed(told.stratum, change(then, now, rule.prior))
