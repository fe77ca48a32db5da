import pytest

from .read import kinds, read

IBAN = "AT611904300234573201"


@pytest.mark.parametrize(
    "written",
    [
        IBAN,
        IBAN.lower(),
        "AT61 1904 3002 3457 3201",
        "AT61-1904-3002-3457-3201",
        "AT61.1904.3002.3457.3201",
        "AT61  1904  3002  3457  3201",
        "at 61 19043 00234573201",
        "CH93 0076 2011 6238 5295 7",
        "FR14 2004 1010 0505 0001 3M02 606",
        "GB29 NWBK 6016 1331 9268 19",
    ],
)
def test_an_iban_is_found_in_every_spelling(written):
    assert read(f"Bitte an {written}, danke.", "iban") == [written]
    assert read(f"IBAN{written}", "iban") == [written]


def test_a_mistyped_iban_is_one_when_it_is_written_as_one():
    assert read("Bitte an DE81 9994 2445 4071 0507 24.", "iban") == ["DE81 9994 2445 4071 0507 24"]
    assert read("de81999424454071050724", "iban") == []
    assert read("In DE 20 neue Standorte, in AT 12 und 3", "iban") == []


@pytest.mark.parametrize(
    "written",
    ["4111111111111111", "4111-1111-1111-1111", "5555 5555 5555 4444", "3782 822463 10005"],
)
def test_a_card_is_found_by_its_check_digit_and_issuer(written):
    assert read(f"Sie zahlt mit {written}.", "card") == [written]


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1112", "Seriennummer 4111 1111 1111 1111", "1234 5678 9012 3452"]
)
def test_other_long_numbers_are_no_cards(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kontonummer: 532013000", ["532013000"]),
        ("BLZ 370 400 44, Kto 532013000", ["370 400 44", "532013000"]),
        ("sort code 04-00-99, account number 31926819", ["04-00-99", "31926819"]),
        ("deine Kontonummer 4711", []),
    ],
)
def test_an_account_is_what_the_text_calls_one(text, numbers):
    assert read(text, "account") == numbers


def test_the_code_of_a_card_is_found():
    assert read("Visa 4111111111111111, CVC 123.", "card-code") == ["123"]
    assert read("The company card's PIN is 4711.", "card-code") == ["4711"]
