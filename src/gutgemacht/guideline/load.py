"""Packs of files -> guideline; every error names file, line and key."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from gutgemacht.guideline.appetite import Appetites
from gutgemacht.guideline.company import Company
from gutgemacht.guideline.declaration import Declaration
from gutgemacht.guideline.rule import Guideline, Pack, Rule
from gutgemacht.guideline.strict import Strict
from gutgemacht.guideline.yaml import Lines, YamlError, read

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
        self.problems = sorted(problems)
        self.sound = sound or Guideline(packs=(), rules=())
        super().__init__("\n".join(map(str, self.problems)))


def load(packs: Iterable[Path], company: Company | None = None) -> Guideline:
    """The guideline made of pack folders; raises GuidelineError naming all that is wrong."""
    gathered = _Gathered()
    for folder in packs:
        gathered.add(folder)
    gathered.drop_undeclared()
    sound = gathered.guideline(company or Company())
    if gathered.problems:
        raise GuidelineError(gathered.problems, sound)
    return sound


class _Gathered:
    """What has been read of the packs so far, and what was wrong with it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._packs: list[Pack] = []
        self._rules: dict[str, tuple[Rule, Path]] = {}
        self._declaration = Declaration()
        self._appetites = Appetites()

    def add(self, folder: Path) -> None:
        """Reads one pack."""
        if (pack := _attempt(folder / "pack.yml", Pack, self.problems)) is not None:
            self._packs.append(pack)
        self._declaration = self._shared(folder / "declaration.yml", self._declaration)
        self._appetites = self._shared(folder / "appetites.yml", self._appetites)
        for file in rule_files(folder):
            if (rule := _attempt(file, Rule, self.problems)) is not None:
                self._add_rule(rule, file)

    def _shared(self, file: Path, before: Model) -> Model:
        """What a pack may bring for all rules together."""
        found = _attempt(file, type(before), self.problems) if file.exists() else None
        return before if found is None else found

    def _add_rule(self, rule: Rule, file: Path) -> None:
        if rule.id in self._rules:
            message = f"{rule.id!r} is the id of {self._rules[rule.id][1]} already"
            self.problems.append(_problem(file, "id", message))
        else:
            self._rules[rule.id] = (rule, file)

    def drop_undeclared(self) -> None:
        """Leaves out rules that wait for an answer which nobody can give."""
        for rule, file in list(self._rules.values()):
            if message := _undeclared(rule, self._declaration):
                self.problems.append(_problem(file, "declare", message))
                del self._rules[rule.id]

    def guideline(self, company: Company) -> Guideline:
        """What is sound."""
        return Guideline(
            packs=tuple(self._packs),
            rules=tuple(rule for _, (rule, _) in sorted(self._rules.items())),
            declaration=self._declaration,
            appetites=self._appetites,
            company=company,
        )


def _undeclared(rule: Rule, declaration: Declaration) -> str:
    """What is wrong with the answers that a rule names, if anything."""
    if rule.declare is None:
        return ""
    asked = declaration.about(rule.declare.subject)
    if asked is None:
        return f"nothing is asked about {rule.declare.subject!r}"
    for answer in rule.declare.answers():
        if answer not in asked.known:
            known = ", ".join(asked.known)
            return f"{answer!r} is no answer about {asked.subject}; known are {known}"
    return ""


def load_company(file: Path) -> Company:
    """What a company has decided; raises GuidelineError naming all that is wrong."""
    problems: list[Problem] = []
    company = _attempt(file, Company, problems)
    if company is None:
        raise GuidelineError(problems)
    return company


def _problem(file: Path, key: str, message: str) -> Problem:
    line = read(file.read_text(encoding="utf-8"))[1].of((key,))
    return Problem(str(file), line, key, message)


def rule_files(pack: Path) -> list[Path]:
    """The rule files of a pack; what editors leave beside them begins with a dot."""
    return sorted(f for f in (pack / "rules").glob("*.yml") if not f.name.startswith("."))


def load_pack(folder: Path) -> Pack:
    """What a pack says of itself; raises GuidelineError naming all that is wrong."""
    problems: list[Problem] = []
    pack = _attempt(folder / "pack.yml", Pack, problems)
    if pack is None:
        raise GuidelineError(problems)
    return pack


def load_rule(file: Path) -> Rule:
    """The rule of one file; raises GuidelineError naming all that is wrong with it."""
    problems: list[Problem] = []
    rule = _attempt(file, Rule, problems)
    if rule is None:
        raise GuidelineError(problems)
    return rule


def _attempt(file: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    try:
        data, lines = read(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(str(file), 1, "", "is missing"))
        return None
    except OSError as error:
        problems.append(Problem(str(file), 1, "", f"cannot be read ({error.strerror})"))
        return None
    except UnicodeDecodeError as error:
        problems.append(Problem(str(file), 1, "", f"is not UTF-8 (byte {error.start})"))
        return None
    except YamlError as error:
        problems.append(Problem(str(file), error.line, error.key, error.message))
        return None
    try:
        loaded = model.model_validate(data)
    except ValidationError as error:
        problems.extend(_problems(file, error, lines))
        return None
    if isinstance(loaded, Rule) and loaded.id != file.stem:
        line = lines.of(("id",))
        problems.append(
            Problem(str(file), line, "id", f"{loaded.id!r} is not the file's name {file.stem!r}")
        )
        return None
    return loaded


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
