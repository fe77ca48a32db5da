"""Files of cases -> library; every error names file, line and key."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gutgemacht.guideline.load import Problem, attempt, problem_of, yaml_files
from gutgemacht.guideline.rule import Guideline
from gutgemacht.guideline.shipped import shipped
from gutgemacht.guideline.yaml import Place
from gutgemacht.library.case import Case
from gutgemacht.library.patterns import SIDES, FacetId, Patterns

PATTERNS, CASES = "patterns.yml", "library"
# In a data folder: the company's own cases.
OWN_CASES = "cases"
NO_PATTERNS = Patterns(groups={}, occasions={}, mechanisms={}, media={})


@dataclass(frozen=True)
class Library:
    """The cases in the order of their numbers, the words they share, and the file of each."""

    cases: tuple[Case, ...]
    patterns: Patterns
    files: Mapping[str, Path]

    @cached_property
    def by_id(self) -> dict[str, Case]:
        """The cases by their id."""
        return {case.id: case for case in self.cases}


class LibraryError(Exception):
    """Cases that cannot be loaded; `problems` tells all of them, `sound` is what can be used."""

    def __init__(self, problems: Iterable[Problem], sound: Library) -> None:
        self.problems = sorted(set(problems))
        self.sound = sound
        super().__init__("\n".join(map(str, self.problems)))


def load_library(folder: Path, own: Path | None = None) -> Library:
    """The cases of `folder` (its `library/*.yml`, its `patterns.yml`) and those in `own`.

    `own` is a company's folder of case files; it may be missing. Raises LibraryError naming all
    that is wrong in all files, with what is sound.
    """
    problems: list[Problem] = []
    patterns = attempt(folder / PATTERNS, Patterns, problems)
    files = [*yaml_files(folder / CASES), *(yaml_files(own) if own else [])]
    read = [(file, case) for file in files if (case := attempt(file, Case, problems)) is not None]
    sound: dict[str, tuple[Case, Path]] = {}
    numbers: dict[int, Path] = {}
    for file, case in read:
        wrong = [*_misnamed(case, file, sound, numbers), *_unknown_facets(case, patterns)]
        problems += [problem_of(file, place, message) for place, message in wrong]
        if not wrong:
            sound[case.id] = case, file
            numbers[case.number] = file
    library = Library(
        tuple(sorted((case for case, _ in sound.values()), key=lambda case: case.number)),
        patterns or NO_PATTERNS,
        {name: file for name, (_, file) in sound.items()},
    )
    if problems:
        raise LibraryError(problems, library)
    return library


def load_shipped(data: Path | None = None) -> Library:
    """The cases of the product and those of a data folder; raises LibraryError likewise."""
    return load_library(shipped("cases"), data / OWN_CASES if data else None)


def library_files(data: Path | None = None) -> list[Path]:
    """All files that `load_shipped` reads."""
    folder = shipped("cases")
    own = yaml_files(data / OWN_CASES) if data else []
    return [folder / PATTERNS, *yaml_files(folder / CASES), *own]


def check_against(library: Library, guideline: Guideline) -> list[Problem]:
    """Cases that name rules which the guideline does not have."""
    return [
        problem_of(
            library.files[case.id],
            ("caught", "rules", number),
            f"{rule!r} is no rule of the guideline; correct it, or take it out",
        )
        for case in library.cases
        for number, rule in enumerate(case.caught.rules)
        if rule not in guideline.by_id
    ]


Wrong = tuple[Place, str]


def _misnamed(
    case: Case, file: Path, sound: Mapping[str, object], numbers: Mapping[int, Path]
) -> Iterable[Wrong]:
    if case.id != file.stem:
        yield ("id",), f"{case.id!r} is not the file's name {file.stem!r}; make them equal"
    if case.id in sound:
        yield ("id",), f"{case.id!r} is the id of another case already; choose another"
    if case.number in numbers:
        message = f"{case.number} is the number of {numbers[case.number].name}; take a free one"
        yield ("number",), message


def _unknown_facets(case: Case, patterns: Patterns | None) -> Iterable[Wrong]:
    if patterns is None:
        return
    for side in SIDES:
        named: list[str] = getattr(case.pattern, side)
        for number, name in enumerate(named):
            place = ("pattern", side, number)
            if name not in patterns.side(side):
                known = ", ".join(patterns.side(side))
                yield place, f"{name!r} is no word of {PATTERNS}; known are {known}"
            elif Counter(named[:number])[name]:
                yield place, f"{name!r} stands here twice; once is enough"


def facets_of(case: Case) -> list[FacetId]:
    """What a case is an example of, side by side, the most telling first."""
    return [FacetId(side, name) for side in SIDES for name in getattr(case.pattern, side)]
