"""usage: python -m bench.alarm [hold]

Prints what README.md explains. With `hold` on the seed that settings were not chosen on.
"""

import sys
import time
from collections.abc import Callable, Iterator

from bench.alarm.detector import VOLUME, Detector
from bench.alarm.detectors import Ours, everybody
from bench.alarm.field import FROZEN, HOLD, Field, Trial, field
from bench.alarm.measure import RATES, Scored, Summary, found, scored, summary, threshold
from bench.alarm.replay import replay

from gutgemacht.listen.simulator.habits import GRADES, GradeName
from gutgemacht.listen.simulator.hairdryer import SUM

WIDE = 31
SIZES: tuple[tuple[str, Callable[[Trial], bool]], ...] = (
    ("peak 3x", lambda one: one.storm.shape.peak == 3),
    ("peak 10x and more", lambda one: one.storm.shape.peak >= 10),
    ("brands below 30 an hour", lambda one: one.mean < 30),
    ("brands from 30 to 200", lambda one: 30 <= one.mean < 200),
    ("brands above 200", lambda one: one.mean >= 200),
)


def main() -> None:
    began = time.process_time()
    seed = HOLD if sys.argv[1:] == ["hold"] else FROZEN
    kept: dict[str, Scored] = {}
    for grade in GRADES:
        ground = field(grade, seed)
        _head(
            f"tone read: {grade} ({len(ground.trials)} storms, {ground.months():.0f} brand-months)"
        )
        for detector in everybody():
            result = kept.get(detector.name) or scored(detector, ground)
            if detector.reads == VOLUME:
                kept[detector.name] = result
            for line in lines(detector, ground, result):
                print(line, flush=True)
            print(_replayed(detector, ground, result, grade, seed), flush=True)
    print(f"\n{time.process_time() - began:.0f} seconds of one core")


def lines(detector: Detector, ground: Field, result: Scored) -> Iterator[str]:
    for rate in RATES:
        at = threshold(result, ground, rate)
        storms = found(result, at)
        yield _line(detector.name, rate, summary(storms))
        if rate == 1 and isinstance(detector, Ours):
            for name, holds in SIZES:
                yield _line(f"  {name}", rate, summary(s for s in storms if holds(s.trial)))


def _replayed(
    detector: Detector, ground: Field, result: Scored, grade: GradeName, seed: int
) -> str:
    """The replay at one false alarm a brand-month, with the threshold of the other brands."""
    again = scored(detector, replay(grade, seed))
    told = summary(found(again, threshold(result, ground, 1.0)))
    return (
        f"{'  #HackAHairDryer':{WIDE}} {1.0:11.1f} {told.recall:6.0%} {told.median:6.0f}"
        f" {told.late:5.0f} {told.out * SUM:6.0f} posts of {SUM}"
    )


def _head(title: str) -> None:
    print(f"\n{title}")
    print(f"{'':{WIDE}} false/month recall median  90 %    out  before peak")


def _line(name: str, rate: float, told: Summary) -> str:
    return (
        f"{name:{WIDE}} {rate:11.1f} {told.recall:6.0%} {told.median:6.0f} {told.late:5.0f}"
        f" {told.out:6.1%} {told.before_peak:12.0%}"
    )


if __name__ == "__main__":
    main()
