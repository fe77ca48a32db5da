"""Every entry of the catalogue has a rule, and what is called law is what a source says."""

import re
from datetime import date

import pytest

from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders

RULES = load(pack_folders()).rules
IN_FORCE = [rule for rule in RULES if rule.status in ("trial", "active")]
CATALOGUE = {"A": 11, "B": 8, "C": 13, "D": 9, "E": 14, "F": 10, "G": 12, "H": 11, "I": 9}
CATALOGUE |= {"J": 7, "K": 8, "X": 4}
ENTRIES = [f"{group}{number + 1}" for group, size in CATALOGUE.items() for number in range(size)]

# Made beside this: what pictures hide (C10), and how a guideline reads itself (K6 to K8).
ELSEWHERE = {"C10", "K6", "K7", "K8"}

AT, DE, CH = "AT", "DE", "CH"
# Norm -> countries in which a source says that it holds, and since when, where that is known.
NORMS: dict[str, tuple[set[str], str | None]] = {
    "§ 5 DDG": ({DE}, "2024-05-14"),
    "§ 5 ECG": ({AT}, None),
    "§ 5a Abs. 4 UWG": ({DE}, None),
    "§§ 5a Abs. 4, 8 Abs. 2 UWG": ({DE}, None),
    "§§ 5, 5a UWG": ({DE}, None),
    "§ 5 UWG": ({DE}, None),
    "§ 6 UWG": ({DE}, None),
    "§ 2a UWG": ({AT}, None),
    "UWG (Alleinstellungswerbung)": ({AT}, None),
    "UWG (klare Bedingungen für Gewinnspiele)": ({DE}, None),
    "UWG in der Fassung der Richtlinie (EU) 2024/825": ({DE}, "2026-09-27"),
    "Art. 2 und 3 UWG": ({CH}, None),
    "§ 26 MedienG": ({AT}, None),
    "§ 11 PAngV": ({DE}, "2022-05-28"),
    "§ 22 KUG": ({DE}, None),
    "§ 78 UrhG": ({AT}, None),
    "UrhG": ({DE}, None),
    "DSGVO": ({AT, DE}, "2018-05-25"),
    "Art. 7 Abs. 3 DSGVO": ({AT, DE}, "2018-05-25"),
    "Art. 9 DSGVO": ({AT, DE}, "2018-05-25"),
    "GeschGehG": ({DE}, "2019-04-26"),
    "Art. 10 und 14 Verordnung (EU) Nr. 596/2014 (MAR)": ({AT, DE}, "2016-07-03"),
    "§ 3 HWG": ({DE}, None),
    "§ 3 HWG; Art. 10 Verordnung (EG) Nr. 1924/2006": ({DE}, None),
    "Art. 10 Verordnung (EG) Nr. 1924/2006": ({AT}, None),
    "Art. 50 Verordnung (EU) 2024/1689": ({AT, DE}, "2026-08-02"),
    "Art. 50 Abs. 4 Verordnung (EU) 2024/1689": ({AT, DE}, "2026-08-02"),
    "§ 39 HinSchG": ({DE}, "2023-07-02"),
}
# The general law against unfair competition, with the principle that advertising can be
# recognised; nothing else has a source for Switzerland.
LAW_IN_SWITZERLAND = {"late-ad-label", "weak-ad-label"}


def test_the_catalogue_has_116_entries():
    assert len(ENTRIES) == 116


def test_rules_name_only_entries_of_the_catalogue():
    assert {entry for rule in RULES for entry in rule.catalogue} <= set(ENTRIES)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry not in ELSEWHERE])
def test_every_entry_of_the_catalogue_has_a_rule_in_force(entry):
    assert any(entry in rule.catalogue for rule in IN_FORCE)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.law], ids=lambda rule: rule.id)
def test_law_is_a_known_norm_in_its_countries_since_its_day(rule):
    for law in rule.law:
        countries, since = NORMS[law.name]
        assert set(law.countries) == countries
        assert law.from_ == since
    assert any(source.url for source in rule.sources)


def test_no_norm_is_known_that_no_rule_names():
    assert set(NORMS) == {law.name for rule in RULES for law in rule.law}


def test_law_in_switzerland_is_only_what_has_a_source_there():
    swiss = {rule.id for rule in RULES if any(CH in law.countries for law in rule.law)}
    assert swiss == LAW_IN_SWITZERLAND
    for rule in RULES:
        if rule.id in swiss:
            assert any(re.search("Schweiz", source.name) for source in rule.sources)


GREEN = [rule for rule in RULES if any("2024/825" in law.name for law in rule.law)]


@pytest.mark.parametrize("rule", GREEN, ids=lambda rule: rule.id)
def test_the_law_on_green_claims_holds_in_germany_and_not_yet_in_austria(rule):
    day = date(2027, 1, 4)
    assert rule.basis_and_effect("DE", day)[0] == "law"
    assert rule.basis_and_effect("AT", day) == (rule.basis, rule.effect)
