"""Does the work grow with the text, or with its square? Hostile texts, once and eight times.

usage: python -m bench.bounds

Prints the ratio of CPU time for eight times the text, worst first; about 8 is linear, 64 is not.
Ends with 1 when one is over 24.
"""

import sys
import time

from tests.check.make import context
from tests.check.test_bounds import EVERYTHING, PIECES

from gutgemacht.check import Draft, check

SHORT, TIMES, LIMIT = 8_000, 8, 24


def seconds(text: str) -> float:
    took = []
    for _ in range(3):
        start = time.process_time()
        check(Draft(text), EVERYTHING, context())
        took.append(time.process_time() - start)
    return min(took)


def ratio(piece: str) -> float:
    short = piece * (SHORT // len(piece))
    return seconds(short * TIMES) / seconds(short)


def main() -> int:
    ratios = sorted(((ratio(piece), piece) for piece in PIECES), reverse=True)
    for value, piece in ratios[:10]:
        print(f"{value:5.1f}  {piece!r}")
    return 1 if ratios[0][0] > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
