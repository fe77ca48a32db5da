"""Learning from the company's own rules and from what happened to others.

Pure: the same files give the same cards. What somebody knows of them is no matter of this package.
"""

from gutgemacht.learn.answer import Mended, Spotted, mended, spotted
from gutgemacht.learn.card import Card, Choice, Kind, by_hash
from gutgemacht.learn.ground import Ground
from gutgemacht.learn.make import Entry, NoCard, cards_of, catalogue, missing
from gutgemacht.learn.question import Question
from gutgemacht.learn.story import cards_of_case

__all__ = [
    "Card",
    "Choice",
    "Entry",
    "Ground",
    "Kind",
    "Mended",
    "NoCard",
    "Question",
    "Spotted",
    "by_hash",
    "cards_of",
    "cards_of_case",
    "catalogue",
    "mended",
    "missing",
    "spotted",
]
