"""The register as CSV, for lists and audits elsewhere."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.facts import Known

COLUMNS = (
    "network name handle address country owner owner_mail substitute substitute_mail second_factor "
    "imprint imprint_looked_at apps apps_looked_at way connected trouble last_post closed duties"
).split()
# A table program takes what begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Known]) -> str:
    """One line a channel; times as ISO 8601 in UTC, duties by their keys."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in _cells(row)])
    return out.getvalue()


def _cells(row: Known) -> list[str]:
    channel = row.channel
    factor = {None: "unknown", True: "yes", False: "no"}[channel.second_factor]
    return [
        channel.network,
        channel.name,
        channel.handle,
        channel.url,
        channel.country,
        *_person(channel.owner),
        *_person(channel.substitute),
        factor,
        channel.imprint,
        _time(channel.imprint_seen_at),
        ", ".join(channel.apps.split("\n")),
        _time(channel.apps_seen_at),
        channel.way,
        "yes" if channel.sealed else "no",
        channel.trouble,
        _time(row.posted_at),
        _time(channel.closed_at),
        " ".join(duty.kind for duty in row.duties),
    ]


def _person(person: Person | None) -> tuple[str, str]:
    return (str(person), person.email) if person else ("", "")


def _time(time: datetime | None) -> str:
    return time.isoformat(timespec="seconds") if time else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
