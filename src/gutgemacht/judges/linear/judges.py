"""All small judges of both languages, asked at once, and the one place that finds their files.

The files lie in `judges/data/<name>.<language>.model`; a company that has taught its own has
them in a folder of its data, and these go first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import sqrt
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from gutgemacht.judges.linear.batch import grams, together
from gutgemacht.judges.linear.error import JudgeError
from gutgemacht.judges.linear.features import Keys, Places, page
from gutgemacht.judges.linear.model import Explanation, Model, probability
from gutgemacht.text import Language, detect

Sentiment = Literal["negative", "neutral", "positive"]

# What each judge looks for. There are no free German texts that a judge of sexism could learn
# from; the rules on stereotypes read German.
NAMES = {
    "de": ("offence", "negative", "positive", "kind", "outrage", "facts"),
    "en": ("offence", "sexism", "negative", "positive", "kind", "outrage", "facts"),
}
SURE = 0.5
# Bits of a key by which it is not looked up.
_COARSE = 12

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Opinion:
    """What the judges of a language say of a text: a probability each, by name.

    A text whose language is unknown has no opinion: `probabilities` is empty.
    """

    language: Language
    probabilities: Mapping[str, float]

    @property
    def sentiment(self) -> Sentiment | None:
        """The likelier side if its judge is sure, else neutral; None without both judges."""
        sides: dict[Sentiment, float] = {}
        for side in ("negative", "positive"):
            if side not in self.probabilities:
                return None
            sides[side] = self.probabilities[side]
        likelier = max(sides, key=lambda side: sides[side])
        return likelier if sides[likelier] >= SURE else "neutral"

    def sees(self, name: str) -> bool:
        """True where the judge `name` is rather sure than not."""
        return self.probabilities.get(name, 0.0) >= SURE


class Judges:
    """The judges at hand. Ask `opinion`, and `explain` for the reasons of one judge."""

    def __init__(self, models: Iterable[Model]) -> None:
        self.models = {(model.language, model.name): model for model in models}
        self._benches = {
            language: _Bench([one for one in self.models.values() if one.language == language])
            for language in NAMES
        }

    def opinion(self, text: str, language: Language | None = None) -> Opinion:
        """What all judges say of `text`; its language is found out if nobody names it."""
        language = language or detect(text)
        if language == "unknown":
            return Opinion(language, {})
        return Opinion(language, self._benches[language].probabilities(text))

    def probabilities(self, texts: Sequence[str], language: str) -> dict[str, Floats]:
        """What each judge of `language` says of each of many texts, by its name.

        The same numbers as `opinion`, many times faster. Without judges it is empty.
        """
        bench = self._benches.get(language)
        return bench.of_many(texts, language) if bench else {}

    def explain(self, text: str, name: str, language: Language | None = None) -> Explanation:
        """Why the judge `name` scores `text` as it does, n-gram by n-gram.

        No such judge for the language of the text is a `JudgeError`.
        """
        language = language or detect(text)
        model = self.models.get((language, name))
        if model is None:
            known = ", ".join(name for of, name in self.models if of == language) or "none"
            raise JudgeError(f"there is no judge {name!r} for {language!r} texts; known: {known}")
        return model.explain(page(text, language))


class _Bench:
    """The judges of one language over one table, so that a text is looked up once."""

    def __init__(self, models: Sequence[Model]) -> None:
        self._models = models
        every = [model.keys for model in models] or [np.zeros(0, np.uint32)]
        self._keys = np.unique(np.concatenate(every))
        # Where the keys begin that begin with the same bits, and how many these are at most.
        buckets = self._keys >> _COARSE
        starts = np.searchsorted(buckets, np.arange((1 << (32 - _COARSE)) + 1))
        self._starts = starts.astype(np.int32)
        self._deepest = int(np.diff(starts).max())
        self._weights = np.zeros((len(self._keys), len(models)), np.float32)
        for column, model in enumerate(models):
            self._weights[np.searchsorted(self._keys, model.keys), column] = (
                model.weights * model.step
            )

    def of_many(self, texts: Sequence[str], language: str) -> dict[str, Floats]:
        if not self._models or not texts:
            return {model.name: np.zeros(0) for model in self._models}
        parts = [self._scores(texts[part], language) for part in together(texts)]
        scores = np.concatenate(parts)
        return {
            model.name: _logistic(model.start + scores[:, column])
            for column, model in enumerate(self._models)
        }

    def _scores(self, texts: Sequence[str], language: str) -> Floats:
        keys, owners, sizes = grams(texts, language)
        known, at = self._known(keys)
        pairs = np.sort(owners[known] * len(self._keys) + at)
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        owners, at = np.divmod(pairs, len(self._keys))
        sums = np.zeros((len(texts), len(self._models)))
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        if len(starts):
            weights = self._weights.take(at, axis=0)
            sums[owners[starts]] = np.add.reduceat(weights, starts, axis=0)
        return sums / np.sqrt(np.maximum(sizes, 1))[:, None]

    def _known(self, keys: Keys) -> tuple[Places, Places]:
        """Which of `keys` the judges know, and where these stand in their table."""
        buckets = keys >> _COARSE
        at, end = self._starts.take(buckets), self._starts.take(buckets + 1)
        here = np.flatnonzero(at < end)
        found = []
        for deep in range(self._deepest):
            at_here = at[here] + deep
            here, at_here = here[at_here < end[here]], at_here[at_here < end[here]]
            right = self._keys.take(at_here) == keys[here]
            found.append((here[right], at_here[right]))
            here = here[~right]
        return _flat(one for one, _ in found), _flat(one for _, one in found)

    def probabilities(self, text: str) -> dict[str, float]:
        if not self._models:
            return {}
        grams = page(text, self._models[0].language).keys
        # In order they are found several times faster, and what comes twice lies side by side.
        wanted = np.sort(grams)
        at = self._keys.searchsorted(wanted)
        at[at == len(self._keys)] = 0
        known = self._keys.take(at) == wanted
        known[1:] &= wanted[1:] != wanted[:-1]
        sums = self._weights.take(at[known], axis=0).sum(axis=0) / sqrt(max(len(grams), 1))
        return {
            model.name: probability(model.start + float(score))
            for model, score in zip(self._models, sums, strict=True)
        }


def _flat(parts: Iterable[npt.NDArray[np.integer[Any]]]) -> Places:
    return np.concatenate([np.zeros(0, np.intp), *parts])


def _logistic(scores: Floats) -> Floats:
    return np.exp(-np.logaddexp(0, -scores))


def load(folder: Path | None = None) -> Judges:
    """All shipped judges; where `folder` holds a company's own of the same name, that one.

    A missing or damaged file is a `JudgeError` that names it; the caller goes on without judges.
    """
    own = sorted(folder.glob("*.model")) if folder is not None and folder.is_dir() else []
    taken = {file.name: file for file in own}
    shipped = files("gutgemacht.judges") / "data"
    return Judges(
        _read(taken.get(file_name(name, language), shipped / file_name(name, language)))
        for language, names in NAMES.items()
        for name in names
    )


def file_name(name: str, language: str) -> str:
    """The name of the file of a judge."""
    return f"{name}.{language}.model"


def _read(file: Traversable) -> Model:
    try:
        content = file.read_bytes()
    except OSError as problem:
        raise JudgeError.damaged(str(file), problem) from problem
    return Model.parse(str(file), content)
