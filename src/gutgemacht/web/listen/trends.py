"""What grew in a topic in a week, and which pictures go with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gutgemacht.listen.grown import Grown, counted, grown, terms
from gutgemacht.web.listen.models import Belongs, Mention, Topic
from gutgemacht.web.listen.safe import safe

WEEK = timedelta(days=7)
# So many mentions of a week are read for it, the newest; nobody waits for more.
MOST_READ = 4_000
MOST_TERMS = 30
MOST_PICTURES = 40


@dataclass(frozen=True)
class Trends:
    """The terms that grew; `read` and `read_before` are how many mentions that rests on."""

    terms: tuple[Grown, ...]
    read: int
    read_before: int
    is_part: bool


def trends(topic: Topic, now: datetime) -> Trends:
    """This week against the week before."""
    here, before = _texts(topic, now - WEEK, now), _texts(topic, now - 2 * WEEK, now - WEEK)
    own = frozenset(term for word in topic.words for term in terms(str(word)))
    found = grown(counted(here), counted(before), len(here), len(before), own)
    is_part = MOST_READ in (len(here), len(before))
    return Trends(tuple(found[:MOST_TERMS]), len(here), len(before), is_part)


def pictures(topic: Topic) -> list[tuple[Mention, str, str]]:
    """The newest pictures: whose mention, where it lies, and what its alt text says.

    One at an address that no browser should follow is left out.
    """
    rows = Belongs.objects.filter(topic=topic, mention__gone_at=None, mention__same_as=None)
    rows = rows.exclude(mention__pictures=[]).select_related("mention").order_by("-at")
    shown = (_shown(row.mention) for row in rows[:MOST_PICTURES])
    return [one for several in shown for one in several][:MOST_PICTURES]


def _shown(mention: Mention) -> Iterable[tuple[Mention, str, str]]:
    for one in mention.pictures:
        if url := safe(str(one.get("url", ""))):
            yield mention, url, str(one.get("alt", ""))


def _texts(topic: Topic, since: datetime, until: datetime) -> list[str]:
    rows = Belongs.objects.filter(topic=topic, at__gte=since, at__lt=until)
    rows = rows.filter(mention__gone_at=None, mention__same_as=None).order_by("-at")
    return list(rows.values_list("mention__text", flat=True)[:MOST_READ])
