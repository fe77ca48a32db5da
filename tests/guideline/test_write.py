"""What is written is read again as the same, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline import Company, Glossary, Rule, load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.guideline.write import written
from gutgemacht.guideline.yaml import read
from tests.check.make import DATA, rule

TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
RULES = load(pack_folders()).rules


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_a_shipped_rule_is_the_same_when_written_and_read(one):
    assert Rule.model_validate(read(written(one))[0]) == one


@given(title=TEXT, why=TEXT, replace=st.lists(TEXT), good=st.lists(TEXT, min_size=3))
def test_any_text_survives(title, why, replace, good):
    # "[[" opens a mark, and a mark has to be closed.
    good = [text.replace("[[", "") for text in good if text.replace("[[", "")]
    data = DATA | {
        "title": {"de": title, "en": title},
        "why": {"de": why, "en": why},
        "replace": {"de": replace},
        "status": "draft",
        "examples": {"de": {"bad": ["a"], "good": good}},
    }
    one = Rule.model_validate(data)
    assert Rule.model_validate(read(written(one))[0]) == one


@given(name=TEXT, off=st.dictionaries(TEXT, TEXT), limit=st.integers(1, 10**6))
def test_a_company_file_is_the_same_when_written_and_read(name, off, limit):
    company = Company(name=name, off=off, most_false_alarms=limit, packs=["core"])
    assert Company.model_validate(read(written(company))[0]) == company


@given(sealed=st.lists(TEXT))
def test_a_glossary_is_the_same_when_written_and_read(sealed):
    both = {"de": "a", "en": "b"}
    data = {"id": "x", "title": both, "why": both, "kind": "secret", "sealed": sealed}
    glossary = Glossary.model_validate(data)
    assert Glossary.model_validate(read(written(glossary))[0]) == glossary


def test_a_written_rule_is_pleasant_to_read():
    one = rule(applies={"speakers": ["company"]})
    lines = written(one).splitlines()
    assert "status: active" in lines
    assert "applies: {speakers: [company]}" in lines
    assert '  de: "Titel"' in lines
    assert '      - "[[Klima]] a"' in lines
