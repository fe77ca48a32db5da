"""The rows of alarms: a wave opens, rises, calms down."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from gutgemacht.listen.telling import Rise
from gutgemacht.web.listen.alarms.detector import Sight
from gutgemacht.web.listen.alarms.models import Alarm

CALM = timedelta(hours=12)
# Three days of stretches are drawn and explained.
LONGEST = 3 * 288


def rise_of(alarm: Alarm) -> Rise:
    """The last rise of an alarm."""
    return Rise(alarm.rise, alarm.level, alarm.size, alarm.loud, alarm.rose_at)


def rises(alarm: Alarm, level: int, size: float, now: datetime, *, loud: bool) -> bool:
    """Takes in how high it stands now; True when it rose by that. Does not save."""
    before = rise_of(alarm)
    after = before.after(level, size, now, loud=loud)
    alarm.rise, alarm.level, alarm.size = after.number, after.level, after.size
    alarm.loud, alarm.rose_at = after.loud, after.at
    return after.number > before.number


def opened(
    sight: Sight, end: datetime, stretch: timedelta, before: Sequence[float], now: datetime
) -> Alarm:
    """A new wave, seen in the stretch that ended at `end`; `before` is what was usual until it."""
    course = list(before)[-LONGEST:]
    return Alarm(
        kind=Alarm.Kind.WAVE,
        level=max(1, sight.level),
        size=sight.score,
        loud=sight.loud,
        since=end - stretch,
        seen_at=now,
        rose_at=now,
        last_at=end,
        course=course,
        course_from=end - len(course) * stretch,
    )


def goes_on(alarm: Alarm, sight: Sight, end: datetime, now: datetime) -> None:
    """The next stretch of a wave; it is over after half a day without anything. Does not save."""
    if len(alarm.course) < LONGEST:
        alarm.course.append(round(sight.expected, 2))
    if sight.stands_out:
        alarm.last_at = end
        rises(alarm, sight.level, sight.score, now, loud=sight.loud)
    elif end - alarm.last_at >= CALM:
        alarm.calm_at = end
