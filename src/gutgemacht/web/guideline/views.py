"""The guideline, to be read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gutgemacht.guideline import DraftLanguage, Rule
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import in_force
from gutgemacht.web.words import topic_words


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All rules by topic."""
    language = page_language()
    in_use = [rule for rule in in_force().guideline.rules if rule.status in ("trial", "active")]
    groups = [
        (word, [_line(rule, language) for rule in in_use if rule.topic == topic])
        for topic, word in topic_words().items()
    ]
    return render(
        request,
        "guideline/rules.html",
        {
            "groups": [group for group in groups if group[1]],
            "count": len(in_use),
            "promises": _promises(language),
        },
    )


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule in full."""
    found = in_force().guideline.by_id.get(rule_id)
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
            **_line(found, language),
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
