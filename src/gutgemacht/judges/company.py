"""The judges that a company names in its `company.yml`."""

from pathlib import Path

from gutgemacht.check import Judge
from gutgemacht.guideline import Company, Problem, problem_of
from gutgemacht.guideline.company import OnnxFile
from gutgemacht.guideline.shipped import COMPANY
from gutgemacht.judges.onnx import OnnxError, OnnxJudge


def of_company(company: Company, data: Path) -> tuple[dict[str, Judge], list[Problem]]:
    """Judges by name, from files of the data folder, and what is wrong with the others.

    A rule that asks a judge which is not there is silent; all other rules go on.
    """
    judges: dict[str, Judge] = {}
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
