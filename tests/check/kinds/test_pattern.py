import pytest

from .speak import spoken


def pattern(*patterns, **more):
    return {"kind": "pattern", "any": list(patterns), **more}


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        (pattern(r"\d+ %"), "Spart 30 % und 40 %.", ["30 %", "40 %"]),
        (pattern("klima"), "Klima, KLIMA! Kl\u0456ma", ["Klima", "KLIMA", "Kl\u0456ma"]),
        (pattern("klima"), "klimaneutral Urklima ürklima klimaß klima_x", []),
        (pattern("klima"), "klima klima klima", ["klima", "klima", "klima"]),
        (pattern("klima"), "(klima)-klima/klima", ["klima", "klima", "klima"]),
        (pattern("schön"), "scho\u0308n schön schon", ["scho\u0308n", "schön"]),
        (pattern("strasse"), "Straße", ["Straße"]),
        (pattern('"ja"'), "Er sagt „Ja“.", ["„Ja“"]),
        (pattern("co2-frei"), "CO₂\u2011frei", ["CO₂\u2011frei"]),
        (pattern(r"\w+neutral"), "ganz größenneutral", ["größenneutral"]),
        (pattern("a b", "b c"), "a b c", ["a b"]),
        (pattern("a", "a b"), "a b c", ["a b"]),
        (pattern("[🎉🔥]"), "x 🎉 y 🔥", ["🎉", "🔥"]),
        (pattern("ja!?"), "ja! ja", ["ja!", "ja"]),
        (pattern("a (b|c) d"), "a b d", ["a b d"]),
        (pattern("hair dryer", view="parted"), "#HackAHairDryer", ["HairDryer"]),
        (pattern("klima", edges="none"), "Urklimas", ["klima"]),
        (pattern("klima", edges="start"), "Klimaneutral Urklima", ["Klima"]),
        (pattern("klima", edges="end"), "Klimaneutral Urklima", ["klima"]),
        (pattern("aa", edges="none"), "aaaa", ["aa", "aa"]),
        (pattern("[A-Z]{3}", view="raw"), "abc ABC Ü", ["ABC"]),
        (pattern("[A-Z]{3}"), "abc ABC Ü", []),
        (pattern("ß", view="raw", edges="none"), "Straße", ["ß"]),
        (pattern("x", view="raw"), "\ud800 x 🎉 x", ["x", "x"]),
        (pattern("x"), "\ud800 x 🎉 x", ["x", "x"]),
        (pattern("."), "", []),
    ],
)
def test_a_pattern_finds_whole_words_unless_its_edges_are_loose(find, text, expected):
    assert spoken(text, find) == expected


@pytest.mark.parametrize("text", ["a" * 20_000 + "!", "ab" * 10_000])
def test_a_pattern_that_would_take_for_ever_elsewhere_is_quick(text):
    assert spoken(text, pattern("(a+)+b", "(a|aa)+c", "(a*)*d")) == []
