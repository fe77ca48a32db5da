"""A data folder becomes the guideline in force: the one way in for every door of the house."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from gutgemacht.check.lint import Remark, protection, refusals
from gutgemacht.guideline import Guideline, GuidelineError, Problem, problem_of
from gutgemacht.guideline.load import rule_files
from gutgemacht.guideline.shipped import load_house, own_folders, pack_folders


def admitted(data: Path | None, time: datetime, secret: str = "") -> Guideline:
    """The guideline of a data folder; raises GuidelineError naming all that is wrong.

    A rule that forbids what no company may forbid is as wrong as a broken file. Our own packs
    are not read again each time: a test does. `secret` opens sealed names.
    """
    problems: list[Problem] = []
    try:
        guideline = load_house(data, secret, tried=pack_folders())
    except GuidelineError as error:
        problems += error.problems
        guideline = error.sound
    refused = refused_rules(guideline, own_files(own_folders(data)), time)
    problems += (problem for found in refused.values() for problem in found)
    if problems:
        sound = tuple(rule for rule in guideline.rules if rule.id not in refused)
        raise GuidelineError(problems, guideline.model_copy(update={"rules": sound}))
    return guideline


def own_files(folders: Iterable[Path]) -> dict[str, Path]:
    """The rule files of these packs, by the id of their rule."""
    return {file.stem: file for folder in folders for file in rule_files(folder)}


def refused_rules(
    guideline: Guideline, files: dict[str, Path], time: datetime
) -> dict[str, list[Problem]]:
    """Rules of these files that may not come into force, each with its problems."""
    own = [rule for rule in guideline.rules if rule.id in files]
    if not own:
        return {}
    compiled = protection(guideline)
    return {
        rule.id: [_problem(files[rule.id], remark) for remark in remarks]
        for rule in own
        if (remarks := refusals(rule, compiled, time))
    }


def _problem(file: Path, remark: Remark) -> Problem:
    reason = f"{remark.why.en} {remark.instead.en}"
    place = tuple(int(part) if part.isdigit() else part for part in remark.key.split("."))
    return problem_of(file, place, f"{remark.text!r} is refused by {remark.by}: {reason}")
