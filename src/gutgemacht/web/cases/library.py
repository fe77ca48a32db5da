"""The cases at hand in this process: read once, again when a file changes.

A broken file is told, and all others stay.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from gutgemacht.campaign.similar import CaseFinder
from gutgemacht.guideline import Problem
from gutgemacht.library import Library, LibraryError, library_files, load_shipped
from gutgemacht.web.files import FromFiles

logger = logging.getLogger("gutgemacht.cases")


@dataclass(frozen=True)
class AtHand:
    """The cases, and what is wrong with their files."""

    library: Library
    problems: tuple[Problem, ...] = ()

    @cached_property
    def finder(self) -> CaseFinder:
        """The cases made ready to be searched."""
        return CaseFinder(self.library)

    @cached_property
    def caught_by(self) -> Counter[str]:
        """In how many cases each rule would have spoken."""
        return Counter(rule for case in self.library.cases for rule in case.caught.rules)


def at_hand() -> AtHand:
    """What can be read now; a change of the files is looked for once a second at most."""
    return _cases.now()


def look_again() -> None:
    """Looks at the files the next time, for they have just been written."""
    _cases.look_again()


def _read() -> AtHand:
    try:
        return AtHand(load_shipped(settings.DATA))
    except LibraryError as error:
        for problem in error.problems:
            logger.error("a case is left out: %s", problem)
        return AtHand(error.sound, tuple(error.problems))


_cases = FromFiles(lambda: library_files(settings.DATA), _read)
