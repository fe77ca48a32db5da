"""A company's own judges, learnt from what it has corrected.

The judge that is there goes into the new one as it is; corrections only shift it, the more the
more of them there are. So ten corrections do not spoil what thousands of texts have taught
(a prior at the old weights, as in the model adaptation of Chelba and Acero, 2006).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
from scipy.optimize import minimize

from gutgemacht.judges.linear.error import JudgeError
from gutgemacht.judges.linear.features import page
from gutgemacht.judges.linear.judges import NAMES, Judges, Sentiment, file_name
from gutgemacht.judges.linear.model import Model
from gutgemacht.judges.linear.train import Floats, step_of, table_of
from gutgemacht.text import detect

# How much a correction counts against the old weights; chosen on the mentions to learn from.
CLOSENESS = 10.0
# How much of this may move the score of nothing, with which all texts begin.
CALM = 0.1
# Of the n-grams of base and corrections together; a file of half a megabyte.
MOST = 80_000
TONES = get_args(Sentiment)


class Learnt(NamedTuple):
    """A judge that has learnt, and how many corrections it was given."""

    model: Model
    corrections: int


class _Correction(NamedTuple):
    text: str
    answer: bool


def train_on(corrections: Sequence[Mapping[str, Any]], base: Judges, folder: Path) -> list[Learnt]:
    """Teaches the judges in `base` that `corrections` speak of, and keeps them in `folder`.

    A correction has a "text" and what is right: "sentiment" (negative, neutral or positive), and
    yes or no (true or false) to the name of any other judge; "language" (de or en) where the text
    is too short to tell. A row that is none is a `JudgeError` with its number; then nothing is
    kept.
    """
    each: defaultdict[tuple[str, str], list[_Correction]] = defaultdict(list)
    for number, row in enumerate(corrections, start=1):
        text, language = _text(number, row)
        for name, right in _answers(number, row, language).items():
            each[language, name].append(_Correction(text, right))
    learnt = [
        Learnt(_shifted(base.models[key], rows), len(rows))
        for key, rows in sorted(each.items())
        if key in base.models
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for model, _ in learnt:
        file = folder / file_name(model.name, model.language)
        fresh = file.with_suffix(".new")
        fresh.write_bytes(model.dump())
        fresh.replace(file)
    return learnt


def _text(number: int, row: Mapping[str, Any]) -> tuple[str, str]:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise JudgeError(f'row {number}: the text is missing; write it under "text"')
    language = row.get("language") or detect(text)
    if language not in NAMES:
        raise JudgeError(
            f'row {number}: the language cannot be told; write "language": "de" or "en" beside it'
        )
    return text, language


def _answers(number: int, row: Mapping[str, Any], language: str) -> dict[str, bool]:
    answers = {name: row[name] for name in NAMES[language] if name in row}
    for name, answer in answers.items():
        if not isinstance(answer, bool):
            raise JudgeError(f'row {number}: "{name}" is true or false, not {answer!r}')
    if "sentiment" in row:
        if row["sentiment"] not in TONES:
            raise JudgeError(
                f'row {number}: "sentiment" is {", ".join(TONES)}, not {row["sentiment"]!r}'
            )
        answers |= {side: row["sentiment"] == side for side in TONES if side in NAMES[language]}
    if not answers:
        known = ", ".join(("sentiment", *NAMES[language]))
        raise JudgeError(f"row {number}: nothing is said to be right; name one of {known}")
    return answers


def _shifted(base: Model, rows: Sequence[_Correction]) -> Model:
    """`base` with its weights moved as far as the corrections need it, and no further."""
    pages = [page(row.text, base.language) for row in rows]
    old = np.array([base.score(one) for one in pages])
    sides = np.where([row.answer for row in rows], 1.0, -1.0)
    grams, keys = table_of(pages, fewest=1)

    def loss(shift: Floats) -> tuple[float, Floats]:
        margins = sides * (old + grams @ shift[:-1] + CALM * shift[-1])
        pull = -sides * np.exp(-np.logaddexp(0, margins))
        slope = CLOSENESS * np.append(grams.T @ pull, CALM * pull.sum()) + shift
        error = CLOSENESS * np.logaddexp(0, -margins).sum()
        return float(error + shift @ shift / 2), slope

    shift = minimize(loss, np.zeros(len(keys) + 1), jac=True, method="L-BFGS-B").x
    both = np.union1d(base.keys, keys)
    weights = np.zeros(len(both))
    weights[np.searchsorted(both, base.keys)] = base.weights * base.step
    weights[np.searchsorted(both, keys)] += shift[:-1]
    kept = np.sort(np.argsort(-np.abs(weights), kind="stable")[:MOST])
    step = step_of(weights, np.int16)
    whole = np.rint(weights[kept] / step).astype(np.int16)
    return Model(
        base.name, base.language, both[kept], whole, step, base.start + CALM * float(shift[-1])
    )
