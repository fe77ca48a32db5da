"""Texts of guidelines made ready for the rules, character for character, so that spans hold."""

import re

# Emphasis, headings and quotes of Markdown; inside a word such a sign belongs to it.
_MARKUP = re.compile(r"(?<!\w)[*_`~#>|]+|[*_`~|]+(?!\w)")
# "Mitarbeiter*innen" and "Mitarbeiter:innen" are one word.
_GENDER = re.compile(r"(?<=\w)[*:](?=in(?:nen)?\b)")


def readable(text: str) -> str:
    """The text without markup, as long as before."""
    return _GENDER.sub("_", _MARKUP.sub(lambda match: " " * len(match[0]), text))
