"""Glossaries: lists of names, secret ones sealed, and what goes wrong is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.check import Context, Draft, check, compile_guideline, failures
from gutgemacht.guideline import GuidelineError, Seal, SealError
from gutgemacht.guideline.shipped import load_house
from tests.check.make import NOON

SEAL = Seal("ein Schlüssel")
PACK = 'id: company\nversion: "1"\ntitle: {de: a, en: a}\npurpose: {de: a, en: a}\n'
PACK += "owner: Bergtal\nlicence: intern\n"
LIST = "id: {id}\ntitle: {{de: a, en: a}}\nwhy: {{de: a, en: a}}\nkind: secret\n"


def house(tmp_path, **lists: str):
    """A data folder whose company pack holds these glossaries, loaded."""
    folder = tmp_path / "packs" / "company"
    (folder / "glossaries").mkdir(parents=True)
    (folder / "pack.yml").write_text(PACK)
    for name, lines in lists.items():
        text = LIST.format(id=name.replace("_", "-")) + lines
        (folder / "glossaries" / f"{name.replace('_', '-')}.yml").write_text(text)
    return load_house(tmp_path, "ein Schlüssel")


def found(guideline, text: str) -> list[str]:
    verdict = check(Draft(text), compile_guideline(guideline), Context(NOON))
    return [finding.rule.id for finding in verdict.findings]


@given(st.text())
def test_a_sealed_name_is_opened_by_its_key_only(name):
    sealed = SEAL.close(name)
    assert SEAL.open(sealed) == name
    assert SEAL.close(name) == sealed
    with pytest.raises(SealError):
        Seal("ein anderer").open(sealed)


@pytest.mark.parametrize("broken", ["", "abc", "ä", "AAAA", SEAL.close("Falke")[:-4] + "AAA="])
def test_a_broken_seal_is_an_error(broken):
    with pytest.raises(SealError):
        SEAL.open(broken)


def test_a_company_adds_names_to_the_lists_that_rules_refer_to(tmp_path):
    guideline = house(tmp_path, code_names='terms: ["Zugvogel"]\n', rivals="terms: [Kaltfirma]\n")
    assert found(guideline, "Der Zugvogel fliegt bald.") == ["internal-name"]
    assert "named-rival" in found(guideline, "Leiser als Kaltfirma.")
    assert found(guideline, "Der Falke fliegt bald.") == []


def test_sealed_names_are_found_and_stand_in_no_file(tmp_path):
    guideline = house(tmp_path, code_names=f'sealed: ["{SEAL.close("Zugvogel")}"]\n')
    assert found(guideline, "Der Zugvogel fliegt bald.") == ["internal-name"]
    files = (tmp_path / "packs").rglob("*.yml")
    assert not any("Zugvogel" in file.read_text() for file in files)


def test_a_key_that_does_not_fit_is_named_with_its_place_and_the_rest_stays(tmp_path):
    with pytest.raises(GuidelineError) as caught:
        house(tmp_path, code_names=f'sealed: ["{Seal("x").close("Zugvogel")}"]\nterms: [Biber]\n')
    [problem] = caught.value.problems
    assert (problem.line, problem.key) == (5, "sealed.0")
    assert "another key" in problem.message
    assert found(caught.value.sound, "Der Biber kommt.") == ["internal-name"]


def test_a_rule_that_refers_to_no_list_is_named_and_the_others_stay(tmp_path):
    rules = tmp_path / "packs" / "company" / "rules"
    rules.mkdir(parents=True)
    (rules.parent / "pack.yml").write_text(PACK)
    rule = load_house(None).by_id["internal-name"]
    text = rule.model_dump_json(by_alias=True, exclude_none=True, exclude_defaults=True)
    text = text.replace('"internal-name"', '"other-name"').replace("code-names", "cod-names")
    (rules / "other-name.yml").write_text(text)
    with pytest.raises(GuidelineError) as caught:
        load_house(tmp_path)
    [problem] = caught.value.problems
    assert "no glossary 'cod-names'" in problem.message
    assert "code-names" in problem.message
    assert "internal-name" in caught.value.sound.by_id


def test_examples_of_a_rule_may_use_the_examples_of_its_lists():
    guideline = load_house(None)
    rule = guideline.by_id["internal-name"]
    assert failures(rule, guideline.glossaries) == []
    assert found(guideline, "Der Falke fliegt bald.") == []
