"""How sure one wants to be: two choices with a name, or numbers of one's own."""

from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from gutgemacht.campaign.decision import Rule
from gutgemacht.campaign.sums import SUM_LEAST

LIMIT = 0.1
USUAL = 40


class Certainty(models.TextChoices):
    """What the form offers."""

    USUAL = "usual", _("As usual")
    CAUTIOUS = "cautious", _("Cautious")
    OWN = "own", _("Numbers of your own")


NAMED = {
    Certainty.USUAL: Rule(limit=LIMIT, go=0.9, stop=0.9, least=SUM_LEAST),
    # Fewer wrong GO, and more that end undecided (docs/panel.md).
    Certainty.CAUTIOUS: Rule(limit=LIMIT, go=0.95, stop=0.8, least=SUM_LEAST),
}


def certainty_of(rule: Rule) -> Certainty:
    """By which name a rule was chosen, however many it asks."""
    for name, named in NAMED.items():
        if replace(named, most=rule.most) == rule:
            return name
    return Certainty.OWN


def rule_by(certainty: str, limit: float, go: float, stop: float, *, most: int) -> Rule:
    """The rule of a choice, for at most so many readers; the numbers count only for one's own.

    Raises ValueError for what is no choice or no rule.
    """
    named = NAMED.get(Certainty(certainty))
    if named:
        return replace(named, most=most)
    return Rule(limit=limit, go=go, stop=stop, least=SUM_LEAST, most=most)
