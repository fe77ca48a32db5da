"""All evidence of an incident as one file: copies, pictures, the log of what was done, a list."""

import io
import zipfile
from collections.abc import Iterator

from django.utils.text import slugify

from gutgemacht.incident.evidence import Piece, manifest
from gutgemacht.web.incident.access import knows_names, veil_of
from gutgemacht.web.incident.models import Evidence, Incident
from gutgemacht.web.people.models import Person

ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


def exported(incident: Incident, person: Person) -> bytes:
    """A ZIP with `manifest.json`; whoever may not see names gets none, and no pictures."""
    hides = bool(incident.staff and not knows_names(incident, person))
    veil, out, pieces = veil_of(incident, person), io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for number, row in enumerate(incident.evidence.all(), start=1):
            name = _name(number, row)
            if row.kind != Evidence.Kind.PICTURE:
                file.writestr(name, veil(row.text))
            elif not hides:
                file.writestr(name, bytes(row.data))
            place, who = veil(row.place), veil(row.who)
            at, kept = row.at, row.kept_at
            pieces.append(Piece(number, row.kind, at, place, name, row.sha256, kept, who, hides))
        file.writestr("what-was-done.txt", "\n".join(map(veil, _done(incident))))
        about = {"incident": incident.pk, "title": veil(incident.title)}
        if incident.drill:
            about["exercise"] = True
        file.writestr("manifest.json", manifest(about, pieces))
    return out.getvalue()


def _name(number: int, row: Evidence) -> str:
    ending = ENDINGS.get(row.media_type, "txt")
    return f"{number:03}-{slugify(row.kind)}.{ending}"


def _done(incident: Incident) -> Iterator[str]:
    for entry in incident.entries.all():
        yield f"{entry.at.isoformat()} {entry.what} {entry.who}: {entry.words}".rstrip(": ")
