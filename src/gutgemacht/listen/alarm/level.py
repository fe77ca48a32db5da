"""Levels 0 to 6: how seldom so much happens on an ordinary topic."""

import math
from bisect import bisect_right
from itertools import pairwise

# A level begins where an ordinary topic, without any wave, would get once in so many days.
LEVEL_DAYS = (3.0, 7.0, 30.4, 91.0, 365.0, 1095.0)
MONTH_DAYS = 30.4

# So long a topic is too new for more than a notice, unless ten times the usual is there.
COLD_DAYS = 3.0
COLD_RATIO = math.log(10)

# Score, and how many days ordinary topics took to reach it once: 200 simulated brands of 60 days
# after ten to warm up, with and without tone (`bench/alarm_levels.py`). The last slope goes on.
RETURN_DAYS = (
    (0.11, 3.0),
    (0.45, 7.0),
    (0.79, 14.0),
    (1.24, 30.4),
    (1.74, 60.8),
    (2.03, 91.0),
    (2.56, 182.0),
    (3.05, 365.0),
    (3.58, 730.0),
)


def score_at(days: float) -> float:
    """The score that an ordinary topic reaches once in so many days."""
    at = math.log(days)
    points = [(score, math.log(once)) for score, once in RETURN_DAYS]
    steps = list(pairwise(points))
    (low, low_at), (high, high_at) = next((one for one in steps if at <= one[1][1]), steps[-1])
    return max(low + (high - low) * (at - low_at) / (high_at - low_at), 0.0)


def threshold(false_alarms: float) -> float:
    """The score from which on it alarms, so that a topic gives so many false alarms a month.

    Raises `ValueError` where that is not more than 0 and at most 10.
    """
    if not 0 < false_alarms <= 10:
        raise ValueError(f"{false_alarms} false alarms a month: must be above 0, and 10 at most")
    return score_at(MONTH_DAYS / false_alarms)


LEVEL_SCORES = tuple(map(score_at, LEVEL_DAYS))
COLD_MOST = math.nextafter(LEVEL_SCORES[2], 0)


def level_at(score: float) -> int:
    """The level of a score, 0 to 6."""
    return bisect_right(LEVEL_SCORES, score)


def heard(surprise: float, age: float, ratio: float) -> float:
    """What of a surprise is to be acted upon: on a new topic no more than a notice.

    `age` is in seconds; `ratio` the log ratio of volume in the window.
    """
    cold = age < COLD_DAYS * 86400 and ratio < COLD_RATIO
    return min(surprise, COLD_MOST) if cold else surprise
