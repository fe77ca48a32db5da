"""Which stimuli a reader gets: those that the fewest of their group have read."""

import random
from collections.abc import Iterable

from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.standing import Cell


def drawn(cells: Iterable[Cell], most: int, chance: random.Random) -> list[Stimulus]:
    """At most so many stimuli of a group, in random order; chance decides where counts are equal.

    What is decided or full, and what cannot be shown, is left out.
    """
    open_ = [cell for cell in cells if not cell.done and can_be_shown(cell.stimulus)]
    chance.shuffle(open_)
    open_.sort(key=lambda cell: cell.readers)
    chosen = [cell.stimulus for cell in open_[:most]]
    chance.shuffle(chosen)
    return chosen


def can_be_shown(stimulus: Stimulus) -> bool:
    """False for a picture whose file is missing, and for a text without words."""
    if stimulus.kind in PICTURES:
        return stimulus.picture_id is not None
    return bool(stimulus.text.strip() or stimulus.picture_id)


PICTURES = frozenset({Stimulus.Kind.PICTURE, Stimulus.Kind.CROP, Stimulus.Kind.STILL})
