"""Packs become the guideline in force: the one way in for every door of the house."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from gutgemacht.check.lint import Remark, protection, refusals
from gutgemacht.guideline import Guideline, GuidelineError, Problem, load, problem_of
from gutgemacht.guideline.shipped import shipped


def admitted(folders: Iterable[Path], time: datetime) -> Guideline:
    """The guideline of these packs; raises GuidelineError naming all that is wrong.

    A rule that forbids what no company may forbid is as wrong as a broken file. Our own packs
    are not read again each time: a test does.
    """
    folders = list(folders)
    problems: list[Problem] = []
    try:
        guideline = load(folders)
    except GuidelineError as error:
        problems += error.problems
        guideline = Guideline(packs=(), rules=error.sound)
    refused = refused_rules(guideline, own_files(folders), time)
    problems += (problem for found in refused.values() for problem in found)
    if problems:
        sound = tuple(rule for rule in guideline.rules if rule.id not in refused)
        raise GuidelineError(problems, sound)
    return guideline


def own_files(folders: Iterable[Path]) -> dict[str, Path]:
    """The rule files that are not ours, by the id of their rule."""
    ours = shipped("packs").resolve()
    return {
        file.stem: file
        for folder in folders
        if not folder.resolve().is_relative_to(ours)
        for file in sorted((folder / "rules").glob("*.yml"))
    }


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
    return problem_of(file, remark.key, f"{remark.text!r} is refused by {remark.by}: {reason}")
