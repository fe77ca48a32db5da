"""Packs of files -> guideline; every error names file, line and key."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from gutgemacht.guideline.appetite import Appetites
from gutgemacht.guideline.calendar import TAGS, Calendar, CalendarDay
from gutgemacht.guideline.company import Company
from gutgemacht.guideline.declaration import Declaration
from gutgemacht.guideline.find import WordLists
from gutgemacht.guideline.glossary import Glossary, joined
from gutgemacht.guideline.pattern import Known
from gutgemacht.guideline.rule import Guideline, Pack, Rule
from gutgemacht.guideline.seal import Seal, SealError
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.yaml import Lines, Place, YamlError, read

CALENDAR = "calendar.yml"
WORDS = "words.yml"

Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one file; `line` counts from 1, `key` is dotted."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        key = f" {self.key}:" if self.key else ""
        return f"{self.file}:{self.line}:{key} {self.message}"


class GuidelineError(Exception):
    """Packs that cannot be loaded; `problems` tells all of them, `sound` is what can be used."""

    def __init__(self, problems: Iterable[Problem], sound: Guideline | None = None) -> None:
        # A broken list of words is the trouble of every rule beside it, and told once.
        self.problems = sorted(set(problems))
        self.sound = sound or Guideline(packs=(), rules=())
        super().__init__("\n".join(map(str, self.problems)))


def load(
    packs: Iterable[Path],
    company: Company | None = None,
    seal: Seal | None = None,
    tried: Collection[Path] = (),
) -> Guideline:
    """The guideline made of pack folders; raises GuidelineError naming all that is wrong.

    `seal` opens the names of secret glossaries. The expressions of packs in `tried` are not
    compiled to see whether they are sound: a test does.
    """
    gathered = _Gathered(seal, tried)
    for folder in packs:
        gathered.add(folder)
    gathered.drop_what_lacks_something()
    sound = gathered.guideline(company or Company())
    if gathered.problems:
        raise GuidelineError(gathered.problems, sound)
    return sound


class _Gathered:
    """What has been read of the packs so far, and what was wrong with it."""

    def __init__(self, seal: Seal | None, tried: Collection[Path]) -> None:
        self.problems: list[Problem] = []
        self._seal = seal
        self._tried = tried
        self._packs: list[Pack] = []
        self._days: dict[str, tuple[CalendarDay, Path]] = {}
        self._glossaries: list[Glossary] = []
        self._rules: dict[str, tuple[Rule, Path]] = {}
        self._declaration = Declaration()
        self._appetites = Appetites()

    def add(self, folder: Path) -> None:
        """Reads one pack."""
        if (pack := attempt(folder / "pack.yml", Pack, self.problems)) is not None:
            self._packs.append(pack)
        self._declaration = self._shared(folder / "declaration.yml", self._declaration)
        self._appetites = self._shared(folder / "appetites.yml", self._appetites)
        if (folder / CALENDAR).exists():
            self._add_days(folder / CALENDAR)
        for file in yaml_files(folder / "glossaries"):
            if (glossary := attempt(file, Glossary, self.problems)) is not None:
                self._glossaries.append(self._opened(glossary, file))
        for file in rule_files(folder):
            rule = attempt(file, Rule, self.problems, tried=folder in self._tried)
            if rule is not None:
                self._add_rule(rule, file)

    def _shared(self, file: Path, before: Model) -> Model:
        """What a pack may bring for all rules together."""
        found = attempt(file, type(before), self.problems) if file.exists() else None
        return before if found is None else found

    def _add_days(self, file: Path) -> None:
        calendar = attempt(file, Calendar, self.problems)
        for number, day in enumerate(calendar.days if calendar else []):
            if day.id in self._days:
                message = f"{day.id!r} is the id of a day in {self._days[day.id][1]} already"
                self.problems.append(problem_of(file, ("days", number, "id"), message))
            else:
                self._days[day.id] = (day, file)

    def _add_rule(self, rule: Rule, file: Path) -> None:
        if rule.id in self._rules:
            message = f"{rule.id!r} is the id of {self._rules[rule.id][1]} already"
            self.problems.append(problem_of(file, ("id",), message))
        else:
            self._rules[rule.id] = (rule, file)

    def _opened(self, glossary: Glossary, file: Path) -> Glossary:
        """The list with the names that the key opens."""
        terms = list(glossary.terms)
        for number, sealed in enumerate(glossary.sealed):
            try:
                if self._seal is None:
                    raise SealError("is sealed, and there is no key to open it")
                terms.append(self._seal.open(sealed))
            except SealError as error:
                self.problems.append(problem_of(file, ("sealed", number), str(error)))
        return glossary.model_copy(update={"terms": terms})

    def drop_what_lacks_something(self) -> None:
        """Leaves out rules that need an answer, a list of names or a day which nobody gives."""
        lists = {glossary.id for glossary in self._glossaries}
        for rule, file in list(self._rules.values()):
            lacks = [
                *_undeclared(rule, self._declaration),
                *_unlisted(rule, lists),
                *_undated(rule, self._days),
            ]
            if lacks:
                self.problems += [problem_of(file, place, message) for place, message in lacks]
                del self._rules[rule.id]

    def guideline(self, company: Company) -> Guideline:
        """What is sound."""
        return Guideline(
            packs=tuple(self._packs),
            rules=tuple(rule for _, (rule, _) in sorted(self._rules.items())),
            days=tuple(day for day, _ in self._days.values()),
            glossaries=joined(self._glossaries),
            declaration=self._declaration,
            appetites=self._appetites,
            company=company,
        )


Lack = tuple[Place, str]


def _undeclared(rule: Rule, declaration: Declaration) -> Iterable[Lack]:
    """Answers that nobody can give."""
    if rule.declare is None:
        return
    asked = declaration.about(rule.declare.subject)
    if asked is None:
        yield ("declare",), f"nothing is asked about {rule.declare.subject!r}"
        return
    known = ", ".join(asked.known)
    for answer in rule.declare.answers():
        if answer not in asked.known:
            yield ("declare",), f"{answer!r} is no answer about {asked.subject}; known are {known}"


def _unlisted(rule: Rule, lists: Collection[str]) -> Iterable[Lack]:
    """Lists of names that no pack has."""
    known = ", ".join(sorted(lists)) or "none"
    for name in sorted(rule.glossaries.difference(lists)):
        yield ("find",), f"there is no glossary {name!r}; known are {known}"


def _undated(rule: Rule, days: Collection[str]) -> Iterable[Lack]:
    """Names of days that no calendar knows."""
    for name in sorted(rule.days.difference(days, TAGS)):
        message = f"{name!r} is no day of the calendars, and none of the tags {', '.join(TAGS)}"
        yield ("applies" if name in rule.applies.days else "sharper", "days"), message


def load_file(file: Path, model: type[Model]) -> Model:
    """A rule, glossary, company or pack file; raises GuidelineError naming all that is wrong."""
    problems: list[Problem] = []
    loaded = attempt(file, model, problems)
    if loaded is None:
        raise GuidelineError(problems)
    return loaded


def parse(text: str, model: type[Model], file: Path, *, tried: bool = False) -> Model:
    """What `file` would hold with this text; raises GuidelineError naming all that is wrong."""
    words = _words_beside(file) if model is Rule else ""
    found: Model = _parsed(text, model, file, words, tried=tried)
    return found


def _words_beside(rule: Path) -> str:
    """The word lists that the rules of a pack share, as they are written in its words.yml."""
    try:
        return (rule.parent.parent / WORDS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        # Whoever uses a word of it is told that it is not known.
        return ""


# Most files are as they were when rules are read again, and what they hold never changes.
@lru_cache(maxsize=2_048)
def _parsed(text: str, model: type[Strict], file: Path, words: str, *, tried: bool) -> Any:
    known = Known(_word_lists(words, file.parent.parent / WORDS) if words else {}, tried)
    loaded = _valid(text, file, partial(model.model_validate, context=known))
    if isinstance(loaded, (Rule, Glossary)) and loaded.id != file.stem:
        message = f"{loaded.id!r} is not the file's name {file.stem!r}"
        raise GuidelineError([Problem(str(file), read(text)[1].of(("id",)), "id", message)])
    return loaded


@lru_cache(maxsize=16)
def _word_lists(text: str, file: Path) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = _valid(text, file, TypeAdapter(WordLists).validate_python)
    return lists


def _valid(text: str, file: Path, validate: Callable[[Any], Any]) -> Any:
    """What `validate` makes of a file's text; raises GuidelineError naming all that is wrong."""
    try:
        data, lines = read(text)
    except YamlError as error:
        raise GuidelineError([Problem(str(file), error.line, error.key, error.message)]) from None
    try:
        return validate(data)
    except ValidationError as error:
        raise GuidelineError(_problems(file, error, lines)) from None


def problem_of(file: Path, place: Place, message: str) -> Problem:
    """A problem at a place of a file that can be read."""
    line = read(file.read_text(encoding="utf-8"))[1].of(place)
    return Problem(str(file), line, ".".join(map(str, place)), message)


def rule_files(pack: Path) -> list[Path]:
    """The rule files of a pack."""
    return yaml_files(pack / "rules")


def yaml_files(folder: Path) -> list[Path]:
    """The files of a folder by name; what editors leave beside them begins with a dot."""
    return sorted(file for file in folder.glob("*.yml") if not file.name.startswith("."))


def attempt(
    file: Path, model: type[Model], problems: list[Problem], *, tried: bool = False
) -> Model | None:
    """What a file holds; None where it cannot be read, with all that is wrong in `problems`."""
    try:
        return parse(file.read_text(encoding="utf-8"), model, file, tried=tried)
    except FileNotFoundError:
        problems.append(Problem(str(file), 1, "", "is missing"))
    except OSError as error:
        problems.append(Problem(str(file), 1, "", f"cannot be read ({error.strerror})"))
    except UnicodeDecodeError as error:
        problems.append(Problem(str(file), 1, "", f"is not UTF-8 (byte {error.start})"))
    except GuidelineError as error:
        problems.extend(error.problems)
    return None


def _problems(file: Path, error: ValidationError, lines: Lines) -> Iterable[Problem]:
    said: dict[tuple[int, str], list[str]] = {}
    for detail in error.errors():
        # Validators add names of types to the place; no file has those.
        place = lines.known(detail["loc"])
        message = detail["msg"].removeprefix("Value error, ")
        key = place
        if detail["type"] == "missing":
            key, message = (*place, detail["loc"][-1]), "is missing"
        elif detail["type"] == "extra_forbidden":
            message = "is no key that is known here; look for a typing mistake"
        elif named := lines.named(place, message):
            # Something as a whole is at fault; its message begins with the key that is.
            key = place = named
            message = message.split(": ", 1)[1]
        said.setdefault((lines.of(place), ".".join(map(str, key))), []).append(message)
    for (line, key_name), messages in said.items():
        yield Problem(str(file), line, key_name, "; or ".join(messages))
