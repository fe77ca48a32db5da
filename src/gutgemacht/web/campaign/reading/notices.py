"""What is told of answers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _rush(data: Data) -> Said:
    subject = _("%(campaign)s: answers come faster than people read") % data
    text = _(
        "Perhaps the link has come to where programs or strangers find it. You can renew it on the "
        "page; the old one then ends."
    )
    return Said(subject, text)


KINDS = {
    "panel-rush": Kind(gettext_lazy("Answers come faster than people read"), _rush),
}
