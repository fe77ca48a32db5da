"""The pages of the cases."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gutgemacht.campaign.similar import Match
from gutgemacht.guideline import DraftLanguage
from gutgemacht.library import SIDES, Case, FacetId
from gutgemacht.web.cases.beside import told
from gutgemacht.web.cases.choice import Choice, choice, country_words, options
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.cases.timeline import timeline
from gutgemacht.web.cases.words import (
    facet_word,
    how_long,
    kind_words,
    side_words,
    test_words,
    told_words,
    when,
)
from gutgemacht.web.frame import page_language
from gutgemacht.web.rules import in_force

MOST_FOUND = 12


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All cases, those that were chosen, or those that are meant by a question."""
    language, cases = page_language(), at_hand()
    wanted = choice(request.GET)
    lines = _lines(wanted, language)
    rule = in_force().guideline.by_id.get(wanted.chosen["rule"])
    return render(
        request,
        "cases/all.html",
        {
            "question": wanted.question,
            "chosen": wanted,
            "rule": {"id": rule.id, "title": rule.title.in_(language)} if rule else None,
            "lists": options(wanted, cases.library.cases, cases.library.patterns, language),
            "lines": lines,
            "count": len(lines),
            "timeline": None if wanted.is_any else timeline(cases.library.cases, language),
            "broken": cases.problems,
        },
    )


@require_safe
def case(request: HttpRequest, case_id: str) -> HttpResponse:
    """One case in full."""
    cases = at_hand()
    found = cases.library.by_id.get(case_id)
    if found is None:
        raise Http404
    language = page_language()
    context = _story(found, language) | {
        "case": found,
        "facets": _facets(found, language),
        "rules": _rules(found, language),
        "tests": [test_words()[test] for test in found.caught.tests],
        "unverified": [
            (told_words()[doubt.what], doubt.said.in_(language)) for doubt in found.unverified
        ],
        "alike": [_line(match.case, language) for match in cases.finder.like(found)],
    }
    return render(request, "cases/one.html", context)


def _lines(wanted: Choice, language: DraftLanguage) -> list[dict[str, Any]]:
    """The cases as lines of the list: those meant first, or the newest first."""
    cases = at_hand()
    if wanted.question:
        found = cases.finder.search(wanted.question, most=len(cases.library.cases))
        fitting = [match for match in found if wanted.fits(match.case)]
        return [_found(match, wanted.question, language) for match in fitting[:MOST_FOUND]]
    chosen = [case for case in cases.library.cases if wanted.fits(case)]
    newest = sorted(chosen, key=lambda case: (case.since, case.number), reverse=True)
    return [_line(case, language) for case in newest]


def _found(match: Match, question: str, language: DraftLanguage) -> dict[str, Any]:
    why = [likeness.title for likeness in told(match, question, language).alike]
    return _line(match.case, language) | {"why": why}


def _line(case: Case, language: DraftLanguage) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case.title.in_(language),
        "company": case.company,
        "year": case.since[:4],
        "lesson": case.lesson.in_(language),
        "well": "handled-well" in case.kinds,
    }


def _story(case: Case, language: DraftLanguage) -> dict[str, Any]:
    countries = country_words()
    return {
        "title": case.title.in_(language),
        "when": when(case),
        "countries": [countries.get(code, code) for code in case.countries] or [_("worldwide")],
        "kinds": [(kind, kind_words()[kind]) for kind in case.kinds],
        "published": case.published.in_(language),
        "read": case.read.in_(language),
        "how_long": how_long(case.hours),
        "response": case.response.in_(language) if case.response else "",
        "outcome": case.outcome.in_(language) if case.outcome else "",
        "lesson": case.lesson.in_(language),
    }


def _facets(case: Case, language: DraftLanguage) -> list[tuple[str, list[str]]]:
    """Whom, on which occasion, how and where, in words."""
    patterns, words = at_hand().library.patterns, side_words()
    named = {
        side: [
            facet_word(FacetId(side, name), patterns, language)
            for name in getattr(case.pattern, side)
        ]
        for side in SIDES
    }
    return [(words[side], facets) for side, facets in named.items() if facets]


def _rules(case: Case, language: DraftLanguage) -> list[tuple[str, str]]:
    """The rules that would have spoken, those that this house has."""
    known = in_force().guideline.by_id
    return [(name, known[name].title.in_(language)) for name in case.caught.rules if name in known]
