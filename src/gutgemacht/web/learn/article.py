"""One card as a page shows it, wherever it stands: its question, and what is said of an answer."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gutgemacht.learn import Card
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.learn.answers import Shown, answered, kind_words, pieces, stretches
from gutgemacht.web.rules import in_force


def answer(request: HttpRequest, one: Card) -> Shown:
    """What is said of the answer in a request; it is read, shown and forgotten."""
    return answered(one, request.POST) if request.method == "POST" else Shown(text=one.text)


def article(one: Card, shown: Shown) -> dict[str, Any]:
    """What `learn/article.html` needs of a card and of what is said of an answer.

    The page adds the `level` of the headline, and where it has them the address of the `next`
    card and of where one is who has `enough`.
    """
    return {
        "card": one,
        "kind": kind_words()[one.kind],
        "shown": shown,
        "pieces": pieces(one, shown.chosen) if one.kind == "spot" else [],
        "stretches": stretches(one),
        "choices": [
            (number, choice, number in shown.chosen) for number, choice in enumerate(one.choices)
        ],
        "told": [line for line in one.reason.split("\n") if line],
        "model": one.model if one.kind == "mend" or one.open else "",
        "again": shown.right is False and not one.choices,
    }


def source(one: Card) -> dict[str, str]:
    """Where a card comes from, in words and as a link; nothing for one of the company's own."""
    if one.kind == "case" and one.of in at_hand().library.by_id:
        title = at_hand().library.by_id[one.of].title.in_(one.language)
        return {"source": title, "source_url": reverse("cases:one", args=[one.of])}
    rule = in_force().guideline.by_id.get(one.of)
    if rule is None:
        return {}
    title = rule.title.in_(one.language)
    return {"source": title, "source_url": reverse("guideline:rule", args=[one.of])}
