"""Files of cases become a library, or every fault is told at once."""

import json
from pathlib import Path

import pytest

from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders, shipped
from gutgemacht.library import LibraryError, check_against, facets_of, load_library, load_shipped
from gutgemacht.library.schema import case_schema

PATTERNS = """
groups: {cats: {title: {de: Katzen, en: cats}, words: {de: [Katze], en: [cat]}}}
occasions: {}
mechanisms: {mockery: {title: {de: Spott, en: mockery}}}
media: {film: {title: {de: Film, en: film}}}
"""
CASE = """
id: %(id)s
number: %(number)s
title: {de: Ein Fall, en: A case}
company: Nova
since: "2020-05"
kinds: [stereotype]
pattern: {groups: [%(group)s], mechanisms: [mockery], media: [film]}
published: {de: Gezeigt, en: Shown}
read: {de: Gelesen, en: Read}
lesson: {de: Gelernt, en: Learned}
caught: {rules: [%(rule)s]}
sources: [{name: Zeitung}]
"""


def written(folder: Path, name: str, **values: str) -> Path:
    (folder / "library").mkdir(exist_ok=True)
    (folder / "patterns.yml").write_text(PATTERNS, encoding="utf-8")
    usual = {"id": name, "number": "1", "group": "cats", "rule": "some-rule"}
    file = folder / "library" / f"{name}.yml"
    file.write_text(CASE % (usual | values), encoding="utf-8")
    return file


def test_the_sixty_cases_of_the_product_are_sound_and_name_rules_that_exist():
    library = load_shipped()
    assert [case.number for case in library.cases] == list(range(1, 61))
    assert all(facets_of(case) for case in library.cases)
    assert check_against(library, load(pack_folders())) == []


def test_all_faults_of_all_files_are_told_with_place_and_remedy(tmp_path):
    written(tmp_path, "first")
    written(tmp_path, "second", number="1")
    written(tmp_path, "third", number="3", group="dogs")
    written(tmp_path, "fourth", number="4", id="other")
    (tmp_path / "library" / "fifth.yml").write_text("id: fifth\nnumber: x\n", encoding="utf-8")
    with pytest.raises(LibraryError) as error:
        load_library(tmp_path)
    told = {(Path(p.file).stem, p.key): (p.line, p.message) for p in error.value.problems}
    assert told["second", "number"] == (3, "1 is the number of first.yml; take a free one")
    assert told["third", "pattern.groups.0"][0] == 8
    assert "known are cats" in told["third", "pattern.groups.0"][1]
    assert "make them equal" in told["fourth", "id"][1]
    assert ("fifth", "title") in told
    assert [case.id for case in error.value.sound.cases] == ["first"]


def test_a_company_adds_cases_of_its_own_and_may_have_none(tmp_path):
    written(tmp_path, "first")
    own = tmp_path / "own"
    assert len(load_library(tmp_path, own).cases) == 1
    own.mkdir()
    text = CASE % {"id": "ours", "number": "1001", "group": "cats", "rule": "some-rule"}
    (own / "ours.yml").write_text(text, encoding="utf-8")
    assert [case.id for case in load_library(tmp_path, own).cases] == ["first", "ours"]


def test_a_rule_that_nobody_has_is_told_at_its_place(tmp_path):
    file = written(tmp_path, "first", rule="no-such-rule")
    (problem,) = check_against(load_library(tmp_path), load(pack_folders()))
    assert (problem.file, problem.line, problem.key) == (str(file), 12, "caught.rules.0")


def test_missing_patterns_are_told_and_the_cases_stay(tmp_path):
    written(tmp_path, "first")
    (tmp_path / "patterns.yml").unlink()
    with pytest.raises(LibraryError) as error:
        load_library(tmp_path)
    assert [problem.message for problem in error.value.problems] == ["is missing"]


def test_the_schema_for_editors_is_current():
    kept = (shipped("cases") / "schema" / "case.schema.json").read_text(encoding="utf-8")
    assert json.loads(kept) == case_schema()
