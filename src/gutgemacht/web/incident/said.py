"""What was done in an incident, line by line, as its pages show it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from gutgemacht.web.incident.access import Veil
from gutgemacht.web.incident.models import Entry, Incident


@dataclass(frozen=True)
class Said:
    """One line of what was done."""

    at: datetime
    who: str
    what: str
    kind: str
    words: str
    more: str
    link: str


def said(entry: Entry, veil: Veil) -> Said:
    """A line of what was done, in words."""
    more, link = _more(entry)
    label = entry.get_what_display()
    place = veil(str(entry.details.get("where", "")))
    link = link or (place if place.startswith(("http://", "https://")) else "")
    return Said(
        entry.at,
        veil(entry.who),
        label,
        entry.what,
        veil(entry.words),
        veil(more) or (place if not link else ""),
        link if " " not in link else "",
    )


def _more(entry: Entry) -> tuple[str, str]:
    details, labels = entry.details, dict(Incident.State.choices)
    if entry.what == Entry.What.MOVED:
        left = [str(labels[one]) for one in details["skipped"].split(", ") if one]
        out = _(" (left out: %s)") % ", ".join(left) if left else ""
        return f"{labels[details['to']]}{out}", ""
    if entry.what == Entry.What.TRIAGE:
        return _("level %(level)s, proposed was %(proposed)s") % details, ""
    if entry.what == Entry.What.PEOPLE:
        return ", ".join(filter(None, (details["lead"], details["deputies"]))), ""
    if entry.what == Entry.What.STATEMENT and details.get("draft"):
        return "", reverse("drafts:page", args=[details["draft"]])
    return "", ""
