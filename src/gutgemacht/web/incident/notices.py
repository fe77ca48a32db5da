"""What is told of incidents."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _opened(data: Data) -> Said:
    text = (
        _("Level %(level)s. The page says what is to be done first, and who has taken it.") % data
    )
    return Said(_("Incident: %(title)s") % data, text)


def _due(data: Data) -> Said:
    due = date_format(
        timezone.localtime(datetime.fromisoformat(data["due"])), "SHORT_DATETIME_FORMAT"
    )
    words = {
        "answer": _("A first answer is due by %s. It need not say everything."),
        "substance": _("An answer in substance is due by %s."),
        "update": _("You promised an update by %s."),
    }
    return Said(_("Due soon: %(title)s") % data, words[data["target"]] % due)


def _exercise(data: Data) -> Said:
    said = _due(data)
    return Said(_("EXERCISE: %s") % said.subject, said.text)


KINDS = {
    "incident-opened": Kind(gettext_lazy("An incident was opened"), _opened),
    "incident-staff": Kind(
        gettext_lazy("An incident concerns somebody who works here"), _opened, personal=True
    ),
    "incident-due": Kind(gettext_lazy("In an incident something is due soon"), _due),
    "exercise-due": Kind(
        gettext_lazy("In an exercise something is due soon"), _exercise, personal=True
    ),
}
