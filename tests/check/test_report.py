import json

from gutgemacht.check import set_aside, wherever
from gutgemacht.check.report import report

from .make import rule, verdict

REPLACE = {"de": ["Messwert", "Zahl"], "en": ["figure"]}


def test_a_report_names_everything_a_reader_needs():
    question = rule("asks", find={"kind": "question"}, effect="hint")
    answer = report(verdict("Unser Klima", rule(replace=REPLACE), question), "en")
    assert answer == {
        "verdict": "ask",
        "language": "de",
        "findings": [
            {
                "rule": "probe",
                "revision": 1,
                "basis": "house",
                "effect": "ask",
                "start": 6,
                "end": 11,
                "text": "Klima",
                "title": "Title",
                "why": "Reason",
                "instead": "Way out",
                "day": None,
                "replacements": ["Messwert", "Zahl"],
                "medium": None,
                "part": "text",
                "cue": None,
                "read_as": [],
            }
        ],
        "questions": [
            {
                "rule": "asks",
                "revision": 1,
                "basis": "house",
                "effect": "hint",
                "title": "Title",
                "why": "Reason",
                "instead": "Way out",
                "day": None,
            }
        ],
        "asked": [],
        "aside": [],
    }


def test_a_clear_draft_has_empty_lists():
    assert report(verdict("nichts", rule()), "de") == {
        "verdict": "clear",
        "language": "de",
        "findings": [],
        "questions": [],
        "asked": [],
        "aside": [],
    }


def test_what_is_set_aside_is_told_apart_with_its_reason():
    answer = verdict("Klima", rule(effect="stop"))
    left = set_aside(answer, wherever(answer, "probe", "Nur ein Zitat."))
    told = report(left, "de")
    assert (told["verdict"], told["findings"]) == ("look", [])
    [aside] = told["aside"]
    assert aside == {**report(answer, "de")["findings"][0], "reason": "Nur ein Zitat."}


def test_replacements_are_in_the_language_of_the_draft_and_reasons_in_the_readers():
    answer = verdict("Klima", rule(replace=REPLACE), language="en")
    [finding] = report(answer, "de")["findings"]
    assert finding["title"] == "Titel"
    assert finding["replacements"] == ["figure"]


def test_an_unknown_draft_gets_replacements_in_the_language_of_the_reader():
    answer = verdict("Klima", rule(replace=REPLACE), language="unknown")
    assert report(answer, "en")["findings"][0]["replacements"] == ["figure"]
    assert report(answer, "de")["findings"][0]["replacements"] == ["Messwert", "Zahl"]


def test_what_fits_exactly_there_comes_before_what_the_rule_says():
    one = rule(find={"kind": "meta", "form": "insecure-link"}, replace={"de": ["ohne Link"]})
    [finding] = report(verdict("http://bergtal.example/x", one), "de")["findings"]
    assert finding["replacements"] == ["https://bergtal.example/x", "ohne Link"]


def test_a_report_is_json_even_with_lone_surrogates():
    answer = report(verdict("\ud800 Klima 👩\u200d💻", rule()), "de")
    assert json.loads(json.dumps(answer)) == answer
