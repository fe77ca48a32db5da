"""What becomes of a mention at the desk."""

from dataclasses import dataclass

from gutgemacht.web.listen.mentions.asked import TONES
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.people.models import Person

JUDGED = "judged"
"""In the place of a tone: as the judges say, nobody corrects it."""


@dataclass(frozen=True)
class Marked:
    """A standing, a tone, or both, as a form says them; nonsense says nothing."""

    standing: str = ""
    tone: str = ""


def mark(mention: Mention, asked: Marked, person: Person) -> None:
    """Keeps it."""
    if asked.standing in Mention.Standing.values:
        mention.standing, mention.handled_by = asked.standing, person
        mention.save(update_fields=["standing", "handled_by"])
    if asked.tone in TONES:
        mention.tone, mention.corrected_by = int(asked.tone), person
        mention.save(update_fields=["tone", "corrected_by"])
    elif asked.tone == JUDGED:
        mention.tone, mention.corrected_by = judged(mention), None
        mention.save(update_fields=["tone", "corrected_by"])


def judged(mention: Mention) -> int:
    """The tone that the judges are surest of."""
    negative, positive = mention.negative or 0.0, mention.positive or 0.0
    if max(negative, positive) < 0.5:
        return 0
    return -1 if negative >= positive else 1
