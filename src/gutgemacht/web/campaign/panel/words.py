"""Words of the pages of a panel."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gutgemacht.campaign.decision import Answer, Decision, Rule
from gutgemacht.campaign.told import Told
from gutgemacht.web.campaign.desk import shape_word
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.models import Stratum
from gutgemacht.web.draft.choices import CHANNELS

EXCERPT = 60
ANSWERS: dict[Answer, str | Promise] = {
    "GO": gettext_lazy("GO"),
    "STOP": gettext_lazy("STOP"),
    "UNDECIDED": gettext_lazy("Undecided"),
}
# Colour and shape of the house for each.
TONES: dict[Answer, str] = {"GO": "clear", "STOP": "stop", "UNDECIDED": "look"}
KINDS: dict[str, str | Promise] = {
    Stratum.Kind.ADDRESSED: gettext_lazy("is addressed"),
    Stratum.Kind.AFFECTED: gettext_lazy("might be hurt"),
    Stratum.Kind.OUTSIDE: gettext_lazy("stands outside"),
}


def name_of(stimulus: Stimulus) -> str:
    """What a stimulus is called among the makers, with the beginning of its words."""
    excerpt = " ".join(stimulus.text.split())
    if len(excerpt) > EXCERPT:
        excerpt = excerpt[:EXCERPT].rsplit(" ", 1)[0] + " …"
    return f"{_what(stimulus)}: {excerpt}" if excerpt else _what(stimulus)


def _what(stimulus: Stimulus) -> str:
    kind, network = stimulus.kind, CHANNELS.get(stimulus.network, stimulus.network)
    if kind == Stimulus.Kind.POST and network:
        return _("Post for %s") % network
    if kind == Stimulus.Kind.CROP:
        return _("Crop (%s)") % shape_word(stimulus.shape)
    if kind == Stimulus.Kind.STILL and stimulus.second is not None:
        return _("Still at %s s") % round(stimulus.second)
    word = str(Stimulus.Kind(kind).label)
    return word[:1].upper() + word[1:]


def of_hundred(share: float) -> str:
    """A share as a number of a hundred; what is rare is not called never, nor what is not all."""
    number = round(share * 100)
    if number == 0 and share > 0.0005:
        return "<1"
    if number == 100 and share < 0.9995:
        return ">99"
    return str(number)


def how_it_stands(told: Told, rule: Rule) -> str:
    """What one group says of one stimulus, in a sentence with its numbers."""
    if told.at is None or told.seen is None:
        return _none_shown(told.readers, rule)
    numbers = {
        "readers": told.at.readers,
        "limit": of_hundred(rule.limit),
        "low": of_hundred(told.seen.interval[0]),
        "high": of_hundred(told.seen.interval[1]),
    }
    counted = _counted(told.at.objectors, told.at.readers)
    if told.decision == "GO":
        words = _("That fewer than %(limit)s of 100 in this group would, is %(sure)s %% sure.")
        return f"{counted} {words % (numbers | {'sure': of_hundred(told.at.p_below)})}"
    if told.decision == "STOP":
        words = _("That more than %(limit)s of 100 in this group would, is %(sure)s %% sure.")
        return f"{counted} {words % (numbers | {'sure': of_hundred(1 - told.at.p_below)})}"
    words = _("In the whole group it may be between %(low)s and %(high)s of 100 (95 %% sure).")
    return f"{counted} {words % numbers}"


def _none_shown(readers: int, rule: Rule) -> str:
    if readers == 0:
        return _("Nobody has read it yet.")
    counted = ngettext("%(count)s has read it.", "%(count)s have read it.", readers)
    if readers < rule.least:
        words = _("Nothing is counted before %(least)s: single answers would be seen.")
    else:
        words = _("What they say is counted in steps, so that single answers are not seen.")
    return f"{counted % {'count': readers}} {words % {'least': rule.least}}"


def _counted(objectors: int, readers: int) -> str:
    of = {"objectors": objectors, "readers": readers}
    if objectors == 0:
        return _("None of the first %(readers)s objects.") % of
    return (
        ngettext(
            "%(objectors)s of the first %(readers)s objects.",
            "%(objectors)s of the first %(readers)s object.",
            objectors,
        )
        % of
    )


def what_is_next(told: Told, *, is_full: bool) -> str:
    """How many more would decide it, counted from what is shown; empty when it is decided."""
    seen = told.seen
    if told.decision != "UNDECIDED":
        return ""
    if is_full or (seen and not seen.next.reachable):
        return _(
            "With the readers that were planned it stays so. Show it to more, or decide yourselves."
        )
    return " ".join(filter(None, (_to_go(seen), _to_stop(seen)))) if seen else ""


def _to_go(seen: Decision) -> str:
    readers = seen.next.readers_to_go
    if readers is None:
        return _("GO is out of reach with the readers that are left.")
    return ngettext(
        "GO, if the next %(count)s reader does not object.",
        "GO, if none of the next %(count)s readers objects.",
        readers,
    ) % {"count": readers}


def _to_stop(seen: Decision) -> str:
    objectors = seen.next.objectors_to_stop
    if objectors is None:
        return ""
    return ngettext(
        "STOP, if %(count)s more soon objects.", "STOP, if %(count)s more soon object.", objectors
    ) % {"count": objectors}


def in_a_row(names: Sequence[str]) -> str:
    """Names in quotation marks, parted by commas."""
    return ", ".join(_("“%s”") % name for name in names)
