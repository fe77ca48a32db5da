"""What `gutgemacht learn` says beside the cards, in the language of the cards."""

from gutgemacht.guideline.words import DraftLanguage

_WORDS: dict[str, dict[DraftLanguage, str]] = {
    "off": {"de": "nicht in Kraft", "en": "not in force"},
    "language": {"de": "keine Beispiele in dieser Sprache", "en": "no examples in this language"},
    "few": {"de": "zu wenige andere Regeln", "en": "too few other rules"},
    "begin": {
        "de": "Drei Minuten. Eine leere Zeile lässt eine Karte aus, q hört auf.",
        "en": "Three minutes. An empty line passes a card over, q stops.",
    },
    "spot": {"de": "Welche Nummern?", "en": "Which numbers?"},
    "choose": {"de": "Welche Nummer?", "en": "Which number?"},
    "mend": {"de": "Besser:", "en": "Better:"},
    "right": {"de": "Genau.", "en": "Exactly."},
    "not-yet": {
        "de": "Noch nicht. Die Karte kommt bald wieder.",
        "en": "Not yet. The card comes back soon.",
    },
    "other": {
        "de": "Das geht durch die Prüfung. Es scheint aber etwas anderes zu sagen als der Satz "
        "vorher: Was wollten Sie eigentlich sagen? (j: genau das)",
        "en": "That passes the check. But it seems to say something else than the sentence "
        "before: what did you want to say? (y: just that)",
    },
    "changed": {
        "de": "Diese Karte hat sich geändert. Sie beginnt von vorn.",
        "en": "This card has changed. It begins anew.",
    },
    "done": {
        "de": "Karten beantwortet: {count}. Für heute ist das genug.",
        "en": "Cards answered: {count}. That is enough for today.",
    },
    "nothing": {
        "de": "Im Moment gibt es nichts mehr zu tun.",
        "en": "There is nothing more to do just now.",
    },
    "gone": {
        "de": "Diese Karten gibt es hier nicht mehr: {names}. Was Sie davon wissen, bleibt, falls "
        "sie wiederkommen.",
        "en": "These cards are no longer here: {names}. What you know of them stays, should they "
        "come back.",
    },
    "next": {"de": "Die nächste ist am {day} dran.", "en": "The next is due on {day}."},
    "file": {
        "de": "Was Sie wissen, steht nur in {file}",
        "en": "What you know stands in {file} only",
    },
}


def say(name: str, language: DraftLanguage) -> str:
    """A word or sentence."""
    return _WORDS[name][language]
