"""The case that this project was founded on, and its kin: a lure for girls in front of science.

None of the variants shares a content word with the founding draft or with another one, so that no
single word can be the key.
"""

from datetime import datetime

import pytest

from gutgemacht.check import Context, Draft, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders

COMPILED = compile_guideline(load(pack_folders()))
NOON = Context(datetime(2026, 11, 27, 12))

FOUNDING = [
    "Mädels, hackt euren Föhn! So macht Wissenschaft auch Frauen Spaß. #HackAHairDryer",
    "Girls, hack your hair dryer! That is how women enjoy science. #HackAHairDryer",
]

VARIANTS = [
    "Damen aufgepasst: Aus Lidschatten wird Nanotechnologie. #GlanzImLabor",
    "Wir backen Cupcakes und nebenbei einen Algorithmus – ein Kurs für Schülerinnen.",
    "Prinzessinnen bauen Roboter! Das Schloss stellen wir.",
    "Welche Handtasche trägt am meisten? Abiturientinnen rechnen Statik an Henkel und Naht.",
    "Ladies, your vacuum cleaner is fluid dynamics in disguise. #SuckUpKnowledge",
    "From mascara to microchips: a summer for daughters who dream big.",
    "Knit one, purl one, compile: an evening of Python for gals.",
    "Brides wanted! Come and weld your own tiara.",
    "Shopaholic sisters, meet regression: predict the price of stilettos with statistics.",
    "Every schoolgirl has a crush. Ours learn encryption to keep theirs secret. #CipherMyHeart",
]

TWINS = [
    "Damen aufgepasst: Die Vorlesung zur Nanotechnologie beginnt eine Stunde früher.",
    "Wir sortieren Karten und schreiben dann einen Algorithmus – ein Kurs für Schülerinnen.",
    "Mädchen bauen Roboter! Die Werkstatt stellen wir.",
    "Welche Brücke trägt am meisten? Abiturientinnen rechnen Statik an Stahl und Holz.",
    "Ladies, your pump station is fluid dynamics at work. Come and see the control room.",
    "From sand to microchips: a summer in the clean room for daughters of our staff.",
    "An evening of Python for women who want to change jobs; bring your own laptop.",
    "Welders wanted! Women and men learn the trade with us in three years, fully paid.",
    "Our statistics course for women starts in May: sisters Ana and Mia Holt teach regression.",
    "Every schoolgirl in town can learn encryption with us on Friday. #CipherClub",
]


def _spoken(text: str) -> list[str]:
    findings = check(Draft(text), COMPILED, NOON).findings
    return [one.text for one in findings if one.rule.topic == "stereotypes"]


@pytest.mark.parametrize("text", [*FOUNDING, *VARIANTS])
def test_a_lure_in_front_of_science_is_questioned(text):
    assert _spoken(text)


@pytest.mark.parametrize("text", TWINS)
def test_science_itself_for_the_same_women_is_not(text):
    assert _spoken(text) == []


@pytest.mark.parametrize("text", FOUNDING)
def test_the_founding_case_is_asked_and_tells_the_feared_reading(text):
    (finding,) = [
        one
        for one in check(Draft(text), COMPILED, NOON).findings
        if one.rule.id == "girls-and-science"
    ]
    assert finding.effect == "ask"
    assert finding.rule.why.de.startswith("Gefürchtete Lesart: ")
    assert finding.rule.why.en.startswith("Feared reading: ")


def test_every_rule_about_stereotypes_names_the_feared_reading():
    rules = [rule for rule in load(pack_folders()).rules if rule.topic == "stereotypes"]
    assert len(rules) >= 13
    for rule in rules:
        assert rule.why.de.startswith("Gefürchtete Lesart: "), rule.id
        assert rule.why.en.startswith("Feared reading: "), rule.id
