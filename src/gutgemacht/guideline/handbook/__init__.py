"""The handbook made from a guideline: a document, its formats, and what changed in it."""

from gutgemacht.guideline.handbook.changes import Change, Snapshot, changes, snapshot
from gutgemacht.guideline.handbook.difference import Difference, difference
from gutgemacht.guideline.handbook.document import Handbook, handbook
from gutgemacht.guideline.handbook.markdown import markdown, pocket_markdown
from gutgemacht.guideline.handbook.pocket import Pocket, pocket
from gutgemacht.guideline.handbook.sums import at_least
from gutgemacht.guideline.handbook.typeset import pdf

__all__ = [
    "Change",
    "Difference",
    "Handbook",
    "Pocket",
    "Snapshot",
    "at_least",
    "changes",
    "difference",
    "handbook",
    "markdown",
    "pdf",
    "pocket",
    "pocket_markdown",
    "snapshot",
]
