import pytest

from .read import kinds, read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Tel.: 0732 / 12 34 56", "0732 / 12 34 56"),
        ("ruf an: +43 (0) 664 / 123 45 67!", "+43 (0) 664 / 123 45 67"),
        ("0043 664 1234567", "0043 664 1234567"),
        ("+49-170-1234567", "+49-170-1234567"),
        ("0170/12 34 567", "0170/12 34 567"),
        ("079/123.45.67", "079/123.45.67"),
        ("(0664) 1234567", "(0664) 1234567"),
        ("0664.123.45.67", "0664.123.45.67"),
        ("06641234567", "06641234567"),
        ("Handy:01701234567", "01701234567"),
        ("+49 (0) 89 / 123 456-0", "+49 (0) 89 / 123 456-0"),
        ("text (212) 555-0143 now", "(212) 555-0143"),
        ("Ring Joe on 07700 900123.", "07700 900123"),
        ("Her cell is (555) 123-4567.", "(555) 123-4567"),
        ("null sechs sechs vier 1234567", "null sechs sechs vier 1234567"),
        ("０６６４ １２３４５６７", "０６６４ １２３４５６７"),
        ("+43\u00a0664\u00a01234567", "+43\u00a0664\u00a01234567"),
    ],
)
def test_a_number_is_found_however_it_is_written(text, number):
    assert read(text, "phone") == [number]


def test_it_is_told_without_signs():
    from gutgemacht.check.identifiers import find

    [found] = find("Ruft +43 664/123 45 67 an", "AT", "de")
    assert found.value == "+436641234567"


@pytest.mark.parametrize(
    "text",
    [
        "Am 03.04.2026 und 05.06.2026 ab 19:30 Uhr",
        "12.500.000 Euro Umsatz, 1 250 000 kWh",
        "ISBN 978-3-16-148410-0",
        "Bestellnr. 0664 1234567",
        "Lehrgang 0250 2026",
        "+50 % mehr, + 12 345 678 Klicks",
        "0800 123 456",
        "1-800-555-0199",
        "null, eins, zwei, drei",
        "@anna06641234567",
    ],
)
def test_other_numbers_and_service_numbers_are_left_alone(text):
    assert kinds(text) == []


def test_a_number_is_read_as_it_is_dialled_in_the_country():
    assert read("Unter 044 668 18 00.", "phone", country="CH", language="de")
    assert read("Unter 020 7946 0958.", "phone", language="en")
