import pytest

from .read import kinds, read


@pytest.mark.parametrize(
    "written",
    [
        "1237 010180",
        "1237010180",
        "1237-010180",
        "1237/010180",
        "756.9217.0769.85",
        "7569217076985",
        "65 170839 J 003",
        "65170839J003",
        "65170839j003",
        "A123456780",
        "A 123 456 780",
    ],
)
def test_an_insurance_number_is_found_by_its_check_digit(written):
    assert read(f"Frau Kern, {written}, ist angemeldet.", "insurance-number") == [written]


@pytest.mark.parametrize("written", ["36 574 261 809", "36574261809", "36.574.261.809"])
def test_a_tax_id_is_found_by_its_check_digit(written):
    assert read(f"Frau Kern, {written}, ist angemeldet.", "tax-number") == [written]


@pytest.mark.parametrize(
    "text", ["591199013", "a123456780", "1237 010181", "1237 990180", "36 574 261 890"]
)
def test_weak_or_wrong_check_digits_alone_tell_nothing(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Steuernummer 591199013", "591199013"),
        ("Finanzamt: 59-119/9013", "59-119/9013"),
        ("Steuernummer 181/815/08155", "181/815/08155"),
        ("St.-Nr. 18181508155", "18181508155"),
        ("Steuer-ID 36 574 261 890", "36 574 261 890"),
    ],
)
def test_a_tax_number_is_found_where_the_text_calls_it_so(text, number):
    assert read(text, "tax-number") == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sozialversicherungsnummer: 1237 010181", "1237 010181"),
        ("krankenversicherung a123456780", "a123456780"),
        ("NI number QQ 12 34 56 C", "QQ 12 34 56 C"),
        ("SSN 078-05-1120", "078-05-1120"),
    ],
)
def test_an_insurance_number_is_found_where_the_text_calls_it_so(text, number):
    assert read(text, "insurance-number") == [number]


def test_the_vat_number_of_one_person_counts_and_that_of_a_firm_does_not():
    assert read("Rechnung an Einzelunternehmerin Lea Kern, ATU13585627.", "tax-number")
    assert kinds("Bergtal GmbH, UID ATU13585627, Frau Kern hilft gern") == []
    assert kinds("ATU13585627") == []


@pytest.mark.parametrize("text", ["Artikelnummer 1237 010180", "order no. 36574261809"])
def test_numbers_of_things_are_left_alone(text):
    assert kinds(text) == []
