"""The alarm: counts of one topic, bin after bin -> how surprising, which level, which wave.

Online and without look-ahead: a bin is judged by what was there before it, the memory of a series
is constant, and one threshold serves all of them. `docs/alarm.md` says how it works and how well.
"""

from gutgemacht.listen.alarm.bank import Bank
from gutgemacht.listen.alarm.incident import Event, Wave
from gutgemacht.listen.alarm.level import level_at, score_at, threshold
from gutgemacht.listen.alarm.series import Series
from gutgemacht.listen.alarm.state import StateError
from gutgemacht.listen.alarm.week import TimesError

__all__ = [
    "Bank",
    "Event",
    "Series",
    "StateError",
    "TimesError",
    "Wave",
    "level_at",
    "score_at",
    "threshold",
]
