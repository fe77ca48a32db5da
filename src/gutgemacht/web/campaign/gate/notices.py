"""What is told when somebody goes against readers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _went_against(data: Data) -> Said:
    subject = {
        "STOP": _("%(campaign)s: %(who)s goes against the stop of its readers"),
        "UNDECIDED": _("%(campaign)s: %(who)s lets it go while its readers are undecided"),
    }[data["decision"]] % data
    return Said(subject, _("The reason stands on the page. It holds for exactly what was read."))


KINDS = {"went-against": Kind(gettext_lazy("Somebody goes against readers"), _went_against)}
