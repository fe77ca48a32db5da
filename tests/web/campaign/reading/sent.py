"""What readers send, beside the sheet."""

ANSWERS = {
    "gist": "Alle sollen basteln.",
    "whom": "Frauen",
    "pleasant": "2",
    "respectful": "1",
    "sincere": "3",
    "hurts_whom": "Frauen in der Technik",
    "hurts_by": "Der Föhn",
    "word": ["5", "6"],
    "hurts_me": "3",
    "would": "object",
    "free": "",
}
"""Of an objector who warns."""
CALM = {
    **ANSWERS,
    "hurts_whom": "",
    "hurts_by": "",
    "word": [],
    "hurts_me": "0",
    "would": "nothing",
}
"""Of somebody who minds nothing."""
