"""How the weights are found: log-count ratios of naive Bayes times logistic regression.

After Wang and Manning, "Baselines and Bigrams" (2012): the column of an n-gram is scaled by how
much oftener it stands in texts of one kind, then logistic regression with L2 decides. Only the
weightiest are kept, as whole numbers of 8 bits; what these do on texts they were not fitted on
sets the curve that makes scores probabilities. SciPy is needed here and nowhere else.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar
from scipy.sparse import csr_array

from gutgemacht.judges.linear.features import Keys, Page, page
from gutgemacht.judges.linear.model import Model

FOLDS = 5
# An n-gram that stands in one text only tells about that text.
FEWEST_TEXTS = 2
ROUNDS = 60

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Row(NamedTuple):
    """A text with the answer; `weight` says how many rows it counts for.

    Where `typical` is false the text is not such as the judge will read: it teaches words, and
    has no say in where yes and no part.
    """

    text: str
    answer: bool
    weight: float = 1.0
    typical: bool = True


class Plan(NamedTuple):
    """What is to be learnt: a judge's name and language.

    `closeness` says how closely it follows its rows, `most` how many n-grams it keeps.
    """

    name: str
    language: str
    closeness: float = 10.0
    most: int = 20_000


class Trained(NamedTuple):
    """A judge, and the score of each of its rows by a judge that had not seen the row."""

    model: Model
    unseen: Floats


class Table(NamedTuple):
    """Texts by n-grams; each row is divided by the root of the text's number of n-grams."""

    grams: csr_array
    keys: Keys

    def rows(self, chosen: Bools) -> "Table":
        """The same columns for the chosen texts only."""
        return Table(self.grams[chosen], self.keys)


class _Line(NamedTuple):
    """Weights of the columns of a table, and the score of nothing."""

    weights: Floats
    start: float

    def scores(self, table: Table) -> Floats:
        return np.asarray(table.grams @ self.weights + self.start)


def train(plan: Plan, rows: Sequence[Row]) -> Trained:
    """The judge that `rows` teach; the same rows give the same judge."""
    table = table_of([page(row.text, plan.language) for row in rows], FEWEST_TEXTS)
    answers = np.array([row.answer for row in rows])
    weights = np.array([row.weight for row in rows])
    folds = np.array([crc32(row.text.encode(errors="replace")) % FOLDS for row in rows])
    unseen = np.zeros(len(rows))
    for fold in range(FOLDS):
        seen = folds != fold
        line = _line(plan, table.rows(seen), answers[seen], weights[seen])
        unseen[~seen] = line.scores(table.rows(~seen))
    line = _line(plan, table, answers, weights)
    typical = np.array([row.typical for row in rows])
    middle, slope = _curve(unseen[typical], answers[typical], weights[typical])
    model = _model(plan, table.keys, _Line(line.weights * slope, (line.start - middle) * slope))
    return Trained(model, (unseen - middle) * slope)


def macro_f1(found: Bools, answers: Bools, weights: Floats | None = None) -> float:
    """The mean of F1 for yes and F1 for no, in percent."""
    weights = np.ones(len(answers)) if weights is None else weights
    both = []
    for side in (True, False):
        right = weights[(found == side) & (answers == side)].sum()
        named = weights[found == side].sum() + weights[answers == side].sum()
        both.append(2 * right / named if named else 1.0)
    return 50 * float(sum(both))


def table_of(pages: Sequence[Page], fewest: int) -> Table:
    """The table of `pages` with the n-grams that stand in at least the `fewest` of them."""
    each = [np.unique(one.keys) for one in pages]
    lengths = np.array([max(len(one.keys), 1) for one in pages])
    counts = np.array([len(keys) for keys in each])
    keys, columns, texts = np.unique(np.concatenate(each), return_inverse=True, return_counts=True)
    kept = texts >= fewest
    cells = kept[columns]
    rows = np.repeat(np.arange(len(pages)), counts)[cells]
    columns = (np.cumsum(kept) - 1)[columns[cells]]
    grams = csr_array(
        (1 / np.sqrt(lengths[rows]), (rows, columns)), shape=(len(pages), int(kept.sum()))
    )
    return Table(grams, keys[kept])


def _line(plan: Plan, table: Table, answers: Bools, weights: Floats) -> _Line:
    """The weights as they will be shipped: fitted, cut down, made whole numbers."""
    grams, sides = table.grams, np.where(answers, 1.0, -1.0)
    # Both answers weigh the same, however many rows they have.
    weights = weights / np.where(answers, weights[answers].sum(), weights[~answers].sum())
    weights = weights * len(answers) / 2
    ratio = _ratio(grams, answers, weights)
    across = grams.T.tocsr()

    def loss(guess: Floats) -> tuple[float, Floats]:
        margins = sides * (grams @ (guess[:-1] * ratio) + guess[-1])
        pull = -sides * weights * np.exp(-np.logaddexp(0, margins))
        slope = plan.closeness * np.append(ratio * (across @ pull), pull.sum())
        slope[:-1] += guess[:-1]
        error = plan.closeness * (weights * np.logaddexp(0, -margins)).sum()
        return float(error + guess[:-1] @ guess[:-1] / 2), slope

    nothing = np.zeros(len(table.keys) + 1)
    found = minimize(loss, nothing, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    fitted = found.x[:-1] * ratio
    texts = np.bincount(grams.indices, minlength=len(table.keys))
    return _Line(_cut(fitted, texts, plan.most), float(found.x[-1]))


def _ratio(grams: csr_array, answers: Bools, weights: Floats) -> Floats:
    present = grams.astype(bool).astype(float)
    yes = 1 + present.T @ np.where(answers, weights, 0)
    no = 1 + present.T @ np.where(answers, 0, weights)
    return np.asarray(np.log(yes / yes.sum()) - np.log(no / no.sum()))


def _cut(fitted: Floats, texts: npt.NDArray[np.int_], most: int) -> Floats:
    """Only the `most` that matter: heavy ones that many texts have; in steps of the largest."""
    matter = np.abs(fitted) * np.sqrt(texts)
    light = np.argsort(-matter, kind="stable")[most:]
    fitted = fitted.copy()
    fitted[light] = 0
    step = step_of(fitted, np.int8)
    return np.rint(fitted / step) * step


def step_of(fitted: Floats, kind: type[np.signedinteger[Any]]) -> float:
    """What the largest weight must be divided by to fit into whole numbers of a `kind`."""
    return float(np.abs(fitted).max(initial=0)) / int(np.iinfo(kind).max) or 1.0


def _curve(scores: Floats, answers: Bools, weights: Floats) -> tuple[float, float]:
    """Where yes and no part best, and how steep the logistic curve is there."""
    order = np.unique(scores)
    between = (order[1:] + order[:-1]) / 2
    places = between[:: max(1, len(between) // 400)] if len(between) else np.zeros(1)
    parts = [macro_f1(scores > place, answers, weights) for place in places]
    middle = float(places[int(np.argmax(parts))])
    # As Platt has it, nothing is quite certain, so that few and easy rows make no judge cocksure.
    sure = np.where(answers, 1 - 1 / (answers.sum() + 2), 1 / ((~answers).sum() + 2))

    def loss(slope: float) -> float:
        logits = slope * (scores - middle)
        return float((weights * (np.logaddexp(0, logits) - sure * logits)).sum())

    return middle, float(minimize_scalar(loss, bounds=(0.01, 100), method="bounded").x)


def _model(plan: Plan, keys: Keys, line: _Line) -> Model:
    kept = line.weights != 0
    step = step_of(line.weights, np.int8)
    weights = np.rint(line.weights[kept] / step).astype(np.int8)
    return Model(plan.name, plan.language, keys[kept], weights, step, line.start)
