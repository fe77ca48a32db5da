"""gutgemacht cases, as a program."""

import json

from tests.cli.run import run


def test_a_search_answers_with_why_and_what_was_different():
    text = "Mädchen bauen Roboter mit Lippenstift und Nagellack"
    answer = json.loads(run("cases", "search", "-", "--json", data=text).stdout)
    assert set(answer[0]) == {
        "id", "number", "title", "company", "since", "score", "lesson", "why", "different",
    }  # fmt: skip
    assert 3 in [case["number"] for case in answer]
    for seen in answer[0]["why"]:
        for word in seen["words"]:
            assert text[word["start"] : word["end"]] == word["text"]
    assert set(answer[0]["different"]) == {"only_there", "only_here"}


def test_nothing_alike_is_said_and_is_no_error():
    done = run("cases", "search", "xyzzy", "--explain", "en")
    assert (done.returncode, done.stdout.decode().strip()) == (0, "Nothing like it is known.")
    assert run("cases", "search", "xyzzy", "--json").stdout.strip() == b"[]"


def test_one_is_shown_and_an_unknown_one_says_where_to_look():
    assert "→" in run("cases", "show", "hack-a-hair-dryer").stdout.decode()
    done = run("cases", "show", "no-such-case")
    assert done.returncode == 2
    assert "cases all" in done.stderr.decode()


def test_all_are_named():
    assert len(json.loads(run("cases", "all", "--json").stdout)) == 60
