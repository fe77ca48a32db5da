"""A workshop with 100 phones: how fast they are answered, and whether an answer is lost.

usage: python -m bench.workshop [PHONES]

Starts a server of its own, as `gutgemacht up` does, over SQLite, or over the empty database of
GUTGEMACHT_DATABASE. The phones join within ten seconds, each by a connection of its own, and are
asked three questions; a coach closes each when all have answered. They live on the same machine
and take their part of it. Prints milliseconds by step, from the first byte of a question to the
last one of its answer, and what of a processor the server took.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from pathlib import Path

from tests.web.campaign.reading.crowd import House
from tests.web.workshop.crowd import COACH, SEED, Crowd

PHONES = int(sys.argv[1]) if len(sys.argv) > 1 else 100
QUESTIONS = 3
COME, THINK, EVERY = 10.0, (2.0, 8.0), 2.0
PATIENCE = 60
GOAL = 300


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        try:
            house.start()
            measure(house)
        finally:
            house.kill()


def measure(house: House) -> None:
    seeded = house.inside(SEED, QUESTIONS)
    took = house.seconds()
    crowd = Crowd(house.base, seeded["code"], THINK, EVERY)
    told = asyncio.run(_all(crowd, house, seeded["room"]))
    print(f"\n{PHONES} phones, {QUESTIONS} questions")
    for step, times in crowd.times.items():
        print(_line(step, times))
    print(f"processor: {1000 * (house.seconds() - took) / PHONES:.0f} ms a phone")
    thanked = [sum(crowd.chosen[number].values()) for number in sorted(crowd.chosen)]
    kept = [answered for answered, _ in told["questions"]]
    print(f"joined {told['joined']}, thanked {thanked}, kept {kept}")
    print(f"tried again, by status (0: the line was closed): {dict(crowd.retries)}")
    sums = [[crowd.chosen[n][option] for option in range(3)] for n in sorted(crowd.chosen)]
    assert [counts for _, counts in told["questions"]] == sums, "a sum is wrong"
    assert thanked == kept == [PHONES] * QUESTIONS, "an answer was lost or doubled"


async def _all(crowd: Crowd, house: House, room: int) -> dict:
    chance = random.Random(8)
    phones = [crowd.take_part(chance.uniform(0, COME)) for _ in range(PHONES)]
    coach = asyncio.to_thread(house.inside, COACH, room, PHONES, PATIENCE)
    return (await asyncio.gather(coach, *phones))[0]


def _line(step: str, times: list[float]) -> str:
    took = sorted(1000 * one for one in times)
    p95 = statistics.quantiles(took, n=20)[-1]
    verdict = "" if p95 < GOAL else f"   goal: below {GOAL}"
    told = f"p50 {statistics.median(took):5.0f}  p95 {p95:5.0f}  most {took[-1]:5.0f}"
    return f"{step:18} {told}{verdict}"


if __name__ == "__main__":
    main()
