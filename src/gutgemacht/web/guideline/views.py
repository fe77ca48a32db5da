"""The guideline, to be read."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gutgemacht.guideline import DraftLanguage, Rule
from gutgemacht.web.frame import page_language
from gutgemacht.web.guideline.models import FalseAlarm
from gutgemacht.web.guideline.own.pack import rule_file
from gutgemacht.web.guideline.reported import mark, reported
from gutgemacht.web.people.access import holds
from gutgemacht.web.people.models import Role
from gutgemacht.web.rules import in_force
from gutgemacht.web.words import topic_words


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All rules by topic."""
    language = page_language()
    guideline = in_force().guideline
    off, alarms = guideline.company.off, _alarms(request)
    in_use = [rule for rule in guideline.rules if rule.status in ("trial", "active")]
    groups = [
        (
            word,
            [
                _line(rule, language) | _here(rule, off, alarms)
                for rule in in_use
                if rule.topic == topic
            ],
        )
        for topic, word in topic_words().items()
    ]
    return render(
        request,
        "guideline/rules.html",
        {
            "groups": [group for group in groups if group[1]],
            "count": sum(rule.id not in off for rule in in_use),
            "promises": _promises(language),
        },
    )


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule in full."""
    guideline = in_force().guideline
    found = guideline.by_id.get(rule_id)
    if found is None:
        raise Http404
    language = page_language()
    examples = {
        code: [(sign, [example.parts for example in texts]) for sign, texts in sides]
        for code, both in found.examples.items()
        for sides in [(("bad", both.bad), ("good", both.good))]
    }
    return render(
        request,
        "guideline/rule.html",
        {
            "rule": found,
            "own": rule_file(found.id).exists(),
            **_line(found, language),
            **_here(found, guideline.company.off, _alarms(request)),
            "reported": mark(found) in reported(request),
            "why": found.why.in_(language),
            "instead": found.instead.in_(language),
            "topic": topic_words()[found.topic],
            "examples": sorted(examples.items(), key=lambda item: item[0] != language),
        },
    )


def _promises(language: DraftLanguage) -> list[tuple[str, str]]:
    """What stays free whatever the rules say, and where wrongs are reported, pack by pack."""
    return [
        (pack.freedoms.in_(language) if pack.freedoms else "", pack.channel or "")
        for pack in in_force().guideline.packs
        if pack.freedoms or pack.channel
    ]


def _alarms(request: HttpRequest) -> dict[str, int]:
    """The false alarms of each rule and revision, for those who look after the rules."""
    if not holds(request, Role.GUIDELINE_EDITOR):
        return {}
    return {f"{one.rule}.{one.revision}": one.count for one in FalseAlarm.objects.all()}


def _here(rule: Rule, off: Mapping[str, str], alarms: Mapping[str, int]) -> dict[str, Any]:
    """What became of a rule in this house."""
    return {
        "off": off.get(rule.id, ""),
        "alarms": alarms.get(mark(rule), 0),
        "revision": rule.revision,
    }


def _line(rule: Rule, language: DraftLanguage) -> dict[str, Any]:
    """A rule as a line of the list, with the countries in which it is law today."""
    today = timezone.localdate()
    countries = sorted(
        {country for law in rule.law for country in law.countries if law.binds(country, today)}
    )
    return {
        "id": rule.id,
        "title": rule.title.in_(language),
        "basis": rule.basis,
        "law_in": countries,
        "status": rule.status,
    }
