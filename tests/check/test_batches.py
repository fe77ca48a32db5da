from datetime import datetime, timedelta

import pyarrow as pa
import pytest

from gutgemacht.check import Draft, check, check_batches
from gutgemacht.check.batches import POSTS, VERDICTS
from gutgemacht.check.report import report

from .make import NOON, context, made, rule, terms

RULES = made(
    rule("climate", find=terms("klima"), effect="stop", replace={"de": ["Zahl"]}),
    rule("night", find={"kind": "meta", "form": "night"}, effect="hint"),
    rule("reddit", find=terms("forum"), applies={"channels": ["reddit"]}),
    rule("swiss", find=terms("grüezi"), applies={"countries": ["CH"]}),
    rule("english", find=terms("gift", language="en")),
    rule("message", find=terms("brief"), applies={"actions": ["message"]}),
)


def posts(*rows):
    empty = dict.fromkeys(POSTS.names)
    return pa.RecordBatch.from_pylist([{**empty, **row} for row in rows], schema=POSTS)


def verdicts(*batches, defaults=None, explain=None, rules=RULES):
    answers = check_batches(iter(batches), rules, defaults or context(), explain)
    return [row for batch in answers for row in batch.to_pylist()]


def test_rows_come_back_one_for_one_in_order_and_in_their_batches():
    batches = [
        posts({"id": "3", "text": "Klima"}, {"id": "1", "text": "nichts"}),
        posts(),
        posts({"id": "2", "text": "Klima und Klima"}),
    ]
    answers = list(check_batches(iter(batches), RULES, context()))
    assert [batch.num_rows for batch in answers] == [2, 0, 1]
    assert all(batch.schema.equals(VERDICTS) for batch in answers)
    rows = [row for batch in answers for row in batch.to_pylist()]
    assert [(row["id"], row["verdict"], len(row["findings"])) for row in rows] == [
        ("3", "stop", 1),
        ("1", "clear", 0),
        ("2", "stop", 2),
    ]


def test_no_batches_give_no_batches():
    assert list(check_batches(iter([]), RULES, context())) == []


def test_a_row_says_the_same_as_a_check():
    [row] = verdicts(posts({"id": "x", "text": "Unser Kl\u0456ma 👩\u200d💻 Klima"}))
    answer = report(check(Draft("Unser Kl\u0456ma 👩\u200d💻 Klima"), RULES, context()), "de")
    assert row == {"id": "x", "verdict": answer["verdict"], "findings": answer["findings"]}


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Forum", "channel", "reddit"),
        ("Grüezi", "country", "CH"),
        ("gift", "lang", "en"),
        ("Brief", "action", "message"),
        ("x", "time", NOON.replace(hour=23)),
    ],
)
def test_a_column_counts_when_it_is_filled_and_the_default_when_it_is_null(text, column, value):
    name = "language" if column == "lang" else column
    post = {"id": "1", "text": text}
    [silent] = verdicts(posts(post))
    [filled] = verdicts(posts({**post, column: value}))
    [default] = verdicts(posts(post), defaults=context(**{name: value}))
    assert silent["findings"] == []
    assert len(filled["findings"]) == 1
    assert default == filled


def test_the_speaker_of_a_post_counts():
    [company, employee] = verdicts(
        posts({"id": "1", "text": "Klima"}, {"id": "2", "text": "Klima", "speaker": "employee"})
    )
    assert company["verdict"] == "stop"
    assert employee["verdict"] == "look"


def test_the_language_is_detected_when_neither_post_nor_default_names_it():
    german = "Das Klima in unserer Firma ist wirklich sehr angenehm geworden."
    english = "The Klima in this company is really very pleasant for all of us."
    rows = verdicts(
        posts({"id": "1", "text": german}, {"id": "2", "text": english}),
        defaults=context(language=None),
    )
    assert [row["findings"][0]["title"] for row in rows] == ["Titel", "Title"]


def test_reasons_are_in_the_language_asked_for():
    post = {"id": "1", "text": "Klima", "lang": "de"}
    assert verdicts(posts(post), explain="en")[0]["findings"][0]["title"] == "Title"
    assert verdicts(posts(post))[0]["findings"][0]["title"] == "Titel"


def test_account_and_company_of_the_defaults_hold_for_every_post():
    named = made(rule(find={"kind": "meta", "form": "account-name"}))
    defaults = context(account="bergtal_fan", company=("Bergtal",))
    [row] = verdicts(posts({"id": "1", "text": "x"}), defaults=defaults, rules=named)
    assert check(Draft("x"), named, defaults).level == "ask"
    assert row["verdict"] == "ask"


def test_times_of_posts_are_read_to_the_microsecond():
    times = [NOON, datetime.min.replace(year=1970), NOON + timedelta(microseconds=1)]
    rows = verdicts(posts(*({"id": str(n), "text": "x", "time": t} for n, t in enumerate(times))))
    assert [row["verdict"] for row in rows] == ["clear", "look", "clear"]
