import pytest

from gutgemacht.check.identifiers import find

from .read import kinds


@pytest.mark.parametrize(
    "text",
    [
        "Frau Kern, geb. am 3.4.1980",
        "*03.04.1980",
        "geboren wurde sie in Linz am 3. April 1980",
        "geb 03/04/80",
        "DOB 1980-04-03",
        "born on April 3rd, 1980",
        "born 3 Apr 1980",
        "am 03.04.1980 in Linz geboren",
        "Geb.-Datum 03.04.1980",
        "Geburtstag: 3.4.1980",
        "her birthday is 3 April 1980",
        "kam am 3.4.1980 zur Welt",
        "hat am 3.4.1980 Geburtstag",
        "Date of birth 03-04-1980",
    ],
)
def test_a_date_beside_a_word_for_birth_is_found(text):
    [found] = find(text, "DE", "unknown")
    assert (found.kind, found.value) == ("birth-date", "1980-04-03")


@pytest.mark.parametrize(
    "text",
    [
        "Unser Betrieb wurde am 12.03.1998 gegründet",
        "Geburtstag feiern wir am 12.03.2026",
        "Am 3. Mai 2026 feiert die Kita Geburtstag",
        "geboren wurde die Idee 2019",
        "geb. 45.13.1980",
        "Die Nova kommt am 12.03.2027",
    ],
)
def test_other_dates_and_parties_are_left_alone(text):
    assert kinds(text) == []
