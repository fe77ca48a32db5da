from datetime import date

import pytest
import yaml
from pydantic import ValidationError

from gutgemacht.guideline import Both, Example, Guideline, Pack, Rule

from .files import PACK, RULE

DATA = yaml.safe_load(RULE)


def rule(**changes):
    return Rule.model_validate({**DATA, **changes})


def test_what_a_rule_leaves_out_has_its_default_here():
    plain = rule()
    assert plain.catalogue == []
    assert plain.law == []
    assert plain.replace == {}
    assert plain.prepend is None
    assert plain.applies.actions == ["post", "comment", "share", "image", "live"]


def test_a_rule_does_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        rule().revision = 2


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("Ist [[klimaneutral]].", "Ist klimaneutral.", ((4, 16),)),
        ("[[a]] und [[bc]]", "a und bc", ((0, 1), (6, 8))),
        ("ohne", "ohne", ()),
        ("[[zwei\nZeilen]]", "zwei\nZeilen", ((0, 11),)),
        ("[[🎉]] x [[y]]", "🎉 x y", ((0, 1), (4, 5))),
    ],
)
def test_marks_of_an_example_are_places_in_its_plain_text(text, plain, marks):
    example = Example.model_validate(text)
    assert example.plain == plain
    assert example.marks == marks


def test_an_example_may_bring_its_context_and_media():
    example = Example.model_validate(
        {"text": "x", "as": {"speaker": "employee"}, "media": [{"kind": "image"}]}
    )
    assert example.context.speaker == "employee"
    assert example.media[0].alt is None


def test_a_text_in_both_languages():
    assert Both(de="ja", en="yes").in_("de") == "ja"
    assert Both(de="ja", en="yes").in_("en") == "yes"
    with pytest.raises(ValidationError):
        Both(de="ja", en="")


LAW = [
    {"countries": ["DE"], "name": "UWG", "effect": "stop", "from": "2026-09-27"},
    {"countries": ["AT"], "name": "UWG", "effect": "hint", "until": "2026-12-31"},
]


@pytest.mark.parametrize(
    ("country", "day", "binding"),
    [
        ("DE", date(2026, 9, 26), ("house", "ask")),
        ("DE", date(2026, 9, 27), ("law", "stop")),
        ("AT", date(2026, 9, 26), ("law", "hint")),
        ("AT", date(2026, 12, 31), ("law", "hint")),
        ("AT", date(2027, 1, 1), ("house", "ask")),
        ("CH", date(2026, 9, 27), ("house", "ask")),
    ],
)
def test_a_rule_binds_by_law_only_where_and_when_it_is_law(country, day, binding):
    assert rule(law=LAW).basis_and_effect(country, day) == binding


def test_the_first_law_that_binds_tells_the_effect():
    both = [
        {"countries": ["DE"], "name": "A", "effect": "hint"},
        {"countries": ["DE"], "name": "B", "effect": "stop"},
    ]
    assert rule(law=both).basis_and_effect("DE", date(2026, 1, 1)) == ("law", "hint")


def test_law_is_no_basis_by_itself():
    with pytest.raises(ValidationError, match="'contract', 'house', 'advice' or 'protection'"):
        rule(basis="law")


@pytest.mark.parametrize(
    ("since", "status", "says"),
    [
        ({"draft": "2026-11-22", "active": "2026-11-01"}, "active", "run backwards"),
        ({"trial": "2026-11-22", "retired": "2026-11-01"}, "retired", "run backwards"),
        ({"draft": "2026-11-22"}, "active", "names no date for the status 'active'"),
        ({"active": "2026-02-30"}, "active", "no date of the calendar"),
        ({"active": "22.11.2026"}, "active", "no date of the calendar"),
        ({"born": "2026-11-22"}, "active", "'draft', 'trial', 'active' or 'retired'"),
    ],
)
def test_dates_of_a_rule_are_real_and_in_order(since, status, says):
    with pytest.raises(ValidationError, match=says):
        rule(since=since, status=status)


def test_the_same_day_twice_is_in_order():
    assert rule(since={"draft": "2026-11-22", "active": "2026-11-22"})


def examples(bad, good):
    one = {"bad": bad, "good": good}
    return {"de": one, "en": one}


FEW = examples(["[[x]]"] * 2, ["y"] * 3)
UNMARKED = examples(["[[x]]", "[[x]]", "nichts"], ["y"] * 3)


@pytest.mark.parametrize("status", ["trial", "active"])
@pytest.mark.parametrize(
    ("given", "says"),
    [
        (FEW, r"examples\.de\.bad: 2 given"),
        (examples(["[[x]]"] * 3, []), r"examples\.de\.good: 0 given"),
        ({"de": DATA["examples"]["de"]}, r"examples\.en\.bad: 0 given"),
        ({}, r"examples\.de\.bad: 0 given"),
        (UNMARKED, r"'nichts' marks nothing"),
    ],
)
def test_a_rule_in_force_has_three_marked_examples_per_language(status, given, says):
    with pytest.raises(ValidationError, match=says):
        rule(status=status, since={status: "2026-11-22"}, examples=given)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_rule_not_in_force_may_have_fewer(status):
    assert rule(status=status, since={status: "2026-11-22"}, examples=FEW)


def test_a_language_that_the_rule_does_not_read_needs_no_examples():
    german = {"de": DATA["examples"]["de"]}
    assert rule(find={"kind": "term", "de": ["x"]}, examples=german).checks == ("de",)


@pytest.mark.parametrize("find", [{"kind": "question"}, {"kind": "meta", "form": "night"}])
def test_what_speaks_of_the_whole_draft_needs_no_marks(find):
    assert not rule(find=find, examples=UNMARKED).marks_needed


@pytest.mark.parametrize("name", ["Klima", "klima_neutral", "-klima", "klima-", "a" * 61, ""])
def test_an_id_is_small_letters_digits_and_hyphens(name):
    with pytest.raises(ValidationError):
        rule(id=name)


def test_a_rule_has_a_source_and_its_address_is_a_link():
    with pytest.raises(ValidationError):
        rule(sources=[])
    with pytest.raises(ValidationError):
        rule(sources=[{"name": "x", "url": "javascript:alert(1)"}])


def guideline(*rules):
    return Guideline(packs=(Pack.model_validate(yaml.safe_load(PACK)),), rules=rules)


def test_rules_are_found_by_their_id():
    one, two = rule(id="one"), rule(id="two")
    assert guideline(one, two).by_id == {"one": one, "two": two}


def test_the_fingerprint_changes_with_any_rule_and_only_then():
    assert guideline(rule()).fingerprint == guideline(rule()).fingerprint
    assert guideline(rule()).fingerprint != guideline(rule(revision=2)).fingerprint
    assert guideline(rule()).fingerprint != guideline().fingerprint


@pytest.mark.parametrize("text", ["leer [[]]", "offen [[klimaneutral", "zweimal [[a [[b]]"])
def test_a_mark_that_is_empty_or_open_is_refused(text):
    with pytest.raises(ValidationError, match="a mark is not closed or empty"):
        Example.model_validate(text)


def test_an_example_is_cut_at_its_marks():
    assert Example(text="Ist [[klar]].").parts == (("Ist ", False), ("klar", True), (".", False))
    assert Example(text="[[alles]]").parts == (("alles", True),)
    assert Example(text="nichts").parts == (("nichts", False),)


def test_only_what_protects_people_promises_something():
    promise = Both(de="Kritik bleibt frei", en="Criticism stays free")
    assert rule(basis="protection", promise=promise).promise == promise
    with pytest.raises(ValidationError, match="promise: only a rule with the basis 'protection'"):
        rule(promise=promise)
