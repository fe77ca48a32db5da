"""The cases of the past that are built like a campaign."""

from collections.abc import Iterable

from gutgemacht.web.campaign.meaning import Meant
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.cases.beside import Beside, beside
from gutgemacht.web.draft.media import read
from gutgemacht.web.frame import page_language

Kind = Stimulus.Kind
WRITTEN = (Kind.POST, Kind.LANDING)


def similar(meant: Meant, rows: Iterable[Stimulus]) -> list[Beside]:
    """The most similar cases for what a version says and shows, on its day."""
    rows = list(rows)
    said = dict.fromkeys(row.text for row in rows if row.kind in WRITTEN and row.text.strip())
    seen = [row.alt for row in rows]
    seen += [read(row.picture.told).medium.words for row in rows if row.picture is not None]
    around = dict.fromkeys(filter(None, [meant.addressed, *seen]))
    return beside("\n\n".join(said), meant.day, page_language(), context="\n".join(around))
