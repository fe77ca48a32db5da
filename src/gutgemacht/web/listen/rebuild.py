"""Pulses and voices counted anew from the mentions that are kept, while others go on keeping.

Days are counted oldest first, some at once, each portion in one transaction: old counts stand until
the new ones are complete, and who is killed leaves every day whole, counted anew or as it was.
Voices go with their portion: who spoke before it is known by then, and who was thought to speak
first only later is counted there anew in its turn. What was said before mentions are kept
(`Memory.kept_since`) cannot be counted again and stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncDay

from gutgemacht.listen import pulse
from gutgemacht.web.listen import bulk, counting
from gutgemacht.web.listen.models import Belongs, Memory, Pulse, Voice
from gutgemacht.web.listen.rows import said_between

DAY = timedelta(days=1)
BEGINNING, END = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
# Others wait for so many to be counted: a second or less.
AT_ONCE = 20_000


@dataclass(frozen=True)
class Portion:
    """Time from whole day to whole day, and how many mentions of a topic lie in it."""

    begin: datetime
    end: datetime
    mentions: int


def rebuilt(topic: int) -> Iterator[Portion]:
    """Counts a topic anew, portion by portion; each is in the database when it comes out."""
    for portion in portions(_days(topic), _since()):
        _count(topic, portion)
        yield portion


def portions(days: Iterable[tuple[datetime, int]], since: datetime) -> Iterator[Portion]:
    """All time from `since` on, cut at `days` so that no portion but a single day is large."""
    begin, mentions = since, 0
    for day, count in days:
        if mentions and mentions + count > AT_ONCE:
            yield Portion(begin, day, mentions)
            begin, mentions = day, 0
        mentions += count
    yield Portion(begin, END, mentions)


def _since() -> datetime:
    return Memory.row().kept_since or BEGINNING


def _days(topic: int) -> list[tuple[datetime, int]]:
    rows = Belongs.objects.filter(topic=topic, at__gte=_since()).order_by()
    days = rows.values(day=TruncDay("at", tzinfo=UTC)).annotate(count=Count("pk"))
    return list(days.order_by("day").values_list("day", "count"))


@transaction.atomic
def _count(topic: int, portion: Portion) -> None:
    bulk.alone()
    stretch = {"topic": topic, "at__gte": portion.begin, "at__lt": portion.end}
    said = list(said_between(topic, portion.begin, portion.end))
    Pulse.objects.filter(**stretch).delete()
    Voice.objects.filter(**stretch).delete()
    voices = _spoke_first(pulse.voices(said), portion.begin)
    counting.change(pulse.merged(pulse.count(said), pulse.new_voices(voices, {})))


def _spoke_first(
    heard: dict[pulse.Voice, datetime], begin: datetime
) -> dict[pulse.Voice, datetime]:
    """Those who had not spoken before `begin`; they are kept as voices of now."""
    keys = [(voice.topic, voice.author) for voice in heard]
    known = bulk.matching(Voice, ("topic", "author"), keys, ("topic", "network", "author", "at"))
    earlier = {pulse.Voice(*voice) for *voice, at in known if at < begin}
    first = {voice: at for voice, at in heard.items() if voice not in earlier}
    names = ("topic", "network", "author", "at")
    bulk.put(Voice, names, [(*voice, at) for voice, at in first.items()], ("topic", "author"))
    return first
