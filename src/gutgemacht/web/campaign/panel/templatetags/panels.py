"""Words of groups: `{{ stratum.kind|kind_word }}`, and shares: `{{ share|of_hundred }}`."""

from django import template

from gutgemacht.web.campaign.panel.words import KINDS, of_hundred

register = template.Library()
register.filter("of_hundred", of_hundred)


@register.filter
def kind_word(kind: str) -> str:
    """How the campaign concerns a group."""
    return str(KINDS.get(kind, kind))
