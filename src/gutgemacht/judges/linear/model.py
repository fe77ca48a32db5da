"""One small judge: weights of n-grams, and what they say of a text.

The score of a text is the sum of the weights of its n-grams, each once, over the square root of
their number, so that a long text is not louder than a short one. A logistic curve makes the
score a probability (Platt, "Probabilistic Outputs for Support Vector Machines", 1999); 0.5 is
where the judge decides best.

A file is one line of JSON, then the keys (32 bits, in order) and the weights (8 or 16 bits).
"""

import json
from dataclasses import dataclass
from math import exp, sqrt
from typing import Any, NamedTuple, Self
from zlib import crc32

import numpy as np
import numpy.typing as npt

from gutgemacht.judges.linear.error import JudgeError
from gutgemacht.judges.linear.features import Keys, Page
from gutgemacht.text import Span

FORMAT = "gutgemacht linear 1"
# Shipped judges have 8 bits a weight; finer ones hold what a company has corrected.
_KINDS: dict[int, np.dtype[np.signedinteger[Any]]] = {8: np.dtype("i1"), 16: np.dtype("<i2")}


class Share(NamedTuple):
    """What the n-gram at `span` adds to the score of a text."""

    span: Span
    share: float


class Explanation(NamedTuple):
    """Why a text has its `score`: where the judge starts, and what each n-gram adds.

    `start` and all shares add up to `score`; the largest share comes first.
    """

    score: float
    start: float
    shares: list[Share]


@dataclass(frozen=True, eq=False)
class Model:
    """A judge of one thing in one language.

    `weights` are multiples of `step` for the n-grams `keys`, `start` is the score of nothing.
    """

    name: str
    language: str
    keys: Keys
    weights: npt.NDArray[np.signedinteger[Any]]
    step: float
    start: float

    def score(self, page: Page) -> float:
        """The log odds that the judge sees in `page` what it looks for."""
        known, _ = self._known(page)
        return self.start + self._worth(page) * float(self.weights[known].sum(dtype=np.int64))

    def probability(self, page: Page) -> float:
        """How sure the judge is, from 0 to 1."""
        return probability(self.score(page))

    def explain(self, page: Page) -> Explanation:
        """The score of `page`, and what each n-gram that the judge knows adds to it."""
        known, grams = self._known(page)
        values = self.weights[known] * self._worth(page)
        shares = [
            Share(page.span(int(gram)), float(value))
            for gram, value in zip(grams, values, strict=True)
        ]
        score = self.start + sum(share.share for share in shares)
        return Explanation(score, self.start, sorted(shares, key=lambda one: -abs(one.share)))

    def dump(self) -> bytes:
        """The bytes of the judge's file."""
        bits = 8 * self.weights.itemsize
        body = self.keys.astype("<u4").tobytes() + self.weights.astype(_KINDS[bits]).tobytes()
        head = {
            "format": FORMAT, "name": self.name, "language": self.language,
            "grams": len(self.keys), "bits": bits, "step": self.step, "start": self.start,
            "crc": crc32(body),
        }  # fmt: skip
        return json.dumps(head).encode() + b"\n" + body

    @classmethod
    def parse(cls, file: str, content: bytes) -> Self:
        """The judge in the bytes of `file`, or a `JudgeError` that names it."""
        line, _, body = content.partition(b"\n")
        try:
            head = json.loads(line)
            if head["format"] != FORMAT or crc32(body) != head["crc"]:
                raise ValueError("it does not hold what was written")
            count, kind = head["grams"], _KINDS[head["bits"]]
            if len(body) != count * (4 + kind.itemsize):
                raise ValueError("it is too long or too short")
            keys = np.frombuffer(body, "<u4", count).astype(np.uint32)
            weights = np.frombuffer(body, kind, count, 4 * count)
            return cls(
                str(head["name"]), str(head["language"]), keys, weights,
                float(head["step"]), float(head["start"]),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as problem:
            raise JudgeError.damaged(file, problem) from problem

    def _worth(self, page: Page) -> float:
        return self.step / sqrt(max(len(page.keys), 1))

    def _known(self, page: Page) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Places of the weights, and the n-grams of `page` that have them, each once."""
        if not len(self.keys):
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        at = np.searchsorted(self.keys, page.keys)
        at[at == len(self.keys)] = 0
        grams = np.flatnonzero(self.keys[at] == page.keys)
        known, first = np.unique(at[grams], return_index=True)
        return known, grams[first]


def probability(score: float) -> float:
    """The logistic curve."""
    return 1 / (1 + exp(-score)) if score >= 0 else 1 - 1 / (1 + exp(score))
