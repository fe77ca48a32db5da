"""All cards of all packs, made once."""

import pytest

from gutgemacht.check import compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.judges.company import at_hand
from gutgemacht.learn import Card, Entry, Ground, cards_of_case, catalogue
from gutgemacht.library import load_shipped


@pytest.fixture(scope="session")
def ground(tmp_path_factory) -> Ground:
    guideline = load(pack_folders())
    judges, _ = at_hand(guideline.company, tmp_path_factory.mktemp("judges"))
    return Ground(guideline, compile_guideline(guideline, judges))


@pytest.fixture(scope="session")
def entries(ground) -> dict[str, list[Entry]]:
    """The catalogue in both languages."""
    return {code: list(catalogue(ground, code)) for code in ("de", "en")}


@pytest.fixture(scope="session")
def cards(entries) -> list[Card]:
    """Every card of every rule and every case, in both languages."""
    library = load_shipped()
    made = [card for of in entries.values() for entry in of for card in entry.cards]
    return made + [
        card
        for code in ("de", "en")
        for case in library.cases
        for card in cards_of_case(case, library, code)
    ]
