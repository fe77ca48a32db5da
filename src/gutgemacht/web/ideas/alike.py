"""Two people offer the same: found by the link and by the words."""

from datetime import date

from gutgemacht.ideas import marks, resemblance
from gutgemacht.ideas.closeness import NEAR
from gutgemacht.listen.same import plain_link
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.shown import fresh_ideas

# Both are at hand in the clear, so that nothing needs to be hidden.
KEY = b"ideas"


def alike(idea: Idea, day: date) -> list[Idea]:
    """Fresh ideas that lead to the same page, or say nearly the same."""
    mine = marks(_words(idea), KEY)
    return [
        other
        for other in fresh_ideas(day).exclude(pk=idea.pk)
        if _same_link(idea, other) or resemblance(mine, marks(_words(other), KEY)) >= NEAR
    ]


def _same_link(one: Idea, other: Idea) -> bool:
    return bool(one.link) and bool(other.link) and plain_link(one.link) == plain_link(other.link)


def _words(idea: Idea) -> str:
    return "\n".join([idea.headline, *(fact["words"] for fact in idea.facts)])
