"""gutgemacht learn, as a program."""

import json
import zipfile

from gutgemacht.learn import basics
from tests.cli.run import run


def test_the_cards_of_a_rule_come_as_json_with_exact_places():
    cards = json.loads(
        run("learn", "cards", "--rule", "bare-green-word", "--language", "en", "--json").stdout
    )
    assert {card["kind"] for card in cards} >= {"spot", "decide", "why"}
    for card in cards:
        assert card["id"].startswith("bare-green-word.")
        assert len(card["revision"]) == 8
        assert all(0 <= span["start"] < span["end"] <= len(card["text"]) for span in card["spans"])


def test_they_can_be_read_and_an_unknown_rule_says_where_to_look():
    text = run("learn", "cards", "--rule", "if-apology").stdout.decode()
    assert "Wie werden es manche lesen?" in text
    assert "✓" in text
    done = run("learn", "cards", "--rule", "no-such-rule")
    assert done.returncode == 2
    assert "rules list" in done.stderr.decode()


def test_the_lessons_are_listed_with_their_length():
    lessons = json.loads(run("learn", "lessons", "--language", "en", "--json").stdout)
    assert len(lessons) == 8
    assert all(5 <= lesson["minutes"] <= 8 for lesson in lessons)
    assert "Likes are statements" in run("learn", "lessons", "--language", "en").stdout.decode()


def test_a_lesson_of_ones_own_that_is_broken_is_told_and_the_others_listed(tmp_path):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "ours.yml").write_text("id: ours\n", encoding="utf-8")
    done = run("learn", "lessons", "--data", str(tmp_path))
    assert "ours.yml:1: title: is missing" in done.stderr.decode()
    assert "hashtags" in done.stdout.decode()


def test_a_lesson_becomes_a_package(tmp_path):
    file = tmp_path / "lesson.zip"
    done = run("learn", "export", "hashtags", "--format", "scorm2004", "--out", str(file))
    assert done.returncode == 0
    assert "there is no card" not in done.stderr.decode()
    with zipfile.ZipFile(file) as archive:
        assert b"2004 4th Edition" in archive.read("imsmanifest.xml")
        assert "#TagDerOffenenTür" in archive.read("index.html").decode()


def test_a_lesson_that_is_not_there_or_cannot_be_written_says_so(tmp_path):
    done = run("learn", "export", "no-such-lesson")
    assert done.returncode == 2
    assert "learn lessons" in done.stderr.decode()
    done = run("learn", "export", "hashtags", "--out", str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr.decode()


def review(state, *lines: str, language: str = "de"):
    return run(
        "learn", "review", "--state", str(state), "--language", language, data="\n".join(lines)
    )


def test_three_minutes_in_the_terminal_are_kept_in_a_file_of_ones_own(tmp_path):
    state = tmp_path / "mine" / "cards.json"
    done = review(state, "1", "1", "Das hier ist ein ganzer Satz.", "j", "1", language="de")
    assert done.returncode == 0
    assert "Es scheint aber etwas anderes" in done.stdout.decode()
    assert "Karten beantwortet: 4." in done.stdout.decode()
    kept = json.loads(state.read_text())
    assert list(kept["cards"]) == sorted(basics()[:4])
    assert state.stat().st_mode & 0o077 == 0
    assert [len(one["reviews"]) for one in kept["cards"].values()] == [1, 1, 1, 1]
    again = review(state)
    assert "nichts mehr zu tun" in again.stdout.decode()
    assert json.loads(state.read_text()) == kept


def test_stopping_in_the_middle_loses_nothing_and_what_is_due_comes_first(tmp_path):
    state = tmp_path / "cards.json"
    gone = {"reviews": [{"key": "1", "at": "2026-01-01T10:00:00Z", "grade": "right"}]}
    due = {"shouting.why.1": gone | {"revisions": {"en": "changed0"}}, "gone-since.why.1": gone}
    state.write_text(json.dumps({"format": 1, "cards": due, "basics": "2026-01-01"}))
    done = review(state, "1", "q", language="en")
    text = done.stdout.decode()
    assert "This card has changed." in text
    assert "gone-since.why.1" in text
    kept = json.loads(state.read_text())
    assert kept["basics"] == "2026-01-01"
    assert set(kept["cards"]) == set(due)
    assert len(kept["cards"]["shouting.why.1"]["earlier"]) == 1
    assert len(kept["cards"]["shouting.why.1"]["reviews"]) == 1


def test_a_broken_file_is_told_and_left_as_it_is(tmp_path):
    state = tmp_path / "cards.json"
    state.write_text("{")
    done = review(state, "1")
    assert done.returncode == 2
    assert str(state) in done.stderr.decode().replace("\n", "")
    assert state.read_text() == "{"
