"""The matchers: one module a kind of `guideline/find.py`, found by existing.

Each offers `matcher(rule, lexicon, judges) -> Matcher`; a matcher says where a rule speaks.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gutgemacht.check.judge import Judge
from gutgemacht.check.lexicon import Lexicon
from gutgemacht.check.manuscript import Manuscript
from gutgemacht.check.verdict import PartName
from gutgemacht.guideline import Rule
from gutgemacht.text import Span

Judges = Mapping[str, Judge]


class Match(NamedTuple):
    """Where a rule speaks, and what fits exactly there instead; of a medium also which part."""

    span: Span
    instead: tuple[str, ...] = ()
    medium: int | None = None
    part: PartName = "text"
    # The words of a hashtag as others may read it.
    read_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matcher:
    """Where a rule speaks; `triggers` are the entries without which it never does.

    `triggers` None means that every draft has to be looked at.
    """

    find: Callable[[Manuscript], Iterable[Match]]
    triggers: tuple[int, ...] | None = None


Build = Callable[[Rule, Lexicon, Judges], Matcher]

KINDS: dict[str, Build] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}").matcher
    for module in pkgutil.iter_modules(__path__)
}
