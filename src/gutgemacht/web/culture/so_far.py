"""What may be told of the quarter that lasts, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from gutgemacht.culture import Sum
from gutgemacht.web.culture.words import missing_words


def so_far_words(sums: Mapping[str, Sum]) -> list[str]:
    """A line a sum; none as long as nothing may be told."""
    words = missing_words()
    return [
        _("%(what)s: at least %(low)s of %(of)s")
        % {"what": words[name], "low": one.low, "of": one.of}
        for name, one in sums.items()
    ]
