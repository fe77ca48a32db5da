"""The pages of learning: where to begin, the cards of a rule, one card to try."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gutgemacht.learn import Card
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.frame import page_language
from gutgemacht.web.learn import cards
from gutgemacht.web.learn.access import may_write
from gutgemacht.web.learn.answers import kind_words
from gutgemacht.web.learn.article import answer, article, source
from gutgemacht.web.learn.catalogue import no_card_words, shelves
from gutgemacht.web.learn.lessons.views import lines as lessons
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.rules import in_force


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Three cards to begin with, and everything there is, by topic."""
    language = page_language()
    own = OwnCard.objects.filter(state=OwnCard.State.ON)
    cases = at_hand().library.cases
    context = {
        "begin": [_line(card) for card in cards.to_begin(timezone.localdate(), language)],
        "shelves": shelves(language),
        "lessons": lessons(),
        "own": [_own_line(card) for card in own],
        "cases": [(case.id, case.title.in_(language)) for case in cases],
        "may_write": may_write(request),
    }
    return render(request, "learn/index.html", context)


@never_cache
@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """The cards of one rule, or why there are none."""
    language = page_language()
    found = in_force().guideline.by_id.get(rule_id)
    if found is None:
        raise Http404
    none = cards.without(language).get(rule_id)
    context = {
        "rule": found,
        "title": found.title.in_(language),
        "cards": [_line(card) for card in cards.of_rule(found, language)],
        "own": [
            _own_line(card) for card in OwnCard.objects.filter(rule=rule_id, state=OwnCard.State.ON)
        ],
        "none": no_card_words()[none.reason] if none else "",
    }
    return render(request, "learn/rule.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, of: str, kind: str, number: int) -> HttpResponse:
    """One card that was made from a rule or case; nothing of the answer is kept."""
    made = cards.of(of, kind, page_language())
    names = [one.id for one in made]
    name = f"{of}.{kind}.{number}"
    if name not in names:
        raise Http404
    place = names.index(name)
    following = _line(made[place + 1])["url"] if place + 1 < len(made) else reverse("learn:index")
    return _page(request, made[place], {"next": following} | source(made[place]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, number: int) -> HttpResponse:
    """One card of the company's own; on trial for those who write cards."""
    kept = get_object_or_404(OwnCard, pk=number)
    if kept.state != OwnCard.State.ON and not may_write(request):
        raise Http404
    more: dict[str, Any] = {
        "own": kept,
        "may_write": may_write(request),
        "next": reverse("learn:index"),
    }
    found = in_force().guideline.by_id.get(kept.rule)
    if found:
        more |= {"source": found.title.in_(page_language())}
        more |= {"source_url": reverse("guideline:rule", args=[found.id])}
    if kept.state != OwnCard.State.ON:
        more |= {"name": ""}
    return _page(request, cards.own(kept, page_language()), more)


def _page(request: HttpRequest, one: Card, more: dict[str, Any]) -> HttpResponse:
    context = article(one, answer(request, one)) | {"level": 1, "enough": reverse("learn:index")}
    return render(request, "learn/card.html", context | {"name": one.id} | more)


def _line(one: Card) -> dict[str, str]:
    """A card in a list."""
    of, kind, number = one.id.split(".")
    return {
        "kind": one.kind,
        "word": kind_words()[one.kind],
        "question": one.question,
        "text": one.text,
        "url": reverse("learn:card", args=[of, kind, int(number)]),
    }


def _own_line(kept: OwnCard) -> dict[str, str]:
    one = cards.own(kept, page_language())
    return {
        "kind": one.kind,
        "word": kind_words()[one.kind],
        "question": one.question,
        "text": one.text,
        "url": reverse("learn:own", args=[kept.pk]),
    }
