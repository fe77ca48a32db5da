"""A statement from a template: its blanks filled in, and those that are still open."""

from collections.abc import Mapping

from gutgemacht.guideline import DraftLanguage
from gutgemacht.incident.data import Template


def filled(template: Template, given: Mapping[str, str], language: DraftLanguage) -> str:
    """The text with what was given in its blanks; an open blank shows what belongs there."""
    text = template.text.in_(language)
    for blank in template.blanks:
        value = given.get(blank.id, "").strip()
        text = text.replace(f"[{blank.id}]", value or f"‹{blank.words.in_(language)}›")
    return text.strip()


def open_blanks(text: str, template: Template, language: DraftLanguage) -> tuple[str, ...]:
    """What is still to be filled in, by its words."""
    words = [blank.words.in_(language) for blank in template.blanks]
    return tuple(word for word in words if f"‹{word}›" in text)
