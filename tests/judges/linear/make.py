"""Small judges, taught in a moment."""

from functools import cache

from gutgemacht.judges.linear import Judges, Model
from gutgemacht.judges.linear.train import Plan, Row, train

RUDE = ("du idiot", "ihr idioten", "so ein idiot bist du", "idiot, geh weg", "alles idioten hier")
CALM = ("das brot ist frisch", "die bahn ist da", "wann macht ihr auf", "es regnet heute", "gut")


@cache
def model(name: str = "offence", language: str = "de") -> Model:
    rows = [Row(f"{text} {n}", text in RUDE) for text in (*RUDE, *CALM) for n in range(4)]
    return train(Plan(name, language), rows).model


def judges() -> Judges:
    return Judges([model()])
