"""What practising tells for the culture picture: how many did it, from what they keep anyway."""

from collections import Counter
from datetime import datetime

from gutgemacht.culture import Doing
from gutgemacht.web.culture.counted import people_of_the_house
from gutgemacht.web.learn.practice.keeping import known_of
from gutgemacht.web.learn.practice.models import Progress


def cards(since: datetime, until: datetime) -> Doing:
    """How many answers each of those who practised gave; what somebody deleted is not counted."""
    each: Counter[int] = Counter()
    # A card that was answered later on may have been answered in between too.
    rows = Progress.objects.filter(begun__lt=until, last__gte=since, person__is_active=True)
    for row in rows.iterator():
        state = known_of(row).state
        each[row.person_id] += sum(
            since <= one.at < until for one in (*state.reviews, *state.earlier)
        )
    return Doing(tuple(count for count in each.values() if count), people_of_the_house())


COUNTED = {"cards": cards}
