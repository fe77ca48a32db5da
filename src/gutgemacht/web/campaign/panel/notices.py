"""What is told of panels."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _closed(data: Data) -> Said:
    subject = {
        "GO": _("%(campaign)s: your readers say GO"),
        "STOP": _("%(campaign)s: your readers say STOP"),
        "UNDECIDED": _("%(campaign)s: your readers are undecided"),
    }[data["decision"]] % data
    return Said(subject, _("The panel has ended. The page shows what your readers said."))


def _group_done(data: Data) -> Said:
    subject = _("%(campaign)s: enough answers from “%(group)s”") % data
    text = _("The page shows where this group stands. If it is undecided, you can show it to more.")
    return Said(subject, text)


KINDS = {
    "panel-closed": Kind(gettext_lazy("A panel has ended by itself"), _closed),
    "panel-group-done": Kind(gettext_lazy("A group of readers has answered"), _group_done),
}
