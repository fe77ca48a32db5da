"""The way through a lesson: its stops from the opening to the end, as addresses."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gutgemacht.guideline import DraftLanguage
from gutgemacht.learn.lesson import Lesson


@dataclass(frozen=True)
class Stop:
    """One place on the way; `past` and `here` are seen from where somebody is."""

    title: str
    url: str
    past: bool
    here: bool


@dataclass(frozen=True)
class Way:
    """All stops, and the one before and after; None where there is none."""

    stops: tuple[Stop, ...]
    place: int

    @property
    def back(self) -> Stop | None:
        """The stop before this one."""
        return self.stops[self.place - 1] if self.place else None

    @property
    def on(self) -> Stop | None:
        """The stop after this one."""
        return self.stops[self.place + 1] if self.place + 1 < len(self.stops) else None


def way(lesson: Lesson, place: int, language: DraftLanguage) -> Way:
    """`place` counts from 0, the opening; the steps follow, and the end is last."""
    titles = [_("What happened"), *(step.title.in_(language) for step in lesson.steps)]
    addresses = [
        reverse("learn:lesson", args=[lesson.id]),
        *(reverse("learn:step", args=[lesson.id, n + 1]) for n in range(len(lesson.steps))),
        reverse("learn:lesson-end", args=[lesson.id]),
    ]
    titles.append(_("What you take along"))
    stops = [
        Stop(title, address, past=number < place, here=number == place)
        for number, (title, address) in enumerate(zip(titles, addresses, strict=True))
    ]
    return Way(tuple(stops), place)
