"""The sums of a picture as a table for spreadsheets, with a note of their limits."""

import csv
import io

from django.utils.translation import gettext as _

from gutgemacht.culture import sentences, share
from gutgemacht.web.culture.models import Picture
from gutgemacht.web.culture.said import said
from gutgemacht.web.culture.words import limits

COLUMNS = ("quarter", "name", "low", "high", "of", "share_low", "share_high", "words")


def as_csv(picture: Picture) -> str:
    """One line a sum; below them what is not told, and why."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for one in sentences(picture.told, {}):
        part = share(one.sum)
        between = (f"{part.low:.3f}", f"{part.high:.3f}") if part else ("", "")
        of = "" if one.sum.of is None else one.sum.of
        row = (picture.quarter, one.name, one.sum.low, one.sum.high, of, *between, said(one))
        table.writerow(row)
    for limit in limits():
        table.writerow((picture.quarter, _("note"), "", "", "", "", "", limit))
    return text.getvalue()
