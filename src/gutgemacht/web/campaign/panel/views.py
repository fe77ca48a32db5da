"""A panel while people read, and after."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.campaign.decision import Rule
from gutgemacht.web.campaign.panel.asked import (
    MAKERS,
    READERS,
    campaign_for,
    group_of,
    may_make,
    panel_of,
)
from gutgemacht.web.campaign.panel.certainty import certainty_of
from gutgemacht.web.campaign.panel.cost import cost_of
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.planning import to_be_seen
from gutgemacht.web.campaign.panel.standing import close, rule_of, standing_of
from gutgemacht.web.campaign.panel.watching import MORE, effect_of, watched
from gutgemacht.web.campaign.panel.widening import WideningError, widen
from gutgemacht.web.campaign.panel.words import ANSWERS, TONES, name_of, of_hundred
from gutgemacht.web.campaign.versions import fingerprint_of, newest
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*READERS)
@require_safe
def rounds(request: HttpRequest, number: int) -> HttpResponse:
    """All panels of a campaign, the newest first, each with what it says."""
    campaign = campaign_for(request, number)
    panels = Panel.objects.filter(version__campaign=campaign).select_related("version")
    rows = [(panel, _answer(panel)) for panel in panels]
    context = {"campaign": campaign, "rows": rows, "may_make": may_make(request)}
    return render(request, "panel/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def watch(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Where it stands: the plan until it opens, then each group."""
    panel = panel_of(request, number, which)
    context = {"panel": panel, "campaign": panel.version.campaign, "may_make": may_make(request)}
    if panel.state == Panel.State.PLANNED:
        return render(request, "panel/planned.html", context | _plan(panel))
    return render(
        request, "panel/watch.html", context | {"watched": watched(panel)} | _widen(panel)
    )


@never_cache
@needs(*READERS)
@require_safe
def standing(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """The part of the page that changes while people read; nothing, while nothing has."""
    panel = panel_of(request, number, which)
    if panel.state == Panel.State.PLANNED:
        return redirect("panel:page", number, which)
    seen = watched(panel)
    if request.GET.get("seen") == seen.stamp:
        return HttpResponse(status=204)
    context = {"panel": panel, "campaign": panel.version.campaign, "may_make": may_make(request)}
    return render(request, "panel/standing.html", context | {"watched": seen} | _widen(panel))


@needs(*MAKERS)
@require_POST
def end(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Nobody can begin to read any more."""
    panel = panel_of(request, number, which)
    if close(panel, person_of(request), timezone.now()):
        messages.success(request, _("The panel has ended. What was answered stays."))
    else:
        messages.warning(request, _("The panel is not open (any more)."))
    return redirect("panel:page", number, which)


@needs(*MAKERS)
@require_POST
def more(request: HttpRequest, number: int, which: int, group: int) -> HttpResponse:
    """Lets more of a group read."""
    stratum = group_of(panel_of(request, number, which), group)
    asked = request.POST.get("more", "")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    try:
        before, after = widen(stratum, wanted, person_of(request), timezone.now())
    except WideningError as error:
        messages.error(request, str(error))
        return redirect("panel:page", number, which)
    messages.success(request, _widened(stratum.name, wanted))
    if after != before:
        messages.info(request, _effect(before, after))
    return redirect("panel:page", number, which)


def _answer(panel: Panel) -> tuple[str, str]:
    """Tone and word of what a panel says."""
    if panel.state == Panel.State.PLANNED:
        return "", str(Panel.State.PLANNED.label)
    decision = standing_of(panel).decision
    if panel.state == Panel.State.OPEN and decision == "UNDECIDED":
        return TONES[decision], str(Panel.State.OPEN.label)
    return TONES[decision], str(ANSWERS[decision])


def _plan(panel: Panel) -> dict[str, Any]:
    version, rule = newest(panel.version.campaign), rule_of(panel)
    shown = [one for one in to_be_seen(version) if one.read]
    quotas = [(one.name, one.quota) for one in panel.strata.all()]
    return {
        "shown": [name_of(one) for one in shown],
        "standing": version,
        "seen": fingerprint_of(version),
        "rule": rule,
        "certainty": certainty_of(rule).label,
        "cost": cost_of(rule, quotas, len(shown), panel.per_reader),
    }


def _widen(panel: Panel) -> dict[str, Any]:
    rule = rule_of(panel)
    return {"more": MORE, "effect": _effect(rule, replace(rule, most=rule.most + MORE))}


def _widened(name: str, more: int) -> str:
    words = _("%(count)s more of “%(group)s” can read now. The log tells of it.")
    return words % {"count": more, "group": name}


def _effect(before: Rule, after: Rule) -> str:
    """What a longer panel changes about its errors, in a sentence."""
    was, then = effect_of(before, after)
    return _(
        "What that changes: of 100 panels to whose campaign %(share)s of 100 object, %(now)s "
        "instead of %(was)s would say GO by mistake; of 100 harmless ones %(good)s instead of "
        "%(before)s."
    ) % {
        "share": of_hundred(was.grave.share),
        "now": of_hundred(then.grave.go),
        "was": of_hundred(was.grave.go),
        "good": of_hundred(then.harmless.go),
        "before": of_hundred(was.harmless.go),
    }
