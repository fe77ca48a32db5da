"""A rule as somebody from communications fills it in."""

FORM = {
    "kind": "term",
    "title_de": "Wir sagen nicht „Schnäppchen“",
    "why_de": "Wer Schnäppchen liest, denkt an Ramsch.",
    "instead_de": "Nennen Sie den Preis und was darin steckt.",
    "words_de": "Schnäppchen\nSchnäppchenpreis",
    "bad_de": "Ein echtes Schnäppchen!\nJetzt zum Schnäppchenpreis!\nSchnäppchen gefällig?",
    "good_de": "Die Nova kostet 4.990 Euro.\nGünstig im Verbrauch.\nWir schnappen frische Luft.",
    "within": "sentence",
    "topic": "tone",
    "basis": "house",
    "effect": "ask",
    "speakers": ["company", "employee"],
    "countries": ["DE", "AT", "CH"],
    "do": "active",
}
ID = "wir-sagen-nicht-schnaeppchen"
