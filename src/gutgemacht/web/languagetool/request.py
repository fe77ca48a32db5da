"""A request of a LanguageTool client -> what to check and how.

Clients differ: the form comes in the body or in the query, under any content type; the text
plain or as annotated pieces of text and markup. See docs/languagetool.md.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args
from urllib.parse import parse_qsl

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from gutgemacht.check import DraftError, accepted
from gutgemacht.guideline import Action, Channel, Country, DraftLanguage, Speaker
from gutgemacht.text import View
from gutgemacht.web.errors import BadInput

VARIANTS: dict[str, tuple[DraftLanguage, Country]] = {
    "de": ("de", "DE"),
    "de-DE": ("de", "DE"),
    "de-AT": ("de", "AT"),
    "de-CH": ("de", "CH"),
    "en": ("en", "DE"),
    "en-US": ("en", "DE"),
    "en-GB": ("en", "DE"),
}
NAMES = {
    "de": "German",
    "de-DE": "German (Germany)",
    "de-AT": "German (Austria)",
    "de-CH": "German (Swiss)",
    "en": "English",
    "en-US": "English (US)",
    "en-GB": "English (GB)",
}
MOST_FIELDS = 60
MOST_PIECES = 20_000


@dataclass(frozen=True)
class Asked:
    """A checked request; `view` is what to read, its spans are places in what was sent."""

    view: View
    sent: str
    language: str
    variants: tuple[str, ...]
    explain: DraftLanguage | None
    picky: bool
    enabled_rules: frozenset[str]
    disabled_rules: frozenset[str]
    enabled_topics: frozenset[str]
    disabled_topics: frozenset[str]
    enabled_only: bool
    speaker: Speaker
    channel: Channel
    action: Action

    @property
    def country(self) -> Country:
        """Whose law holds: of the German variant asked for or preferred, else Germany's."""
        codes = self.variants if self.language == "auto" else (self.language,)
        return next((VARIANTS[code][1] for code in codes if code.startswith("de-")), "DE")

    def variant(self, language: DraftLanguage) -> str:
        """The variant to answer with for a language: asked for, preferred, or the plain one."""
        if self.language != "auto":
            return self.language
        return next((code for code in self.variants if code.startswith(language)), language)


def form_of(request: HttpRequest) -> dict[str, str]:
    """The fields of a request, wherever the client put them; raises BadInput."""
    fields = _parsed(request.META.get("QUERY_STRING", "").encode())
    if request.method == "POST" and request.content_type == "multipart/form-data":
        fields += _parts(request)
    elif request.method == "POST":
        fields += _parsed(request.body)
    return dict(fields)


def _parts(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        request.body.decode()  # Django would put other characters for what is not UTF-8.
        fields = [(name, str(value)) for name, value in request.POST.items()]
    except UnicodeDecodeError:
        raise BadInput("body", "the form is not UTF-8") from None
    except MultiPartParserError:
        raise BadInput("body", "the form is no multipart form") from None
    except SuspiciousOperation:
        raise BadInput("body", f"the form has more than {MOST_FIELDS} fields") from None
    if len(fields) > MOST_FIELDS:
        raise BadInput("body", f"the form has more than {MOST_FIELDS} fields")
    return fields


def _parsed(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except UnicodeDecodeError:
        raise BadInput("body", "the form is not UTF-8") from None
    except ValueError:
        raise BadInput("body", f"the form has more than {MOST_FIELDS} fields") from None


def asked(form: Mapping[str, str]) -> Asked:
    """The request in a form; raises BadInput naming the field and what it takes."""
    view, sent = _text(form)
    mother_tongue = form.get("motherTongue", "")[:2]
    return Asked(
        view=view,
        sent=sent,
        language=_language(form),
        variants=tuple(code for code in _listed(form, "preferredVariants") if code in VARIANTS),
        explain=cast("DraftLanguage", mother_tongue) if mother_tongue in ("de", "en") else None,
        picky=_one_of(form, "level", ("default", "picky")) == "picky",
        enabled_rules=frozenset(_listed(form, "enabledRules")),
        disabled_rules=frozenset(_listed(form, "disabledRules")),
        enabled_topics=frozenset(_listed(form, "enabledCategories")),
        disabled_topics=frozenset(_listed(form, "disabledCategories")),
        enabled_only=form.get("enabledOnly", "").lower() in ("true", "yes", "1"),
        speaker=cast("Speaker", _one_of(form, "speaker", get_args(Speaker))),
        channel=cast("Channel", _one_of(form, "channel", ("other", *get_args(Channel)))),
        action=cast("Action", _one_of(form, "action", get_args(Action))),
    )


def _listed(form: Mapping[str, str], field: str) -> list[str]:
    return [name.strip() for name in form.get(field, "").split(",") if name.strip()]


def _one_of(form: Mapping[str, str], field: str, values: tuple[str, ...]) -> str:
    value = form.get(field) or values[0]
    if value not in values:
        raise BadInput(field, f"{value[:40]!r} is none of {', '.join(dict.fromkeys(values))}")
    return value


def _language(form: Mapping[str, str]) -> str:
    language = form.get("language", "")
    if not language:
        raise BadInput("language", "is missing; give a code of /v2/languages or 'auto'")
    if language != "auto" and language not in VARIANTS:
        codes = ", ".join(VARIANTS)
        raise BadInput("language", f"{language[:20]!r} is not known here; known are {codes}, auto")
    return language


def _text(form: Mapping[str, str]) -> tuple[View, str]:
    """The text to read and all that was sent; their places differ where markup stands."""
    if "text" in form:
        sent = form["text"]
        view = View(sent)
    elif form.get("data"):
        view, sent = _annotated(form["data"])
    else:
        raise BadInput("text", "is missing; give 'text' or 'data'")
    if view.text.strip():
        try:
            accepted(view.text)
        except DraftError as error:
            status = 413 if error.reason == "long" else 400
            raise BadInput("text", str(error), status) from None
    return view, sent


def _annotated(data: str) -> tuple[View, str]:
    try:
        document = json.loads(data)
    except json.JSONDecodeError as error:
        raise BadInput("data", f"is no JSON: {error.msg} at position {error.pos}") from None
    except RecursionError:
        raise BadInput("data", "is nested too deeply") from None
    except ValueError:
        raise BadInput("data", "holds a number that is too long") from None
    if not isinstance(document, dict):
        raise BadInput("data", "is no object with 'text' or 'annotation'")
    if isinstance(document.get("text"), str):
        return View(document["text"]), document["text"]
    pieces = document.get("annotation")
    if not isinstance(pieces, list) or len(pieces) > MOST_PIECES:
        raise BadInput("data.annotation", f"is no list of at most {MOST_PIECES} pieces")
    return _joined(pieces)


def _joined(pieces: list[Any]) -> tuple[View, str]:
    read: list[str] = []
    sent: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for number, piece in enumerate(pieces):
        text, source, is_text = _piece(piece, number)
        read.append(text)
        sent.append(source)
        end = place + len(source)
        if is_text:
            starts += range(place, end)
            ends += range(place + 1, end + 1)
        else:
            # What markup reads as has no place of its own but the whole of the markup.
            starts += [place] * len(text)
            ends += [end] * len(text)
        place = end
    return View("".join(read), starts, ends), "".join(sent)


def _piece(piece: Any, number: int) -> tuple[str, str, bool]:
    if isinstance(piece, dict) and isinstance(piece.get("text"), str):
        return piece["text"], piece["text"], True
    if isinstance(piece, dict) and isinstance(piece.get("markup"), str):
        reads_as = piece.get("interpretAs", "")
        if isinstance(reads_as, str):
            return reads_as, piece["markup"], False
    raise BadInput(f"data.annotation.{number}", "holds neither 'text' nor 'markup'")
