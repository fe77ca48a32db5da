"""Long and hostile texts are read to the end; how long that takes is told by bench/bounds.py.

Were the work to grow with the square of the text, these tests would take hours.
"""

import pytest

from gutgemacht.check import Draft, check
from gutgemacht.check.run import MOST_OF_ONE_RULE

from .make import context, made, rule, terms

WINDOWS = ("match", "sentence", "post", "start", 5)
KINDS = [
    {"kind": "pattern", "any": [r"(\w+ )*klima", "x+x+y"]},
    *(
        {"kind": "count", "of": of, "above": 3}
        for of in ("hashtags", "emojis", "mentions", "exclamations", "capitals", "links")
    ),
    {"kind": "structure", "form": "first-line", "any": ["klima*"]},
    {"kind": "structure", "form": "late-label", "any": ["klimaneutral"]},
    {"kind": "structure", "form": "fake-letters"},
    {"kind": "meta", "form": "insecure-link"},
    {"kind": "meta", "form": "short-link"},
]


def windows(**exceptions):
    return [
        rule(
            f"window-{within}",
            find=terms("klimaneutral"),
            unless=[{"within": within, **exceptions}],
        )
        for within in WINDOWS
    ]


def findings(text, compiled):
    return check(Draft(text), compiled, context()).findings


PIECES = [
    *("klimaneutral ", "klimaneutral-", "#a ", "#aB", "#KlimaNeutral ", "a.", "a-", "a'", "a@"),
    *("(", ")", "((a", "[", "?!)", "@a ", "@", "#", "a@a.", "http://", "www.a ", "\n", ".", "!"),
    *(" ", "\u200b", "\u0308", "u\u0308", "ß", "ﬁ", "\U0001d400 ", "👩\u200d💻", "🇦", "ABCD"),
    *("1", "1a", "4", "-", "_", "klimaneutral\n", "t.co/", "\ud800", "klimaneutral ziel\n"),
]
EXCUSING = made(*windows(any=["ziel"], patterns=["plan"]))
EVERYTHING = made(
    *windows(any=["ziel"], patterns=["plan [a-z]*"]),
    *(rule(f"kind-{number}", find=find) for number, find in enumerate(KINDS)),
)


def test_many_matches_are_found_up_to_the_most_that_one_rule_says():
    found = findings("klimaneutral " * (1_000_000 // 13), EXCUSING)
    assert len(found) == len(WINDOWS) * MOST_OF_ONE_RULE


@pytest.mark.parametrize(
    "text",
    ["ziel " + "klimaneutral plan " * (100_000 // 18), "klimaneutral ziel. " * (100_000 // 19)],
    ids=["in one sentence", "in many"],
)
def test_many_matches_are_excused_in_every_window_that_reaches(text):
    rules = {finding.rule.id for finding in findings(text, EXCUSING)}
    assert rules <= {"window-match", "window-start"}


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_piece_is_read_to_its_end(piece):
    text = piece * (100_000 // len(piece)) + " klimaneutral x ziel y"
    assert check(Draft(text), EVERYTHING, context()).language


def test_a_word_of_a_megabyte_is_one_word():
    assert findings("klimaneutral" * (1_000_000 // 12), EXCUSING) == ()
