"""What is told of practising: that there is something, and nothing of what."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.learn.practice.forgetting import NOTICE
from gutgemacht.web.notices.kinds import Data, Kind, Said


def _due(data: Data) -> Said:
    return Said(
        _("Three minutes, if you like"),
        _(
            "A few cards are about to slip your mind. You asked to be told, once a week at most; "
            "the page also ends that."
        ),
    )


KINDS = {
    NOTICE: Kind(gettext_lazy("cards to practise"), _due, personal=True, private=True),
}
