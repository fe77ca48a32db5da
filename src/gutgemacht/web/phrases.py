"""What networks say: kept in rows as English with gaps, told in the language of the page."""

import json

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gutgemacht.text import Phrase
from gutgemacht.web.frame import page_language

# Gaps in which somebody else speaks: a server in whatever language, a parser in English.
THEIRS = {"words": "", "fault": "en"}


def as_data(said: Phrase) -> list[object]:
    """For a column of JSON."""
    return [said.english, said.values]


def as_text(said: Phrase) -> str:
    """For a column of text; empty where nothing is said."""
    return json.dumps(as_data(said), ensure_ascii=False) if said.english else ""


def phrase_of(kept: object) -> Phrase:
    """What `as_data` and `as_text` made; an older row holds a sentence as it was said."""
    if isinstance(kept, Phrase):
        return kept
    try:
        data = json.loads(kept) if isinstance(kept, str) else kept
    except ValueError:
        data = None
    match data:
        case [str() as english, dict() as values]:
            return Phrase(english, **values)
    return Phrase(str(kept))


def in_words(kept: object) -> str:
    """In the language of the page, without any marks: for programs."""
    phrase = phrase_of(kept)
    return phrase.said(_translated(phrase))


def on_page(kept: object) -> SafeString:
    """In the language of the page; what is in another is marked as such."""
    phrase = phrase_of(kept)
    words = _translated(phrase)
    gaps = {name: _gap(name, value) for name, value in phrase.values.items()}
    told = format_html(escape(words), **gaps) if gaps else escape(words)
    is_english = words == phrase.english and page_language() != "en"
    return format_html('<span lang="en">{}</span>', told) if is_english and words else told


def _translated(phrase: Phrase) -> str:
    # Of nothing at all the catalogue tells its own head.
    return gettext(phrase.english) if phrase.english else ""


def _gap(name: str, value: str) -> SafeString:
    if name not in THEIRS:
        return escape(value)
    return format_html('<span lang="{}">{}</span>', THEIRS[name], value)
