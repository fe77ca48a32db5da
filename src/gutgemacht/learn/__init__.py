"""Learning from the company's own rules and from what happened to others.

Pure: the same files give the same cards. What somebody knows of them is a value that others keep.
"""

from gutgemacht.learn.answer import Mended, Spotted, mended, spotted
from gutgemacht.learn.card import Card, Choice, Kind, by_hash
from gutgemacht.learn.fresh import basics, fresh_basics, fresh_others, named
from gutgemacht.learn.ground import Ground
from gutgemacht.learn.known import Known, ProgressError, answered, dumped, joined, loaded
from gutgemacht.learn.make import Entry, NoCard, cards_of, catalogue, missing
from gutgemacht.learn.question import Question
from gutgemacht.learn.spacing import Grade, Review, State
from gutgemacht.learn.story import cards_of_case

__all__ = [
    "Card",
    "Choice",
    "Entry",
    "Grade",
    "Ground",
    "Kind",
    "Known",
    "Mended",
    "NoCard",
    "ProgressError",
    "Question",
    "Review",
    "Spotted",
    "State",
    "answered",
    "basics",
    "by_hash",
    "cards_of",
    "cards_of_case",
    "catalogue",
    "dumped",
    "fresh_basics",
    "fresh_others",
    "joined",
    "loaded",
    "mended",
    "missing",
    "named",
    "spotted",
]
