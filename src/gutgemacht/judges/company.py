"""The judges at hand in a company: those that come with the program, those it names itself."""

from pathlib import Path

from gutgemacht.check import Judge
from gutgemacht.guideline import Company, Problem, problem_of
from gutgemacht.guideline.company import OnnxFile
from gutgemacht.guideline.shipped import COMPANY
from gutgemacht.judges import shipped
from gutgemacht.judges.onnx import OnnxError, OnnxJudge


def at_hand(company: Company, data: Path) -> tuple[dict[str, Judge], list[Problem]]:
    """Judges by name, a company's own from files of its data folder, and what is wrong with some.

    A rule that asks a judge which is not there is silent; all other rules go on.
    """
    judges = shipped()
    problems: list[Problem] = []
    for name, named in company.judges.items():
        try:
            judges[name] = OnnxJudge(_inside(data, named), named.label)
        except OnnxError as error:
            message = f"{named.onnx} {error}; until then its rules are silent"
            problems.append(problem_of(data / COMPANY, ("judges", name, "onnx"), message))
    return judges, problems


def _inside(data: Path, named: OnnxFile) -> Path:
    folder = data.resolve()
    file = (folder / named.onnx).resolve()
    if not file.is_relative_to(folder):
        raise OnnxError("is outside the data folder; copy it there")
    return file
