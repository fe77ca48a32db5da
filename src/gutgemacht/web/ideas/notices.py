"""What is told of ideas and thanks: to one person each, never to a chat room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _dead(data: Data) -> Said:
    subject = _("“%(idea)s”: the link leads nowhere") % data
    return Said(
        subject, _("Somebody tried it. Mend it on the page, and all links that are out follow.")
    )


def _thanked(data: Data) -> Said:
    return Said(_("Somebody thanks you"), _("Only the two of you can read it."))


KINDS = {
    "idea-link-dead": Kind(gettext_lazy("The link of an idea leads nowhere"), _dead, personal=True),
    "thanked": Kind(gettext_lazy("Somebody thanks you"), _thanked, personal=True, private=True),
}
