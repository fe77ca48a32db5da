"""The handbook made from a guideline: a document, its formats, and what changed in it."""

from gutgemacht.guideline.handbook.changes import Change, Snapshot, changes, snapshot
from gutgemacht.guideline.handbook.document import Handbook, handbook

__all__ = ["Change", "Handbook", "Snapshot", "changes", "handbook", "snapshot"]
