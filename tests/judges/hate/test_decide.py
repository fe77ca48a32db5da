"""What is hate, what is an insult, and what only looks like them."""

import json
from pathlib import Path

import pytest

from gutgemacht.judges.hate import hate, insult, read

CASES = Path(__file__).parents[3] / "cases"
OWN = CASES / "hate" / "sentences.jsonl"
SENTENCES = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]


def words(text, language, judge=hate):
    return [span.cut(text) for span, _ in judge(text, language)]


def reasons(text, language):
    """Kind and words of all reasons of the first decision."""
    decision = read(text, language)[0]
    return [(mark.kind, mark.words) for mark in decision.why]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("label", "judge"), [("hate", hate), ("insult", insult)])
def test_hostile_sentences_are_found_and_others_left_alone(label, judge, language):
    chosen = [row for row in SENTENCES if row["language"] == language and label in row]
    found = {row["text"] for row in chosen if judge(row["text"], language)}
    hostile = {row["text"] for row in chosen if row[label]}
    assert sorted(found - hostile) == []
    assert len(hostile - found) <= len(hostile) / 10


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "These women are stupid.", ["women are stupid"]),
        ("de", "Alle Polen sind Diebe!", ["Polen sind Diebe"]),
        ("en", "We hate gays. We do not serve Muslims.", ["hate gays", "We do not serve Muslims"]),
    ],
)
def test_the_place_is_exact(language, text, expected):
    assert words(text, language) == expected


def test_every_decision_names_its_reasons():
    assert reasons("Diese Muslime sind Abschaum.", "de") == [
        ("predicate", "Muslime sind Abschaum"),
        ("group.muslims", "Muslime"),
        ("bad.dehumanising", "Abschaum"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Refugees are not criminals.", "negation", "not"),
        ("“Muslims are vermin” is what he shouted.", "quotation", "“Muslims are vermin”"),
        ("We ate fried faggots.", "homonym", "ate fried faggots"),
        ("I am a proud faggot.", "reclaimed", "I am a proud faggot"),
        ("Stop saying that women are stupid.", "counter", "Stop saying"),
    ],
)
def test_what_excuses_is_named_as_well(text, kind, why):
    decision = read(text, "en")[0]
    assert decision.excuse == kind
    assert decision.probability == 0
    assert decision.why[-1] == (kind, decision.why[-1].span, why)
    assert hate(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Muslims moved in next door. They are all thieves.", ["They are all thieves"]),
        ("de", "Nebenan wohnen Türken. Die lügen alle.", ["Die lügen alle"]),
        ("en", "We should shoot them. They are only women after all.", ["We should shoot them"]),
        ("en", "Our neighbours moved out. They are all thieves.", []),
        ("de", "Nebenan wohnen Nachbarn. Die lügen alle.", []),
    ],
)
def test_a_pronoun_means_the_group_beside_it(language, text, expected):
    assert words(text, language) == expected


def test_of_a_pronoun_the_judge_is_less_sure():
    [(_, sure)] = hate("Muslims are thieves.", "en")
    [(_, less)] = hate("Muslims moved in next door. They are thieves.", "en")
    assert less < sure


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "You are disgusting.", ["You are disgusting"]),
        ("de", "Unsere Kunden sind Idioten.", ["Kunden sind Idioten"]),
        ("de", "Der Neue ist ein Vollpfosten.", ["Vollpfosten"]),
        ("en", "I am such an idiot, I forgot the keys.", []),
        ("de", "Ich war ein Idiot, Entschuldigung.", []),
        ("en", "What a fucking great day.", []),
        ("de", "Der Drucker ist ein Stück Müll.", []),
        ("de", "Dieser Drucker ist ein dummes Miststück.", []),
        ("en", "The film is about a nun and an idiot.", []),
        ("en", "Our customer said she was too thick for spreadsheets.", []),
        ("de", "Bankberater sind Blutsauger im Anzug.", ["Bankberater sind Blutsauger"]),
        ("en", "The lads can't aim, the useless muppets.", [", the useless muppets."]),
    ],
)
def test_insults_hit_somebody_else(language, text, expected):
    assert words(text, language, insult) == expected


def test_a_person_or_a_trade_is_no_protected_group():
    assert hate("Ich hasse Banker.", "de") == []
    assert hate("You are disgusting.", "en") == []


def test_a_text_of_unknown_language_is_read_in_both():
    assert words("Women are stupid", "unknown") == ["Women are stupid"]
    assert words("Frauen sind dumm", "unknown") == ["Frauen sind dumm"]


def test_ordinary_posts_raise_nearly_no_alarm():
    alarms, posts = {"hate": 0, "insult": 0}, 0
    for language in ("de", "en"):
        with (CASES / "texts" / "silent" / f"{language}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                posts += 1
                for decision in read(json.loads(line)["text"], language):
                    alarms[decision.label] += decision.excuse is None
    assert alarms["hate"] <= 1
    assert alarms["insult"] <= posts / 1000
