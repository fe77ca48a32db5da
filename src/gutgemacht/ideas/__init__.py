"""Things worth sharing, offered and never ordered.

Pure: how close one's own words are to those of others, how long something is fresh, which idea a
week begins with, and what of all clicks may be told. Who chose or declined what is no matter of
this package.
"""

from gutgemacht.ideas.closeness import Closeness, Marks, closeness, marks, resemblance
from gutgemacht.ideas.fresh import Freshness, freshness, is_held
from gutgemacht.ideas.kinds import KINDS, Kind, disclosure, disclosure_rule, questions
from gutgemacht.ideas.sums import LEAST, Part, Sum, people, told
from gutgemacht.ideas.visit import is_somebody
from gutgemacht.ideas.week import choice, monday, rank

__all__ = [
    "KINDS",
    "LEAST",
    "Closeness",
    "Freshness",
    "Kind",
    "Marks",
    "Part",
    "Sum",
    "choice",
    "closeness",
    "disclosure",
    "disclosure_rule",
    "freshness",
    "is_held",
    "is_somebody",
    "marks",
    "monday",
    "people",
    "questions",
    "rank",
    "resemblance",
    "told",
]
