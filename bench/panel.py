"""How 200 readers at once are answered, and whether an answer is lost, also when the server dies.

usage: python -m bench.panel [READERS]

Starts servers of its own, as `gutgemacht up` does, over SQLite, or over the empty database of
GUTGEMACHT_DATABASE. Readers open the link within twenty seconds, look, think for some ten and
answer, each by a connection of their own; they live on the same machine and take their part of it.
Prints milliseconds by step, from the first byte of a question to the last one of its answer, and
what of a processor the server took, which other work on the machine changes less.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from pathlib import Path

from tests.web.campaign.reading.crowd import KEPT, SEED, Crowd, House

READERS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
COME = 20.0
THINK = (9.0, 15.0)
GOAL = 300


def main() -> None:
    for is_killed in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            house = House(Path(folder))
            house.start()
            try:
                measure(house, is_killed=is_killed)
            finally:
                house.kill()


def measure(house: House, *, is_killed: bool) -> None:
    seeded = house.inside(SEED, 0)
    before = house.inside(KEPT)
    took = house.seconds()
    crowd = Crowd(house.base, seeded["path"], THINK)
    asyncio.run(_all(crowd, house, is_killed=is_killed))
    kept = house.inside(KEPT)[len(before) :]
    print(f"\n{READERS} readers{', the server killed in the middle' if is_killed else ''}")
    if not is_killed:
        for step, times in crowd.times.items():
            print(_line(step, times))
        print(f"processor: {1000 * (house.seconds() - took) / READERS:.0f} ms a reader")
    print(f"thanked {len(crowd.thanked)}, kept {len(kept)}, tried again {crowd.retries}")
    assert sorted(kept) == sorted(crowd.thanked), "an answer was lost or doubled"
    assert len(kept) == READERS, "not every reader arrived"


async def _all(crowd: Crowd, house: House, *, is_killed: bool) -> None:
    chance = random.Random(6)
    readers = [crowd.read(f"reader {n}", chance.uniform(0, COME)) for n in range(READERS)]
    killing = [_kill(crowd, house)] if is_killed else []
    await asyncio.gather(*readers, *killing)


async def _kill(crowd: Crowd, house: House) -> None:
    while len(crowd.thanked) < READERS // 2:
        await asyncio.sleep(0.01)
    house.kill()
    await asyncio.sleep(0.5)
    await asyncio.to_thread(house.start)


def _line(step: str, times: list[float]) -> str:
    took = sorted(1000 * one for one in times)
    p95 = statistics.quantiles(took, n=20)[-1]
    verdict = "" if p95 < GOAL else f"   goal: below {GOAL}"
    told = f"p50 {statistics.median(took):5.0f}  p95 {p95:5.0f}  most {took[-1]:5.0f}"
    return f"{step:18} {told}{verdict}"


if __name__ == "__main__":
    main()
