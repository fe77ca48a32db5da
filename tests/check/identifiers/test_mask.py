import pytest

from gutgemacht.check.identifiers import find, masked


@pytest.mark.parametrize(
    ("kind", "written", "mask"),
    [
        ("phone", "+43 664 123 45 67", "+43 664 ••• •• 67"),
        ("phone", "0664/1234567", "0664/•••••67"),
        ("iban", "DE89 3704 0044 0532 0130 00", "DE89 •••• •••• •••• •••• 00"),
        ("email", "max.huber@bergtal.example", "m•••@…"),
        ("card", "4111 1111 1111 1111", "4111 •••• •••• ••11"),
        ("birth-date", "12. März 1985", "••. •••• 1985"),
        ("address", "Seestraße 12, 4020 Linz", "S•••••••• ••, 4020 Linz"),
        ("insurance-number", "1237 010180", "12•• ••••80"),
        ("password", "Sommer2026", "••••••"),
        ("pin", "4711", "••••••"),
    ],
)
def test_a_mask_keeps_the_shape_and_hides_the_person(kind, written, mask):
    assert masked(kind, written) == mask


@pytest.mark.parametrize(
    "text",
    [
        "Ruft +43 664 123 45 67 an",
        "Tel. 0732/123456",
        "IBAN DE89 3704 0044 0532 0130 00",
        "Visa 4111111111111111, CVC 123",
        "max.huber@bergtal.example",
        "geb. 12.03.1985",
        "M-AB 1234",
        "Lindenweg 4, 4020 Linz",
        "SVNR 1237 010180",
        "von 203.0.113.77",
        "Passwort: Sommer2026",
        "https://a.example/?token=a1b2c3d4e5",
    ],
)
def test_what_is_masked_is_not_found_again(text):
    found = find(text, "DE", "unknown")
    assert found
    for one in reversed(found):
        mask = masked(one.kind, one.span.cut(text))
        text = text[: one.span.start] + mask + text[one.span.end :]
    assert find(text, "DE", "unknown") == []
