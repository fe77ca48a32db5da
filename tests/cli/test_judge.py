"""gutgemacht judge, as a program."""

import json

import pytest

from .run import run

FOUNDING = "Mädels, hackt euren Föhn! So macht Wissenschaft auch Frauen Spaß. #HackAHairDryer"


def rows(*given):
    return "".join(json.dumps(row) + "\n" for row in given)


def judged(*given, arguments=()):
    done = run("judge", "--json", *arguments, data=rows(*given))
    return [json.loads(line) for line in done.stdout.decode().splitlines()], done


def test_one_line_of_json_a_text_with_the_promised_keys():
    (answer,), done = judged({"id": "a", "text": "Guten Morgen aus der Werkstatt in Linz."})
    assert done.returncode == 0
    assert set(answer) == {
        "id", "lang", "hate", "insult", "stereotype", "offence", "sexism", "sentiment", "pii",
        "secrets",
    }  # fmt: skip
    assert (answer["id"], answer["lang"]) == ("a", "de")
    assert set(answer["sentiment"]) == {"negative", "neutral", "positive"}
    assert sum(answer["sentiment"].values()) == pytest.approx(1, abs=0.001)
    assert 0 <= answer["offence"] <= 1
    assert 0 <= answer["sexism"] <= 1


def test_what_is_seen_is_told_with_its_places():
    text = "All migrants are criminals. Call Tom on +43 664 1234567, password: Hunter2!x"
    (answer,), _ = judged({"id": 1, "text": text, "lang": "en"})
    assert answer["hate"]["label"]
    assert any(text[why["start"] : why["end"]] == why["words"] for why in answer["hate"]["why"])
    (phone,) = answer["pii"]
    assert (phone["kind"], text[phone["start"] : phone["end"]]) == ("phone", "+43 664 1234567")
    assert [secret["kind"] for secret in answer["secrets"]] == ["password"]


def test_hate_and_insult_are_told_apart_and_what_excuses_is_named():
    (insult, quoted), _ = judged(
        {"id": 1, "text": "Unsere Kunden sind Idioten, alle miteinander."},
        {"id": 2, "text": "„Alle Migranten sind Verbrecher“ ist falsch, und wir sagen das auch."},
    )
    assert insult["insult"]["label"]
    assert not insult["hate"]["label"]
    assert not quoted["hate"]["label"]


def test_the_founding_case_is_feared_in_words():
    (german, english), _ = judged(
        {"id": 1, "text": FOUNDING}, {"id": 2, "text": FOUNDING}, arguments=("--explain", "en")
    )
    assert german == english | {"id": 1}
    assert german["stereotype"]["label"]
    assert "Feared reading" in german["stereotype"]["feared_reading"]
    assert german["sexism"] > 0.5


def test_texts_in_any_shape_have_an_answer():
    shapes = [
        "",
        "😀😀",
        "Ж" * 300,
        "שלום עולם",
        "a" * 100_000,
        "Merhaba, nasılsınız bugün hava güzel",
    ]
    answers, done = judged(*({"id": n, "text": text} for n, text in enumerate(shapes)))
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == list(range(len(shapes)))


def test_bad_rows_are_named_and_the_others_go_on():
    data = "kaputt\n" + rows(
        {"id": 1}, {"id": 2, "text": "Gut.", "lang": "fr"}, {"id": 3, "text": "Gut."}
    )
    done = run("judge", "--json", data=data)
    assert done.returncode == 2
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == [3]
    told = done.stderr.decode()
    for words in ("line 1: no JSON", "line 2: the text is missing", 'line 3: "lang"'):
        assert words in told


def test_a_damaged_judge_is_told_and_the_rules_go_on_alone(tmp_path):
    (tmp_path / "judges").mkdir()
    (tmp_path / "judges" / "offence.de.model").write_bytes(b"kaputt")
    (answer,), done = judged(
        {"id": 1, "text": "Unsere Kunden sind Idioten, alle miteinander."},
        arguments=("--data", str(tmp_path)),
    )
    assert "offence.de.model" in done.stderr.decode()
    assert answer["insult"]["label"]
    assert answer["offence"] is None
    assert answer["sentiment"] is None


def test_a_company_teaches_its_own_judges(tmp_path):
    text = "Der Zug nach Wels ist schon wieder pünktlich wie die Maurer"
    given = {"id": 1, "text": text}
    data = ("--data", str(tmp_path))
    (before,), _ = judged(given, arguments=data)
    corrections = tmp_path / "corrections.jsonl"
    corrections.write_text(rows(*[{"text": text, "sentiment": "negative"}] * 8), encoding="utf-8")
    done = run("judge", "train", str(corrections), *data)
    assert done.returncode == 0, done.stderr.decode()
    assert "corrections learnt" in done.stdout.decode()
    (after,), _ = judged(given, arguments=data)
    assert after["sentiment"]["negative"] > max(0.5, before["sentiment"]["negative"])


def test_a_correction_without_an_answer_teaches_nothing(tmp_path):
    corrections = tmp_path / "corrections.jsonl"
    corrections.write_text(
        rows({"text": "Der Zug nach Wels ist wieder pünktlich"}), encoding="utf-8"
    )
    done = run("judge", "train", str(corrections), "--data", str(tmp_path))
    assert done.returncode == 2
    assert "row 1" in done.stderr.decode()
    assert not list(tmp_path.glob("judges/*"))
