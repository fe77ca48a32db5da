"""All that the page says about a text and its media: one reading, for every page with a margin."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from gutgemacht.check import (
    Context,
    Draft,
    DraftError,
    Verdict,
    accepted,
    check,
    heard,
    set_aside,
)
from gutgemacht.web.draft import asides as aside
from gutgemacht.web.draft import notes as margin
from gutgemacht.web.draft.choices import Chosen, context
from gutgemacht.web.draft.declaration import asks, declared
from gutgemacht.web.draft.hearing import appetite, appetite_pick, left_out
from gutgemacht.web.draft.media import Given, media_of
from gutgemacht.web.errors import BadInput, text_fault
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import InForce, in_force
from gutgemacht.web.turns import turns

EXAMPLE = {
    "de": "Endlich Technik für echte Männer! Unser Nova ist klimaneutral, Testsieger und Nr. 1. "
    "#hackahairdryer #ad",
    "en": "Finally, tech for real men! Our Nova is climate neutral, a test winner and No. 1. "
    "#hackahairdryer #ad",
}
# A form that carries this is of a draft that is kept.
KEPT = "kept"
LINK = re.compile(r"https?://[^\s<>\"]+")


def reading(
    text: str,
    choice: Chosen,
    form: Mapping[str, str],
    media: tuple[Given, ...] = (),
    told: Collection[str] = (),
) -> dict[str, Any]:
    """What the margin and the views show, given the answers of the form."""
    rules, language = in_force(), page_language()
    guideline = rules.guideline
    amount = appetite_pick(form, guideline)
    answers = declared(form, guideline.declaration)
    draft = Draft(text, media_of(media), answers)
    where = context(choice, guideline.company)
    asides = aside.carried(form) if text.strip() or media else ()
    whole = _verdict(draft, where, rules)
    wanted = heard(whole, draft, where, appetite(amount, guideline))
    verdict = set_aside(wanted, asides)
    shown = margin.notes(verdict, draft, language)
    shown = aside.with_leave(shown, wanted, asides, told)
    link = LINK.search(text)
    return {
        "written": bool(text.strip() or media),
        "kept": KEPT in form,
        "verdict": verdict,
        "notes": shown,
        "diagnostics_json": json.dumps(margin.diagnostics(shown)),
        "questions": margin.questions(verdict, language),
        "asks": asks(verdict, answers, guideline.declaration, language),
        "left": aside.left(verdict, language),
        "asides_json": aside.written(asides),
        "left_out": left_out(whole, wanted, draft, where, guideline.appetites.strict),
        "appetite_pick": amount,
        "headline": margin.headline(verdict.level, choice["speaker"]),
        "summary": margin.summary(shown, verdict),
        "previews": margin.previews(text),
        "first_line": text.strip().split("\n", 1)[0],
        "link": urlsplit(link[0]) if link else None,
        "channel": choice["channel"],
        "characters": len(text),
        "example": EXAMPLE[language],
    }


def _verdict(draft: Draft, where: Context, rules: InForce) -> Verdict:
    if not draft.text.strip() and not draft.media:
        return Verdict("unknown", (), ())
    try:
        if draft.text.strip():
            accepted(draft.text)
    except DraftError as error:
        status = 413 if error.reason == "long" else 400
        raise BadInput("text", text_fault(error), status) from None
    with turns:
        return check(draft, rules.compiled, where)
