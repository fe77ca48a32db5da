"""The pages of ideas: all that are fresh, one of them, and what came of them together."""

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.ideas import Kind, questions
from gutgemacht.web.frame import page_language
from gutgemacht.web.ideas.access import may_change
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.results import months
from gutgemacht.web.ideas.shown import all_shown, fresh_ideas, shown
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person

MOST = 200


@never_cache
@needs()
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All ideas that are fresh, of one kind or of every; and one's own that are over."""
    person, day = person_of(request), timezone.localdate()
    kind = request.GET.get("kind", "")
    fresh = fresh_ideas(day)
    chosen = fresh.filter(kind=kind) if kind in Idea.Kind.values else fresh
    context = {
        "ideas": all_shown(chosen[:MOST], day),
        "kinds": Idea.Kind.choices,
        "kind": kind,
        "over": all_shown(_over(person, fresh), day),
    }
    return render(request, "ideas/all.html", context)


def _over(person: Person, fresh: QuerySet[Idea]) -> QuerySet[Idea]:
    rest = person.ideas.exclude(pk__in=fresh.values("pk"))
    return rest.prefetch_related("pictures")[:MOST]


@never_cache
@needs()
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One idea with facts, pictures and three questions. Nothing is kept of who looks."""
    idea, person = get_object_or_404(Idea, pk=number), person_of(request)
    context = {
        "shown": shown(idea, timezone.localdate()),
        "idea": idea,
        "questions": asked(idea, person),
        "may_change": may_change(person, idea),
    }
    return render(request, "ideas/one.html", context)


def asked(idea: Idea, person: Person) -> tuple[str, ...]:
    """The three questions of somebody for an idea, in the language of the page."""
    return questions(cast("Kind", idea.kind), page_language(), f"{person.pk}.{idea.pk}")


@never_cache
@needs()
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What came of all ideas, month by month, in sums that speak of nobody."""
    return render(request, "ideas/results.html", {"months": months(timezone.localdate())})
