"""A text classifier from a local ONNX file, behind the port `check/judge.py`.

The file takes one tensor of strings with one text, of shape [1] or [1, 1]; its first output of
floating numbers has the probabilities, of shape [1, labels]. How words become numbers is part of
the graph, so that the file alone says what it does. Needs `gutgemacht[onnx]`.
"""

import importlib
import logging
import math
from pathlib import Path
from typing import Any

import numpy as np

from gutgemacht.text import Language, Span

LARGEST = 500_000_000
FLOATING = ("tensor(float)", "tensor(double)")

logger = logging.getLogger("gutgemacht.judges")


class OnnxError(Exception):
    """A file that cannot judge: why, and what would help."""


class OnnxJudge:
    """The classifier of a file; `label` counts its probabilities from 0.

    Raises OnnxError where the file cannot be read, is no such classifier or lacks the label.
    """

    def __init__(self, file: Path, label: int) -> None:
        self._name, self._label = file.name, label
        self._session = _session(file)
        inputs = self._session.get_inputs()
        if len(inputs) != 1 or inputs[0].type != "tensor(string)":
            raise OnnxError("takes something else than one tensor of strings; export it with one")
        outputs = [one.name for one in self._session.get_outputs() if one.type in FLOATING]
        if not outputs:
            raise OnnxError("answers without floating numbers; export it with its probabilities")
        self._input, self._output = inputs[0].name, outputs[0]
        self._shape = [1] * len(inputs[0].shape)
        self._probability("Ein erster Satz.")

    def __call__(self, text: str, language: Language) -> list[tuple[Span, float]]:
        """The whole text with the probability of the label."""
        try:
            return [(Span(0, len(text)), self._probability(text))]
        except OnnxError as error:
            logger.error("%s gives no opinion: it %s", self._name, error)
            return []

    def _probability(self, text: str) -> float:
        given = np.array([text], dtype=object).reshape(self._shape)
        try:
            [answer] = self._session.run([self._output], {self._input: given})
            [row] = answer.tolist()
            probability = float(row[self._label])
        except IndexError:
            raise OnnxError(f"has no label {self._label}; labels count from 0") from None
        except Exception:  # noqa: BLE001 (the runtime's errors have no common kind of their own)
            raise OnnxError("does not answer with probabilities of shape [1, labels]") from None
        if not math.isfinite(probability) or not 0 <= probability <= 1:
            raise OnnxError("answers with something else than probabilities; add a softmax to it")
        return probability


def _session(file: Path) -> Any:
    try:
        runtime = importlib.import_module("onnxruntime")
    except ImportError:
        raise OnnxError("needs the runtime; install gutgemacht[onnx]") from None
    try:
        with file.open("rb") as source:
            data = source.read(LARGEST + 1)
    except OSError as error:
        raise OnnxError(f"cannot be read ({error.strerror})") from None
    if len(data) > LARGEST:
        raise OnnxError(f"is larger than {LARGEST:,} bytes; choose a smaller model")
    options = runtime.SessionOptions()
    # Checks take turns; one that took all processors would starve the others.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Its messages go to standard error by themselves; what is wrong is told by us.
    options.log_severity_level = 4
    try:
        # Bytes, not a path: so the file cannot point to weights in other files.
        return runtime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception:  # noqa: BLE001 (as above)
        raise OnnxError("is damaged or no ONNX model that this runtime knows") from None
