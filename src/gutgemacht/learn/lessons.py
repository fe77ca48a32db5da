"""Files of lessons -> lessons; every error names file, line and key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gutgemacht.guideline.load import Problem, attempt, problem_of, yaml_files
from gutgemacht.guideline.shipped import shipped
from gutgemacht.guideline.yaml import Place
from gutgemacht.learn.lesson import Lesson

# In the product, and in a data folder: the company's own.
FOLDER = "lessons"


@dataclass(frozen=True)
class Lessons:
    """The lessons in the order of their numbers, and the file of each."""

    lessons: tuple[Lesson, ...]
    files: Mapping[str, Path]

    @cached_property
    def by_id(self) -> dict[str, Lesson]:
        """The lessons by their id."""
        return {lesson.id: lesson for lesson in self.lessons}


class LessonError(Exception):
    """Lessons that cannot be loaded; `problems` tells all of them, `sound` is what can be used."""

    def __init__(self, problems: Iterable[Problem], sound: Lessons) -> None:
        self.problems = sorted(set(problems))
        self.sound = sound
        super().__init__("\n".join(map(str, self.problems)))


def load_lessons(folder: Path, own: Path | None = None) -> Lessons:
    """The lessons of `folder` and those in `own`, a company's folder that may be missing.

    Raises LessonError naming all that is wrong in all files, with what is sound.
    """
    problems: list[Problem] = []
    sound: dict[str, tuple[Lesson, Path]] = {}
    for file in [*yaml_files(folder), *(yaml_files(own) if own else [])]:
        lesson = attempt(file, Lesson, problems)
        if lesson is None:
            continue
        wrong = list(_misnamed(lesson, file, sound))
        problems += [problem_of(file, place, message) for place, message in wrong]
        if not wrong:
            sound[lesson.id] = lesson, file
    ordered = sorted((lesson for lesson, _ in sound.values()), key=lambda one: (one.number, one.id))
    lessons = Lessons(tuple(ordered), {name: file for name, (_, file) in sound.items()})
    if problems:
        raise LessonError(problems, lessons)
    return lessons


def load_shipped(data: Path | None = None) -> Lessons:
    """The lessons of the product and those of a data folder; raises LessonError likewise."""
    return load_lessons(shipped(FOLDER), data / FOLDER if data else None)


def lesson_files(data: Path | None = None) -> list[Path]:
    """All files that `load_shipped` reads."""
    return [*yaml_files(shipped(FOLDER)), *(yaml_files(data / FOLDER) if data else [])]


def gone(lessons: Lessons, there: Callable[[str], bool]) -> Iterator[Problem]:
    """The cards that lessons ask for and that are not `there`: the lesson goes on without them."""
    for lesson in lessons.lessons:
        for place, card in lesson.cards():
            if not there(card):
                message = f"there is no card {card!r} now; the lesson goes on without it"
                yield problem_of(lessons.files[lesson.id], ("steps", place, "card"), message)


def _misnamed(
    lesson: Lesson, file: Path, sound: Mapping[str, tuple[Lesson, Path]]
) -> Iterator[tuple[Place, str]]:
    if lesson.id != file.stem:
        yield ("id",), f"{lesson.id!r} is not the file's name {file.stem!r}; make them equal"
    if lesson.id in sound:
        other = sound[lesson.id][1]
        yield ("id",), f"{lesson.id!r} is the id of {other} already; choose another"
