"""Planning a panel, and opening it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.panel.asked import MAKERS, campaign_for, panel_of
from gutgemacht.web.campaign.panel.certainty import NAMED, Certainty, rule_by
from gutgemacht.web.campaign.panel.cost import Cost, cost_of
from gutgemacht.web.campaign.panel.forms import Groups, PlanForm
from gutgemacht.web.campaign.panel.models import Panel, Stratum
from gutgemacht.web.campaign.panel.opening import OpeningError, open_panel
from gutgemacht.web.campaign.panel.planning import groups_of, keep, plan_form, to_be_seen
from gutgemacht.web.campaign.panel.words import name_of
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*MAKERS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """A plan for a campaign; one that has a plan or an open panel leads there."""
    campaign = campaign_for(request, number)
    standing = Panel.objects.filter(version__campaign=campaign).exclude(state=Panel.State.CLOSED)
    panel = standing.order_by("-pk").first()
    if panel and request.method == "GET":
        route = "panel:plan" if panel.state == Panel.State.PLANNED else "panel:page"
        return redirect(route, number, panel.pk)
    return _planned(request, campaign, None)


@never_cache
@needs(*MAKERS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Changes a plan that has not opened yet."""
    panel = panel_of(request, number, which)
    if panel.state != Panel.State.PLANNED:
        messages.warning(request, _("The panel has opened; its plan stays as it was promised."))
        return redirect("panel:page", number, which)
    return _planned(request, campaign_for(request, number), panel)


@needs(*MAKERS)
@require_POST
def open_(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """From now on people can read."""
    panel = panel_of(request, number, which)
    try:
        open_panel(panel, request.POST.get("seen", ""), person_of(request), timezone.now())
    except OpeningError as error:
        messages.error(request, str(error))
        return redirect("panel:page", number, which)
    messages.success(request, _("It is open. Now ask people to read."))
    return redirect("panel:people", number, which)


@needs(*MAKERS)
@require_POST
def drop(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Throws a plan away that nobody has opened."""
    panel = panel_of(request, number, which)
    with transaction.atomic():
        rows = Panel.objects.select_for_update().filter(pk=panel.pk, state=Panel.State.PLANNED)
        gone = bool(rows) and bool(rows.delete())
    if gone:
        messages.success(request, _("The plan is gone. The campaign stays."))
    return redirect("campaign:page", number)


def _planned(request: HttpRequest, campaign: Campaign, panel: Panel | None) -> HttpResponse:
    now, data = timezone.now(), request.POST or None
    form = plan_form(campaign, panel, timezone.localdate(now), data)
    groups = groups_of(campaign, panel, data)
    asks = "HX-Request" in request.headers or "look" in request.POST
    if data and not asks and form.is_valid() and groups.is_valid():
        kept = keep(campaign, panel, form, groups, person_of(request), now)
        return redirect("panel:page", campaign.pk, kept.pk)
    context = _context(campaign, panel, form, groups)
    if "HX-Request" in request.headers:
        return render(request, "panel/cost.html", context)
    wrong = data and not asks
    return render(request, "panel/plan.html", context, status=400 if wrong else 200)


def _context(
    campaign: Campaign, panel: Panel | None, form: PlanForm, groups: Groups
) -> dict[str, Any]:
    version = newest(campaign)
    return {
        "campaign": campaign,
        "panel": panel,
        "standing": version,
        "form": form,
        "groups": groups,
        "cost": _cost(form, groups),
        "shown": [(one, name_of(one)) for one in to_be_seen(version)],
        "chosen": [str(one) for one in form["stimuli"].value() or []],
        "choices": [(one, NAMED.get(one)) for one in Certainty],
        "certainty": form["certainty"].value(),
        "consents": [
            (questions.name, form[f"in_{code}"], form[f"consent_{code}"])
            for code, questions in form.languages.items()
        ],
        "kinds": Stratum.Kind,
    }


def _cost(form: PlanForm, groups: Groups) -> Cost | None:
    """What the plan costs as it stands in the fields; None while that makes no sense."""
    told = {name: form[name].value() for name in form.fields}
    rows = [(row["name"].value(), row["quota"].value()) for row in groups.forms]
    try:
        quotas = [(str(name), int(quota)) for name, quota in rows if name]
        shares = [int(told[name]) / 100 for name in ("limit", "go", "stop")]
        most = max(quota for _name, quota in quotas)
        rule = rule_by(told["certainty"], *shares, most=most)
        stimuli = len(told["stimuli"] or [])
        return cost_of(rule, quotas, stimuli, min(int(told["per_reader"]), stimuli))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
