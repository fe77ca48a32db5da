"""Every rule that is shipped tests itself, and the pack as a whole keeps its promises."""

import json
from pathlib import Path

import pytest

from gutgemacht import judges
from gutgemacht.check import Draft, check, compile_guideline, failures
from gutgemacht.check.examples import context, such_days
from gutgemacht.guideline import Topic, load, rule_schema
from gutgemacht.guideline.shipped import pack_folders, shipped

GUIDELINE = load(pack_folders())
TOPICS = Topic.__args__
SCHEMA = shipped("packs") / "schema" / "rule.schema.json"


@pytest.mark.parametrize("rule", GUIDELINE.rules, ids=lambda rule: rule.id)
def test_a_rule_finds_its_bad_examples_and_leaves_its_good_ones_alone(rule):
    assert [
        str(failure) for failure in failures(rule, GUIDELINE.glossaries, judges.shipped())
    ] == []


def test_no_rule_file_is_skipped():
    files = {file.stem for folder in pack_folders() for file in folder.glob("rules/*.yml")}
    assert files == set(GUIDELINE.by_id)
    assert len(files) >= 45


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_rule_in_force(topic):
    assert any(rule.topic == topic for rule in GUIDELINE.rules if rule.status == "active")


def test_every_group_of_the_catalogue_is_represented():
    groups = {entry[0] for rule in GUIDELINE.rules for entry in rule.catalogue}
    assert groups == set("ABCDEFGHIJKX")


@pytest.mark.parametrize("rule", GUIDELINE.rules, ids=lambda rule: rule.id)
def test_what_is_law_has_a_source_that_can_be_opened(rule):
    if rule.law:
        assert any(source.url for source in rule.sources)


@pytest.mark.parametrize("rule", GUIDELINE.rules, ids=lambda rule: rule.id)
def test_titles_fit_into_a_margin(rule):
    assert max(len(rule.title.de), len(rule.title.en)) <= 80


def test_the_schema_for_editors_is_the_one_of_the_types():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == rule_schema()


def test_the_rule_of_the_language_server_line_is_found_from_each_file():
    for folder in pack_folders():
        for file in folder.glob("rules/*.yml"):
            first = file.read_text(encoding="utf-8").splitlines()[0]
            path = first.partition("$schema=")[2]
            assert (file.parent / Path(path)).resolve() == SCHEMA.resolve(), file.name


def test_doubled_blanks_hide_nothing():
    missed = []
    days = (*GUIDELINE.days, *(day for rule in GUIDELINE.rules for day in such_days(rule)))
    compiled = compile_guideline(GUIDELINE.model_copy(update={"days": days}), judges.shipped())
    for rule in GUIDELINE.rules:
        for language, examples in rule.examples.items():
            for example in examples.bad:
                if rule.find.kind == "pattern" and rule.find.view == "folded":
                    wide = example.model_copy(update={"text": example.text.replace(" ", "  ")})
                    found = check(Draft(wide.plain), compiled, context(rule, language, wide))
                    if rule.id not in {finding.rule.id for finding in found.findings}:
                        missed.append((rule.id, example.plain))
    assert missed == []
