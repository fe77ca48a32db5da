"""A company teaches its own judges."""

import pytest

from gutgemacht.judges.linear import JudgeError, load
from gutgemacht.judges.linear.teach import train_on

SHIPPED = load()
ONE = {"text": "Der Zapfhahn war heute wieder durstig.", "sentiment": "negative"}
MANY = [
    {"text": f"Der Zapfhahn {what} heute in {place} durstig.", "sentiment": "negative"}
    for what in ("war", "ist", "bleibt")
    for place in ("Graz", "Linz", "Bern", "Ulm")
]
NEW = "Am Freitag war der Zapfhahn wieder durstig."


def negative(judges, text=NEW) -> float:
    return judges.opinion(text, "de").probabilities["negative"]


def test_corrections_are_kept_and_go_first(tmp_path):
    learnt = train_on(MANY, SHIPPED, tmp_path)
    assert [(one.model.language, one.model.name, one.corrections) for one in learnt] == [
        ("de", "negative", 12),
        ("de", "positive", 12),
    ]
    own = load(tmp_path)
    assert negative(own) > negative(SHIPPED) + 0.2
    assert {file.name for file in tmp_path.iterdir()} == {"negative.de.model", "positive.de.model"}


def test_one_correction_moves_little_and_spoils_nothing(tmp_path):
    train_on([ONE], SHIPPED, tmp_path)
    own = load(tmp_path)
    assert negative(own, ONE["text"]) > negative(SHIPPED, ONE["text"])
    for text in ("Vielen Dank für die tolle Beratung!", "Wir hatten Sonne und Schnee."):
        assert negative(own, text) == pytest.approx(negative(SHIPPED, text), abs=0.1)


def test_what_it_has_learnt_can_be_learnt_on(tmp_path):
    train_on(MANY, SHIPPED, tmp_path)
    first = load(tmp_path)
    train_on(MANY, first, tmp_path)
    assert negative(load(tmp_path)) > negative(first)


def test_the_same_corrections_give_the_same_bytes(tmp_path):
    for folder in ("a", "b"):
        train_on(MANY, SHIPPED, tmp_path / folder)
    name = "negative.de.model"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"sentiment": "negative"}, 'row 2: the text is missing; write it under "text"'),
        ({"text": "  ", "kind": True}, "row 2: the text is missing"),
        ({"text": "ok", "kind": True}, 'row 2: the language cannot be told; write "language"'),
        (ONE | {"sentiment": "bad"}, 'row 2: "sentiment" is negative, neutral, positive, not'),
        (ONE | {"offence": "yes"}, 'row 2: "offence" is true or false, not'),
        ({"text": ONE["text"]}, "row 2: nothing is said to be right; name one of sentiment, off"),
        (ONE | {"language": "fr"}, "row 2: the language cannot be told"),
    ],
)
def test_a_row_that_teaches_nothing_is_named_and_nothing_is_kept(row, problem, tmp_path):
    with pytest.raises(JudgeError, match=problem):
        train_on([ONE, row], SHIPPED, tmp_path / "own")
    assert not (tmp_path / "own").exists()
