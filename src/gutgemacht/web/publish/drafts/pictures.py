"""Pictures come in: read once, kept once, by what their bytes are."""

import hashlib
from datetime import datetime

from django.utils.translation import gettext as _

from gutgemacht.check import medium
from gutgemacht.eyes import tesseract
from gutgemacht.media import MediaError, cleaned
from gutgemacht.web.draft.media import Given, read
from gutgemacht.web.draft.upload import KINDS, bad_file
from gutgemacht.web.errors import BadInput
from gutgemacht.web.publish.drafts.models import Picture


def kept(data: bytes, name: str, now: datetime) -> Picture:
    """The picture of these bytes; raises BadInput where it is none that networks take."""
    digest = hashlib.sha256(data).hexdigest()
    known = Picture.objects.filter(digest=digest).first()
    if known is not None:
        return known
    given = _read(data, name)
    picture = Picture(
        digest=digest,
        media_type=_media_type(given),
        data=data,
        told=given.json,
        added_at=now,
    )
    # The same file may come twice at once.
    Picture.objects.bulk_create([picture], ignore_conflicts=True)
    return picture


def drawn(data: bytes, now: datetime) -> Picture:
    """The picture of bytes that this program drew itself, so that nothing in them needs reading."""
    digest = hashlib.sha256(data).hexdigest()
    told = Given("", medium(data)).json
    picture = Picture(digest=digest, media_type="image/jpeg", data=data, told=told, added_at=now)
    Picture.objects.bulk_create([picture], ignore_conflicts=True)
    return picture


def without_location(picture: Picture, now: datetime) -> Picture:
    """A copy that says nothing of place and device; raises BadInput where none can be made."""
    try:
        return kept(cleaned(bytes(picture.data)), read(picture.told).name, now)
    except MediaError as error:
        raise bad_file(error) from None


def _read(data: bytes, name: str) -> Given:
    try:
        return Given(name, medium(data, name, tesseract()))
    except MediaError as error:
        raise bad_file(error) from None


def _media_type(given: Given) -> str:
    try:
        return KINDS[given.medium.facts.format]
    except KeyError:
        raise BadInput("picture", _("Please choose a picture: JPEG, PNG, WebP or GIF.")) from None


def extension(picture: Picture) -> str:
    """How the name of its file ends."""
    return picture.media_type.removeprefix("image/").replace("jpeg", "jpg")
