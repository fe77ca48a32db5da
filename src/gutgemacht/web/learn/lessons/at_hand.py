"""The lessons at hand in this process; a broken file is told, and all others stay."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from gutgemacht.guideline import DraftLanguage, Problem
from gutgemacht.learn import Card
from gutgemacht.learn.lessons import LessonError, Lessons, gone, lesson_files, load_shipped
from gutgemacht.web.files import FromFiles
from gutgemacht.web.learn import cards

logger = logging.getLogger("gutgemacht.lessons")


@dataclass(frozen=True)
class AtHand:
    """The lessons, and what is wrong with their files."""

    lessons: Lessons
    problems: tuple[Problem, ...] = ()


def at_hand() -> AtHand:
    """What can be read now."""
    return _lessons.now()


def look_again() -> None:
    """Looks at the files the next time, for they have just been written."""
    _lessons.look_again()


def card(name: str, language: DraftLanguage) -> Card | None:
    """A card by its id; None where rule, case or card have gone since the lesson was written."""
    of, kind, _number = name.split(".")
    return next((one for one in cards.of(of, kind, language) if one.id == name), None)


def problems(language: DraftLanguage) -> Iterator[Problem]:
    """All that those who write lessons should know: broken files, and cards that have gone."""
    yield from at_hand().problems
    yield from gone(at_hand().lessons, lambda name: card(name, language) is not None)


def _read() -> AtHand:
    try:
        return AtHand(load_shipped(settings.DATA))
    except LessonError as error:
        for problem in error.problems:
            logger.error("a lesson is left out: %s", problem)
        return AtHand(error.sound, tuple(error.problems))


_lessons = FromFiles(lambda: lesson_files(settings.DATA), _read)
