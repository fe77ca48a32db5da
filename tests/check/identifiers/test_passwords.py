import pytest

from .read import kinds, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Das Passwort lautet Sommer2026", "Sommer2026"),
        ("Das Passwort für den Rechner ist jetzt Kranich!Rudi8, bitte merken", "Kranich!Rudi8"),
        ("Passwort: geheimnis", "geheimnis"),
        ('Das Kennwort ist "Pumpe"', "Pumpe"),
        ("Das alte PW gilt nicht mehr, neu ist Winter2024!!", "Winter2024!!"),
        ("password = Nova!2026", "Nova!2026"),
    ],
)
def test_a_password_that_the_text_tells_is_found(text, value):
    assert read(text, "password") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("WLAN-Schlüssel: 1234abcd", "1234abcd"),
        ("Staff wifi: SSID BackOffice, key Tr4ctor%55, thanks", "Tr4ctor%55"),
        ("WIFI:T:WPA;S:Werkstatt;P:moos&Kran;;", "moos&Kran"),
    ],
)
def test_the_key_of_a_network_is_found(text, value):
    assert read(text, "wifi-key") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Die PIN ist ab heute 7316.", "7316"),
        ("Zahlenkombination 28-07-51", "28-07-51"),
        ("The alarm code is 4711", "4711"),
    ],
)
def test_a_pin_is_found(text, value):
    assert read(text, "pin") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Passwort vergessen? Hier zurücksetzen",
        "Passwort: mindestens 12 Zeichen",
        "Das Passwort lautet natürlich nicht 12345",
        "Ein Passwort wie Sommer2026 ist schlecht",
        "Das WLAN-Passwort hängt an der Tür",
        "A good password is long and known only to you.",
        "PIN nie weitergeben",
        "Mit dem Rabattcode NOVA2026 sparen Sie",
        "PIN: 4 Stellen",
    ],
)
def test_talk_about_passwords_is_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Zugangsdaten fürs Backend: admin / Blaubeere22", "password", "Blaubeere22"),
        ("Bitte mit dem Passwort Lavendel_3 anmelden", "password", "Lavendel_3"),
        ("WLAN: NovaGast / Schlüssel: 8822-3344-ab", "wifi-key", "8822-3344-ab"),
        ("recovery code: 7f3k-9q2m-x8z1", "password", "7f3k-9q2m-x8z1"),
        ("Der Code für den Tresor: 48-12-07", "pin", "48-12-07"),
        ("Your one-time code is 482913", "pin", "482913"),
        ("SMS-TAN 993021", "pin", "993021"),
    ],
)
def test_other_ways_of_telling_are_heard(text, kind, value):
    assert read(text, kind) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Das Kennwort des Abends heißt Geduld, denn der Teig geht langsam",
        "Passwort: Sicherheit, die bleibt",
        "Zum Thema Passwort: Workshop am 12.3. um 19 Uhr",
        "Der Code ist 2000 Zeilen lang",
        "Kombination 2000 Teile",
    ],
)
def test_words_with_another_meaning_are_left_alone(text):
    assert kinds(text) == []
