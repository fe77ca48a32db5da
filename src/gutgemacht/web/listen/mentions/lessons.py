"""What people have corrected, as lessons for the small judges (`judges.linear.teach`).

A lesson is the words, their language and the right tone: nobody who wrote or corrected them. The
judges leave out names of accounts and addresses, and keep numbers of letters instead of words.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gutgemacht.judges.linear.judges import NAMES
from gutgemacht.text import detect
from gutgemacht.web.listen.models import Correction

SIDES = {-1: "negative", 0: "neutral", 1: "positive"}


class Lesson(NamedTuple):
    """A row for `teach.train_on`."""

    text: str
    language: str
    sentiment: str


def lessons() -> Iterator[Lesson]:
    """All corrections of a tone, oldest first; those in languages that no judge reads left out."""
    rows = Correction.objects.order_by("at", "pk").exclude(mention__text="")
    for tone, text, language in rows.values_list("tone", "mention__text", "mention__language"):
        known = language or detect(text)
        if known in NAMES and text.strip():
            yield Lesson(text, known, SIDES[tone])
