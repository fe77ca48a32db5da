"""Packs of files -> guideline; every error names file, line and key."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

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
    """Packs that cannot be loaded; `problems` tells all of them, `rules` the sound ones."""

    def __init__(self, problems: Iterable[Problem], sound: tuple[Rule, ...] = ()) -> None:
        self.problems = sorted(problems)
        self.sound = sound
        super().__init__("\n".join(map(str, self.problems)))


def load(packs: Iterable[Path]) -> Guideline:
    """The guideline made of pack folders; raises GuidelineError naming all that is wrong."""
    problems: list[Problem] = []
    loaded: list[Pack] = []
    rules: dict[str, tuple[Rule, Path]] = {}
    for folder in packs:
        if (pack := _attempt(folder / "pack.yml", Pack, problems)) is not None:
            loaded.append(pack)
        for file in rule_files(folder):
            rule = _attempt(file, Rule, problems)
            if rule is None:
                continue
            if rule.id in rules:
                first = rules[rule.id][1]
                line = read(file.read_text(encoding="utf-8"))[1].of(("id",))
                message = f"{rule.id!r} is the id of {first} already"
                problems.append(Problem(str(file), line, "id", message))
            else:
                rules[rule.id] = (rule, file)
    sound = tuple(rule for _, (rule, _) in sorted(rules.items()))
    if problems:
        raise GuidelineError(problems, sound)
    return Guideline(packs=tuple(loaded), rules=sound)


def rule_files(pack: Path) -> list[Path]:
    """The rule files of a pack; what editors leave beside them begins with a dot."""
    return sorted(f for f in (pack / "rules").glob("*.yml") if not f.name.startswith("."))


def problem_of(file: Path, key: str, message: str) -> Problem:
    """A problem at a key of a sound file; the key is dotted."""
    lines = read(file.read_text(encoding="utf-8"))[1]
    place = tuple(int(part) if part.isdigit() else part for part in key.split("."))
    return Problem(str(file), lines.of(place), key, message)


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
