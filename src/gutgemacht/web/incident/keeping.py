"""Keeping evidence: mentions, posts, pictures; each once, with its fingerprint."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gutgemacht.incident.evidence import fingerprint
from gutgemacht.media import LARGEST
from gutgemacht.web.incident.models import Evidence, Incident
from gutgemacht.web.incident.record import Refused, log
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.people.models import Person

MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}
K = Evidence.Kind


def keep_mention(incident: Incident, mention: Mention, person: Person, now: datetime) -> None:
    """A mention as it was heard; one that is gone from its network stays here."""
    piece = Evidence(
        kind=K.MENTION,
        at=mention.at,
        place=mention.url or f"{mention.network} {mention.network_id}",
        author=mention.author_name or mention.author,
        text=mention.text,
        sha256=fingerprint(mention.text),
        mention=mention,
    )
    _keep(incident, piece, person, now)


def keep_post(
    incident: Incident,
    text: str,
    place: str,
    at: datetime | None,
    person: Person,
    now: datetime,
) -> None:
    """A copy of words that somebody saw; raises Refused without words."""
    if not text.strip():
        raise Refused(_("Copy the words of the post, or choose a picture of it."))
    piece = Evidence(kind=K.POST, at=at, place=place[:1000], text=text, sha256=fingerprint(text))
    _keep(incident, piece, person, now)


def keep_picture(
    incident: Incident,
    file: UploadedFile,
    place: str,
    at: datetime | None,
    person: Person,
    now: datetime,
) -> None:
    """The bytes of a picture as they came; raises Refused where it is none, or too large."""
    if (file.size or 0) > LARGEST:
        raise Refused(_("This picture is too large. Take a smaller part of the screen."))
    data = file.read()
    media_type = _type_of(data)
    if not media_type:
        raise Refused(_("This is no picture that can be kept: PNG, JPEG, GIF or WebP."))
    piece = Evidence(
        kind=K.PICTURE,
        at=at,
        place=place[:1000],
        data=data,
        media_type=media_type,
        sha256=fingerprint(data),
    )
    _keep(incident, piece, person, now)


def _type_of(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for start, name in MAGIC.items() if data.startswith(start)), "")


@transaction.atomic
def _keep(incident: Incident, piece: Evidence, person: Person, now: datetime) -> None:
    piece.incident, piece.by, piece.who = incident, person, str(person)
    piece.kept_at = incident.clock(now)
    try:
        with transaction.atomic():
            piece.save()
    except IntegrityError:
        raise Refused(_("This is kept already.")) from None
    facts = {"kind": piece.kind, "sha256": piece.sha256}
    log(incident, "evidence", person, now, facts)
