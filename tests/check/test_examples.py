import pytest

from gutgemacht.check import failures

from .make import DATA, rule, terms


def examples(bad=("[[Klima]] a", "[[Klima]] b", "[[Klima]] c"), good=("a", "b", "c")):
    return {**DATA["examples"], "de": {"bad": list(bad), "good": list(good)}}


def told(**changes):
    return [(failure.kind, failure.text, failure.message) for failure in failures(rule(**changes))]


def test_a_rule_that_does_what_its_examples_say_has_no_failures():
    assert told() == []


def test_a_bad_example_that_is_missed_is_told():
    [(kind, text, message)] = told(examples=examples(bad=["[[Wetter]]", "[[Klima]]", "[[Klima]]"]))
    assert (kind, text) == ("bad", "Wetter")
    assert "must be found" in message


def test_a_good_example_that_is_found_is_told_with_the_words():
    [(kind, text, message)] = told(examples=examples(good=["a", "b", "Ein Klima"]))
    assert (kind, text) == ("good", "Ein Klima")
    assert "'Klima'" in message


@pytest.mark.parametrize("bad", ["[[Das Klima]]", "[[Das]] Klima", "[[Klima]] Klima"])
def test_marks_around_other_words_are_told(bad):
    [(kind, _, message)] = told(examples=examples(bad=[bad, "[[Klima]]", "[[Klima]]"]))
    assert kind == "bad"
    assert "marks other words" in message


def test_a_failure_reads_as_rule_language_kind_text_and_message():
    [failure] = failures(rule(examples=examples(good=["a", "b", "Klima"])))
    assert str(failure) == ("probe [de, good] 'Klima': must stay silent, but it speaks of 'Klima'")


@pytest.mark.parametrize("status", ["draft", "trial", "active", "retired"])
def test_a_rule_is_tested_in_every_stage_of_its_life(status):
    assert told(status=status) == []
    assert told(status=status, examples=examples(good=["a", "b", "Klima"]))


@pytest.mark.parametrize(
    "applies",
    [
        {"speakers": ["employee"]},
        {"channels": ["microblog"]},
        {"channels": ["reddit", "business"]},
        {"actions": ["message"]},
        {"countries": ["CH"]},
        {"until": "2026-03-01"},
        {"from": "2026-03-01", "until": "2026-03-31"},
        {"from": "2026-09-27"},
        {"from": "2027-06-01"},
    ],
)
def test_an_example_stands_where_the_rule_applies(applies):
    assert told(applies=applies) == []


def test_an_example_may_bring_its_own_context():
    inside = {"text": "[[Klima]]", "as": {"country": "AT"}}
    outside = {"text": "Klima", "as": {"country": "DE"}}
    assert (
        told(applies={"countries": ["AT"]}, examples=examples([inside] * 3, [outside, "a", "b"]))
        == []
    )


def test_an_example_may_bring_media_and_time():
    picture = {"text": "Bild", "media": [{"kind": "image"}]}
    described = {"text": "Bild", "media": [{"kind": "image", "alt": "Eine Pumpe"}]}
    assert (
        told(
            find={"kind": "meta", "form": "alt-text"},
            examples={
                language: {"bad": [picture] * 3, "good": [described] * 3}
                for language in ("de", "en")
            },
        )
        == []
    )
    late = {"text": "Nacht", "as": {"time": "2026-12-01T23:30"}}
    assert (
        told(
            find={"kind": "meta", "form": "night"},
            examples={
                language: {"bad": [late] * 3, "good": ["Tag"] * 3} for language in ("de", "en")
            },
        )
        == []
    )


def test_a_question_that_is_asked_counts_as_found():
    asked = {"kind": "question", "any": ["klima"]}
    assert told(find=asked) == []
    assert told(find=asked, examples=examples(good=["a", "b", "Klima"]))


def test_examples_of_one_language_are_checked_in_it():
    failed = failures(rule(find={"kind": "term", "de": ["klima"], "en": ["climate"]}))
    assert {failure.language for failure in failed} == {"en"}


def test_a_rule_for_one_language_needs_only_its_examples():
    german = {"de": DATA["examples"]["de"]}
    assert told(find=terms("klima", language="de"), examples=german) == []
