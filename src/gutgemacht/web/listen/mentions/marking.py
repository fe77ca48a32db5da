"""What becomes of a mention at the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gutgemacht.listen.pulse import SIZES, Bin, Key, floor
from gutgemacht.listen.tone import Side, side
from gutgemacht.web.listen import bulk, counting
from gutgemacht.web.listen.mentions.asked import TONES
from gutgemacht.web.listen.models import Correction, Mention
from gutgemacht.web.people.models import Person

JUDGED = "judged"
"""In the place of a tone: as the judges say, nobody corrects it."""


@dataclass(frozen=True)
class Marked:
    """A standing, a tone, or both, as a form says them; nonsense says nothing."""

    standing: str = ""
    tone: str = ""


def mark(number: int, asked: Marked, person: Person, now: datetime) -> None:
    """Keeps it, and what it changes of the pulse."""
    with transaction.atomic():
        bulk.alone()
        mention = Mention.objects.select_for_update().get(pk=number)
        if asked.standing in Mention.Standing.values:
            mention.standing, mention.handled_by = asked.standing, person
            mention.save(update_fields=["standing", "handled_by"])
        if asked.tone in TONES:
            _sounds(mention, int(asked.tone), person)
            said = {"tone": mention.tone, "before": judged(mention), "by": person, "at": now}
            Correction.objects.update_or_create(mention=mention, defaults=said)
        elif asked.tone == JUDGED:
            _sounds(mention, judged(mention), None)
            Correction.objects.filter(mention=mention).delete()


def judged(mention: Mention) -> Side:
    """The tone that the judges are surest of."""
    return side(mention.negative or 0.0, mention.positive or 0.0)


def _sounds(mention: Mention, tone: int, by: Person | None) -> None:
    before, mention.tone, mention.corrected_by = mention.tone, tone, by
    mention.save(update_fields=["tone", "corrected_by"])
    # What is the same as an older mention was never counted.
    if tone == before or mention.same_as_id is not None:
        return
    more = Bin(
        negative=(tone < 0) - (before < 0),
        positive=(tone > 0) - (before > 0),
    )
    at = floor(mention.at, SIZES[0])
    topics = mention.belongs.values_list("topic", flat=True)
    counting.change({Key(topic, mention.network, SIZES[0], at): more for topic in topics})
