"""The words of cards, read from `words.yml`."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from gutgemacht.check import Context
from gutgemacht.guideline import Both, DraftLanguage, Rule
from gutgemacht.guideline.yaml import read

# How a name is written, where a capital is not enough.
_NAMES = {"linkedin": "LinkedIn", "tiktok": "TikTok", "youtube": "YouTube", "whatsapp": "WhatsApp"}


@cache
def _words() -> dict[str, Both]:
    text = Path(__file__).with_name("words.yml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Both]).validate_python(read(text)[0])


def word(name: str, language: DraftLanguage) -> str:
    """A word or sentence of the cards."""
    return _words()[name].in_(language)


def scene(rule: Rule, context: Context, language: DraftLanguage) -> str:
    """Who writes what; and where, if the rule speaks of some channels only."""
    where = ""
    if rule.applies.channels:
        where = word("where", language).format(
            channel=_NAMES.get(context.channel, context.channel.capitalize())
        )
    who = word(context.speaker, language)
    return word(context.action, language).format(who=who, where=where)
