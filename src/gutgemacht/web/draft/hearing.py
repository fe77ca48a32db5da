"""How many notes somebody wants: as the company has chosen, or as they choose themselves."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from gutgemacht.check import Context, Draft, Verdict, heard
from gutgemacht.guideline import Appetite, Guideline
from gutgemacht.web.draft.choices import Pick, Words
from gutgemacht.web.errors import BadInput

FIELD = "appetite"
# The company's own switches, where it has set any.
OWN = "own"
EVERYTHING = "strict"
AMOUNTS: Words = {
    "calm": _("few notes"),
    "normal": _("the usual notes"),
    "strict": _("all notes"),
}
LABEL = _("How many notes?")


def appetite_pick(form: Mapping[str, str], guideline: Guideline) -> Pick:
    """The choice of the sentence; raises BadInput naming what may be chosen."""
    words, usual = dict(AMOUNTS), str(guideline.company.appetite)
    if guideline.company.switches is not None:
        words, usual = {OWN: _("our choice of notes"), **AMOUNTS}, OWN
    # Whoever lets the rest be shown wants everything from now on; this is the button's field.
    value = EVERYTHING if "show" in form else form.get(FIELD) or usual
    # A choice remembered from when the company still had switches is no mistake.
    if value == OWN and OWN not in words:
        value = usual
    if value not in words:
        raise BadInput(FIELD, f"{value[:40]!r} is none of {', '.join(words)}")
    return Pick(FIELD, LABEL, words, value, usual)


def appetite(pick: Pick, guideline: Guideline) -> Appetite:
    """What the choice means."""
    return guideline.appetite if pick.chosen == OWN else guideline.appetites.named(pick.chosen)


def left_out(whole: Verdict, shown: Verdict, draft: Draft, where: Context, all_: Appetite) -> int:
    """How many notes more somebody would see who wants all of them."""
    return max(0, len(heard(whole, draft, where, all_).findings) - len(shown.findings))
