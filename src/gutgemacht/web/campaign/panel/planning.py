"""A plan before it opens: what is suggested, and how it is kept."""

from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gutgemacht.campaign.decision import METHOD
from gutgemacht.campaign.questions import load_questions
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.campaign.panel.certainty import USUAL, certainty_of
from gutgemacht.web.campaign.panel.forms import (
    MOST_GROUPS,
    Groups,
    PlanForm,
    groups_form,
    initial_of,
    usual_numbers,
)
from gutgemacht.web.campaign.panel.links import new_salt
from gutgemacht.web.campaign.panel.models import Panel, Stratum
from gutgemacht.web.campaign.panel.standing import rule_of
from gutgemacht.web.campaign.reading.draw import can_be_shown
from gutgemacht.web.campaign.versions import newest
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.models import Person

DAYS = 7
# More than this takes longer than people like to give.
STIMULI_EACH = 2


def to_be_seen(version: Version) -> list[Stimulus]:
    """What of a version can be shown: all that has words or a picture."""
    rows = version.stimuli.select_related("of")
    return [one for one in rows if can_be_shown(one)]


def plan_form(campaign: Campaign, panel: Panel | None, today: date, data: Any = None) -> PlanForm:
    """The form of a plan, filled with what was planned or what is usual."""
    shown = to_be_seen(newest(campaign))
    chosen = [one.pk for one in shown if one.read]
    told = {"stimuli": chosen, "per_reader": min(STIMULI_EACH, len(chosen) or 1)}
    told |= usual_numbers() | {"closes_on": today + timedelta(days=DAYS)}
    languages = load_questions()
    for code, questions in languages.items():
        text = panel.consent.get(code) if panel else None
        told[f"in_{code}"] = panel is None or text is not None
        told[f"consent_{code}"] = text or questions.welcome.consent
    return PlanForm(
        data,
        initial=told | (_planned(panel) if panel else {}),
        shown=shown,
        languages=languages,
        today=today,
    )


def groups_of(campaign: Campaign, panel: Panel | None, data: Any = None) -> Groups:
    """The groups of a plan, or those that are suggested for the campaign."""
    return groups_form(data, initial_of(panel) if panel else suggested(campaign))


def suggested(campaign: Campaign) -> list[dict[str, Any]]:
    """Whom it addresses, each group that might be hurt, and people outside, left to be named."""
    kinds = Stratum.Kind
    rows = [(kinds.ADDRESSED, campaign.addressed)]
    rows += [(kinds.AFFECTED, name) for name in affected(campaign)]
    found = {name[:100].strip().casefold(): (kind, name[:100].strip()) for kind, name in rows}
    kept = [one for one in found.values() if one[1]] or [(kinds.ADDRESSED, "")]
    told: list[dict[str, Any]] = [
        {"kind": kind, "name": name, "quota": USUAL} for kind, name in kept
    ]
    return told[:MOST_GROUPS]


def affected(campaign: Campaign) -> list[str]:
    """The groups that might be hurt, by name."""
    groups, language = at_hand().library.patterns.groups, page_language()
    named = [groups[one].title.in_(language) for one in campaign.hurt if one in groups]
    return [name[:1].upper() + name[1:] for name in (*named, campaign.hurt_words) if name.strip()]


@transaction.atomic
def keep(
    campaign: Campaign,
    panel: Panel | None,
    form: PlanForm,
    groups: Groups,
    person: Person,
    now: datetime,
) -> Panel:
    """Writes a plan down, in place of what was planned before; both forms are valid.

    A panel that was opened meanwhile stays as it is.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if panel and panel.state != Panel.State.PLANNED:
        return panel
    version, named = newest(campaign), groups.named()
    if version.frozen_at is None:
        _choose(version, [one.pk for one in form.cleaned_data["stimuli"]])
    row = panel or Panel(by=person, planned_at=now)
    rule = form.rule(max(quota for _kind, _name, quota in named))
    row.version, row.method, row.rule = version, METHOD, asdict(rule)
    row.per_reader, row.consent = form.cleaned_data["per_reader"], form.consent()
    row.closes_at = _end_of(form.cleaned_data["closes_on"])
    row.save()
    row.strata.all().delete()
    Stratum.objects.bulk_create(
        Stratum(panel=row, kind=kind, name=name, quota=quota, salt=new_salt())
        for kind, name, quota in named
    )
    return row


def _planned(panel: Panel) -> dict[str, Any]:
    rule = rule_of(panel)
    numbers = {"limit": rule.limit, "go": rule.go, "stop": rule.stop}
    told: dict[str, Any] = {"per_reader": panel.per_reader, "certainty": certainty_of(rule)}
    if panel.closes_at:
        told["closes_on"] = timezone.localtime(panel.closes_at).date()
    return told | numbers


def _choose(version: Version, chosen: list[int]) -> None:
    version.stimuli.exclude(pk__in=chosen).update(read=False)
    version.stimuli.filter(pk__in=chosen).update(read=True)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
