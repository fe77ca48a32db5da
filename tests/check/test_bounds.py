"""The work grows with the text, not with its square, whatever the text is."""

from time import perf_counter

import pytest

from gutgemacht.check import Draft, check

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


def seconds(text, compiled):
    start = perf_counter()
    check(Draft(text), compiled, context())
    return perf_counter() - start


EXCUSING = made(*windows(any=["ziel"], patterns=["plan"]))
EVERYTHING = made(
    *windows(any=["ziel"], patterns=["plan [a-z]*"]),
    *(rule(f"kind-{number}", find=find) for number, find in enumerate(KINDS)),
)


@pytest.mark.parametrize(
    "text",
    [
        "klimaneutral " * (1_000_000 // 13),
        "ziel " + "klimaneutral plan " * (100_000 // 18),
        "klimaneutral ziel. " * (100_000 // 19),
    ],
    ids=["one term", "excused in one sentence", "excused in many"],
)
def test_many_matches_are_read_in_every_window(text):
    assert seconds(text, EXCUSING) < 20


@pytest.mark.parametrize(
    "piece",
    [
        *("klimaneutral ", "klimaneutral-", "#a ", "#aB", "#KlimaNeutral ", "a.", "a-", "a'", "a@"),
        *("(", ")", "((a", "[", "?!)", "@a ", "@", "#", "a@a.", "http://", "www.a ", "\n"),
        *(" ", "\u200b", "\u0308", "u\u0308", "ß", "ﬁ", "\U0001d400 ", "👩\u200d💻", "🇦", "ABCD"),
        *("1", "1a", "4", "-", "_", "klimaneutral\n", "t.co/", "\ud800", "klimaneutral ziel\n"),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(piece):
    short = "klimaneutral x ziel y" + piece * (8_000 // len(piece)) + "x"
    long = "klimaneutral x ziel y" + piece * (32_000 // len(piece)) + "x"
    assert seconds(long, EVERYTHING) < 8 * seconds(short, EVERYTHING) + 0.3


@pytest.mark.parametrize("piece", [".", "!"])
def test_full_stops_without_end_are_no_more_work_than_other_signs(piece):
    short = "klimaneutral ziel" + piece * (2_000 // len(piece)) + "x"
    long = "klimaneutral ziel" + piece * (8_000 // len(piece)) + "x"
    assert seconds(long, EVERYTHING) < 8 * seconds(short, EVERYTHING) + 0.3


@pytest.mark.parametrize("piece", ["#a ", "a.", "("])
def test_a_long_row_of_signs_is_read(piece):
    assert seconds(piece * (120_000 // len(piece)), EXCUSING) < 20


def test_a_word_of_a_megabyte_is_one_word():
    assert seconds("klimaneutral" * (1_000_000 // 12), EXCUSING) < 20
