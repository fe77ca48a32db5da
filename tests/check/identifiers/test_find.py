import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.check.identifiers import FAMILIES, find
from gutgemacht.guideline.identifiers import PERSONAL, SECRET
from tests.check.make import ANY_TEXT

PIECES = st.lists(
    ANY_TEXT
    | st.sampled_from(
        [
            *("+43 664 1234567", "DE89370400440532013000", "a.b@c.de", " geb. ", "12.03.1985"),
            *("Lindenweg 4", "M-AB 1234", "Passwort: x1y2", "1237 010180", "203.0.113.77", " "),
        ]
    ),
    max_size=6,
).map("".join)


@given(PIECES, st.sampled_from(["DE", "AT", "CH"]), st.sampled_from(["de", "en", "unknown"]))
@settings(max_examples=300)
def test_places_are_in_order_and_within_the_text_and_none_overlaps(text, country, language):
    found = find(text, country, language)
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.start < one.span.end <= len(text)
        assert one.kind in PERSONAL + SECRET
        assert one.value
        ends.append(one.span.end)


def test_every_kind_has_one_family():
    told = [kind for family in FAMILIES for kind in family.KINDS]
    assert sorted(told) == sorted(PERSONAL + SECRET)


def test_of_two_kinds_in_the_same_digits_the_surer_one_is_told():
    [found] = find("IBAN AT61 1904 3002 3457 3201", "AT", "de")
    assert found.kind == "iban"


def test_a_text_without_digits_or_signs_loads_no_library():
    code = (
        "import sys; from gutgemacht.check.identifiers import find;"
        "find('Wir freuen uns auf den Sommer.', 'DE', 'de');"
        "print({'phonenumbers', 'stdnum', 'detect_secrets'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_no_network_is_asked(monkeypatch):
    import socket

    def refuse(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    key = "ghp_" + "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8cF0xL1234"
    assert [one.kind for one in find(f"{key} a.b@c.de", "DE", "de")] == ["service-key", "email"]
