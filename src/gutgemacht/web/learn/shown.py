"""A card as the page lays it on the table, with what is said of an answer."""

from typing import Any

from django.urls import reverse

from gutgemacht.learn import Card
from gutgemacht.web.cases.library import at_hand
from gutgemacht.web.learn.answers import Shown, kind_words, pieces, stretches
from gutgemacht.web.rules import in_force


def on_the_table(one: Card, shown: Shown) -> dict[str, Any]:
    """What the template `learn/one.html` needs of a card and its answer."""
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


def source_of(one: Card) -> dict[str, str]:
    """Where a card comes from, in words and as a link; nothing for one of the company's own."""
    if one.kind == "case" and one.of in at_hand().library.by_id:
        title = at_hand().library.by_id[one.of].title.in_(one.language)
        return {"source": title, "source_url": reverse("cases:one", args=[one.of])}
    rule = in_force().guideline.by_id.get(one.of)
    if rule is None:
        return {}
    title = rule.title.in_(one.language)
    return {"source": title, "source_url": reverse("guideline:rule", args=[one.of])}
