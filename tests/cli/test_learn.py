"""gutgemacht learn, as a program."""

import json

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
