"""How much of the public we hear, and how late: said as it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.sources.words import trouble_words
from gutgemacht.web.listen.words import how_long

# Twice its rhythm, and never less than this, is late.
GRACE = timedelta(minutes=10)


@dataclass(frozen=True)
class Coverage:
    """`listening` sources that are heard, `faults` of those that are not as they should be.

    `lag` is how long ago everything was heard that the slowest of the others shows; None where no
    source can say.
    """

    listening: int
    lag: str | None
    faults: tuple[tuple[Source, str], ...]
    paused: int

    @property
    def is_empty(self) -> bool:
        """True when nothing is listened to."""
        return not (self.listening or self.faults or self.paused)


def coverage(now: datetime) -> Coverage:
    """How it stands with all sources."""
    sources = list(Source.objects.defer("sealed", "cursor"))
    active = [one for one in sources if not one.paused_at]
    faults = [(one, said) for one in active if (said := fault(one, now))]
    faulty = {one.pk for one, _said in faults}
    fine = [one for one in active if one.pk not in faulty]
    until = [one.until for one in fine if one.until]
    return Coverage(
        listening=len(fine),
        lag=how_long(now - min(until)) if until else None,
        faults=tuple(faults),
        paused=len(sources) - len(active),
    )


def fault(source: Source, now: datetime) -> str:
    """What is wrong with it in a sentence; empty where all is well.

    What is paused, or is never asked because it comes by itself (a file, a webhook), is not late.
    """
    if source.trouble:
        return trouble_words(source.trouble)
    if source.paused_at or not source.every:
        return ""
    if source.read_at is None:
        late = now - source.added_at > source.every + GRACE
        return _("It has not been read yet.") if late else ""
    if now - source.read_at > 2 * source.every + GRACE:
        return _("It was last read %(time)s ago.") % {"time": how_long(now - source.read_at)}
    return ""
