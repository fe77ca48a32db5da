import json

import pytest
from hypothesis import given, settings

from gutgemacht.check import Draft, Medium, check
from gutgemacht.check.report import report
from gutgemacht.text import Span

from .make import ANY_TEXT, context, found, made, rule, terms, verdict

EXCLAMATIONS = {"kind": "count", "of": "exclamations", "above": 0}


@pytest.mark.parametrize(
    ("effects", "level"),
    [
        ([], "clear"),
        (["hint"], "look"),
        (["ask"], "ask"),
        (["stop"], "stop"),
        (["hint", "ask"], "ask"),
        (["stop", "hint", "ask"], "stop"),
    ],
)
def test_the_verdict_is_as_grave_as_its_gravest_finding(effects, level):
    rules = [rule(f"rule-{number}", effect=effect) for number, effect in enumerate(effects)]
    assert verdict("Klima", *rules).level == level
    assert verdict("nichts", *rules).level == "clear"


def test_a_finding_says_rule_place_and_words():
    one = rule(effect="stop")
    [finding] = verdict("Unser Kl\u0456ma\u200bs.", one).findings
    assert finding.rule is one
    assert finding.span == Span(6, 13)
    assert finding.text == "Kl\u0456ma\u200bs"
    assert (finding.basis, finding.effect) == ("house", "stop")


def test_findings_come_in_the_order_of_the_text_then_by_gravity_then_length_then_name():
    rules = [
        rule("a", find=terms("mutti"), effect="stop"),
        rule("b", find=terms("klima"), effect="hint"),
        rule("c", find=terms("klima"), effect="stop"),
        rule("d", find=terms("klima"), effect="ask"),
        rule("e", find=terms("klima schutz"), effect="ask"),
        rule("f", find=terms("klima"), effect="ask"),
    ]
    order = [finding.rule.id for finding in verdict("Klima Schutz Mutti", *rules).findings]
    assert order == ["c", "d", "f", "e", "b", "a"]


def test_of_overlapping_matches_of_one_rule_the_leftmost_and_longest_stays():
    one = rule(find=terms("eins", "eins zwei", "zwei drei", "eins zwei drei", "vier"))
    assert found("eins zwei drei vier", one) == ["eins zwei drei", "vier"]
    assert found("null zwei drei", one) == ["zwei drei"]
    assert found("eins zwei vier", one) == ["eins zwei", "vier"]


def test_matches_of_different_rules_may_overlap():
    rules = [rule("a", find=terms("eins zwei")), rule("b", find=terms("zwei drei"))]
    assert found("eins zwei drei", *rules) == ["eins zwei", "zwei drei"]


def test_one_rule_speaks_fifty_times_at_most():
    assert len(found("Klima. " * 49, rule())) == 49
    assert len(found("Klima. " * 50, rule())) == 50
    assert len(found("Klima. " * 51, rule())) == 50
    both = found("Klima Mutti. " * 60, rule("a"), rule("b", find=terms("mutti")))
    assert (both.count("Klima"), both.count("Mutti")) == (50, 50)


def test_excused_matches_do_not_count_towards_the_fifty():
    one = rule(unless=[{"within": "sentence", "any": ["ziel"]}])
    assert found("Klima Ziel. " * 60 + "Klima.", one) == ["Klima"]


LANGUAGES = {"de": ["eins"], "en": ["one"], "any": ["uno"]}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["eins", "uno"]),
        ("en", ["one", "uno"]),
        ("unknown", ["eins", "one", "uno"]),
    ],
)
@pytest.mark.parametrize("kind", ["term", "pattern"])
def test_a_draft_is_read_in_its_language_and_an_unknown_one_in_all(kind, language, expected):
    one = rule(find={"kind": kind, **LANGUAGES})
    assert found("eins one uno", one, language=language) == expected


@pytest.mark.parametrize(("language", "expected"), [("de", 1), ("en", 0), ("unknown", 1)])
def test_a_rule_for_one_language_is_silent_in_the_other(language, expected):
    one = rule(find={"kind": "pattern", "de": ["klima"]})
    assert len(found("Klima", one, language=language)) == expected
    assert len(found("Klima", rule(find=terms("klima", language="de")), language=language)) == (
        expected
    )


def test_hashtags_are_read_in_both_languages():
    one = rule(find=terms("climate neutral", language="en"))
    assert found("Wir sind #ClimateNeutral, #climateneutral!", one) == [
        "ClimateNeutral",
        "climateneutral",
    ]


def test_words_that_no_other_language_has_are_read_in_every_draft():
    both = rule(find={"kind": "term", "en": ["climate neutral", "gift"]})
    assert found("Wir sind climate neutral, das ist kein Gift.", both) == ["climate neutral"]


def test_paragraphs_in_another_language_are_read_by_its_patterns():
    one = rule(find={"kind": "pattern", "en": ["free gift"]})
    german = "Das ist ein deutscher Absatz, lang genug, um ihn zu erkennen, mit free gift."
    english = "This is an English paragraph that is long enough to be recognised as such."
    assert found(german, one, language=None) == []
    assert found(f"{german}\n\n{english}", one, language=None) == ["free gift"]


def test_the_language_is_detected_when_the_context_names_none():
    one = rule(find=terms("klima", language="en"))
    german = "Das Klima in unserer Firma ist wirklich sehr angenehm geworden."
    english = "The Klima in this company is really very pleasant for all of us."
    assert verdict(german, one, language=None).language == "de"
    assert found(german, one, language=None) == []
    assert found(english, one, language=None) == ["Klima"]
    assert verdict("Klima", one, language=None).language == "unknown"
    assert found("Klima", one, language=None) == ["Klima"]


def test_questions_are_asked_and_do_not_raise_the_verdict():
    question = rule("a-question", find={"kind": "question", "any": ["klima"]}, effect="stop")
    answer = verdict("Klima, Klima", question)
    assert answer.findings == ()
    assert [asked.rule.id for asked in answer.questions] == ["a-question"]
    assert (answer.questions[0].basis, answer.questions[0].effect) == ("house", "stop")
    assert answer.level == "clear"


@pytest.mark.parametrize(
    ("given", "effect"),
    [({}, "stop"), ({"speaker": "employee"}, "hint"), ({"speaker": "private"}, "hint")],
)
def test_an_employee_gets_hints(given, effect):
    [finding] = verdict("Klima", rule(effect="stop"), **given).findings
    assert finding.effect == effect


def test_rules_on_trial_speak_as_hints_and_drafts_and_retired_ones_not_at_all():
    rules = [rule(status, status=status) for status in ("trial", "active", "retired")]
    rules.append(rule("draft", status="draft"))
    answer = verdict("Klima", *rules)
    assert {finding.rule.id: finding.effect for finding in answer.findings} == {
        "trial": "hint",
        "active": "ask",
    }


def test_no_rules_no_text_and_no_words_are_clear():
    assert verdict("Klima").level == "clear"
    assert verdict("", rule()).level == "clear"
    assert verdict("... 🎉 !", rule()).level == "clear"


ALL = [
    rule("a-term", find=terms("klima", "*tag", "klima tag")),
    rule("b-pattern", find={"kind": "pattern", "any": [r"\w+ klima", "[^a-z]"], "edges": "none"}),
    rule("c-raw", find={"kind": "pattern", "any": ["[^a-zA-Z]+"], "edges": "none", "view": "raw"}),
    *(
        rule(f"count-{of}", find={"kind": "count", "of": of, "above": 0})
        for of in ("hashtags", "emojis", "mentions", "exclamations", "capitals", "links")
    ),
    *(
        rule(f"structure-{form}", find={"kind": "structure", "form": form, **words})
        for form, words in (
            ("first-line", {"any": ["klima"]}),
            ("late-label", {"any": ["anzeige"]}),
            ("hashtag-case", {}),
            ("fake-letters", {}),
        )
    ),
    *(
        rule(f"meta-{form}", find={"kind": "meta", "form": form})
        for form in ("alt-text", "captions", "night", "insecure-link", "short-link")
    ),
    *(
        rule(
            f"unless-{within}",
            find={"kind": "pattern", "any": ["[^a-z]"], "edges": "none"},
            unless=[{"within": within, "any": ["klima"], "patterns": ["[😀ß]"]}],
        )
        for within in ("match", "sentence", "post", 2)
    ),
]


@settings(deadline=None, max_examples=120)
@given(ANY_TEXT)
def test_whatever_is_written_every_kind_answers_with_places_inside_the_text(text):
    draft = Draft(text, (Medium("image"), Medium("video")))
    answer = check(draft, COMPILED, context(language=None))
    for finding in answer.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.text == text[finding.span.start : finding.span.end]
    assert json.dumps(report(answer, "de"))
    assert check(draft, COMPILED, context(language=None)) == answer


COMPILED = made(*ALL)
