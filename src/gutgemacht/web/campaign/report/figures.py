"""Figures of how a stimulus was felt: pairs to both sides of an axis, intentions as bars."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from gutgemacht.campaign.questions import Ends, Pair, Questions, Would
from gutgemacht.campaign.report import PAIRS, WOULD, GroupSums
from gutgemacht.campaign.sums import Share, share
from gutgemacht.web.campaign.report.document import Figure, Rect, Row, Strip, Tone, Whisker
from gutgemacht.web.campaign.report.gather import Round
from gutgemacht.web.campaign.report.words import groups_of, said

# What a reader would do, as the bars show it.
_TONES: Mapping[Would, Tone] = {
    "nothing": "middle",
    "pass-on": "good",
    "object": "bad-strong",
    "avoid": "bad-strong",
}


def feelings(sums: Sequence[GroupSums], words: Questions, told: Round) -> tuple[Figure, ...]:
    """The pairs, and how much it hurts the readers themselves."""
    return tuple(figure for figure in _feelings(sums, words, told) if figure.rows)


def _feelings(sums: Sequence[GroupSums], words: Questions, told: Round) -> Iterator[Figure]:
    for pair in PAIRS:
        ends = words.pairs.ends[pair]
        yield _pair(pair, ends, sums, told)
    steps = words.hurts_me.steps
    low, middle, high = f"{steps[3]}, {steps[4]}", steps[2], f"{steps[1]}, {steps[0]}"
    rows = [
        _sides(group, list(reversed(group.hurts_me)), (low, middle, high), told) for group in sums
    ]
    yield Figure(words.hurts_me.question, low, high, tuple(rows))


def _pair(pair: Pair, ends: Ends, sums: Sequence[GroupSums], told: Round) -> Figure:
    sides = ends.low, _("neither"), ends.high
    rows = [_sides(group, group.pairs[pair], sides, told) for group in sums if pair in group.pairs]
    return Figure("", ends.low, ends.high, tuple(rows))


def _sides(
    group: GroupSums, steps: Sequence[Share], sides: tuple[str, str, str], told: Round
) -> Row:
    """Two steps to the left, two to the right; who stands between is told in words."""
    counts, of = [one.count for one in steps], steps[0].of
    left, right = share(counts[0] + counts[1], of), share(counts[3] + counts[4], of)
    numbers = zip(sides, (left, steps[2], right), strict=True)
    words = " · ".join(f"{name}: {said(part)}" for name, part in numbers)
    strip = Strip(
        width=200,
        axis=100,
        rects=tuple(_rects([count / of * 100 for count in counts])),
        whiskers=(
            Whisker(_round(100 - left.high * 100), _round(100 - left.low * 100)),
            Whisker(_round(100 + right.low * 100), _round(100 + right.high * 100)),
        ),
    )
    return Row(groups_of(group.strata, told), strip, words)


def _rects(parts: Sequence[float]) -> Iterator[Rect]:
    strong, weak, _between, weak_good, strong_good = parts
    yield Rect(_round(100 - weak - strong), _round(strong), "bad-strong")
    yield Rect(_round(100 - weak), _round(weak), "bad")
    yield Rect(100, _round(weak_good), "good")
    yield Rect(_round(100 + weak_good), _round(strong_good), "good-strong")


def intentions(sums: Sequence[GroupSums], words: Questions, told: Round) -> tuple[Figure, ...]:
    """What the readers would do, a figure for each answer."""
    if not sums:
        return ()
    return tuple(
        Figure(
            words.would.options[would],
            "",
            "",
            tuple(_bar(group, group.would[would], _TONES[would], told) for group in sums),
        )
        for would in WOULD
    )


def _bar(group: GroupSums, part: Share, tone: Tone, told: Round) -> Row:
    strip = Strip(
        width=100,
        axis=0,
        rects=(Rect(0, _round(part.count / part.of * 100), tone),),
        whiskers=(Whisker(_round(part.low * 100), _round(part.high * 100)),),
    )
    return Row(groups_of(group.strata, told), strip, said(part))


def _round(number: float) -> float:
    return round(number, 2)
