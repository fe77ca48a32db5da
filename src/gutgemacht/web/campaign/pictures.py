"""Pictures of a campaign: kept once, cut as feeds cut them."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.media import Box, Crop, MediaError, crops
from gutgemacht.media.crops import WHOLE
from gutgemacht.web.campaign.acting import room_for
from gutgemacht.web.campaign.made import added, follow
from gutgemacht.web.campaign.models import Stimulus, Version
from gutgemacht.web.campaign.saving import locked, touch
from gutgemacht.web.campaign.versions import changed
from gutgemacht.web.draft.upload import bad_file
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.models import Picture
from gutgemacht.web.publish.drafts.pictures import drawn, kept

Kind = Stimulus.Kind


def add_pictures(
    campaign: int, files: Sequence[UploadedFile], person: Person, now: datetime
) -> list[Stimulus]:
    """Pictures with their crops; posts without one get the first.

    Raises BadInput that names the file; those before it are kept.
    """
    if not files:
        raise BadInput("file", _("Please choose a picture."))
    return [_add(campaign, file, person, now) for file in files]


def _add(campaign: int, file: UploadedFile, person: Person, now: datetime) -> Stimulus:
    # The pixels are worked on before anybody else has to wait.
    picture, cut = _taken_in(file, now)
    with transaction.atomic():
        version = changed(locked(campaign), person, now)
        room_for(version)
        row = added_picture(version, picture, cut, now)
        touch(version, person, now)
    return row


def _taken_in(file: UploadedFile, now: datetime) -> tuple[Picture, Sequence[Crop]]:
    """A picture and its crops; raises BadInput that names the file."""
    try:
        data = file.read()
        return kept(data, file.name or "", now), crops(data)
    except MediaError as error:
        bad = bad_file(error)
    except BadInput as refused:
        bad = refused
    raise BadInput("file", f"{(file.name or '')[:60]}: {bad.message}", bad.status)


def added_picture(
    version: Version, picture: Picture, cut: Sequence[Crop], now: datetime
) -> Stimulus:
    """A picture in a version, with its crops, in the caller's transaction.

    A picture that a post shows is read there; one that none shows is read alone.
    """
    bare = version.stimuli.filter(kind=Kind.POST, picture=None)
    row = added(version, kind=Kind.PICTURE, picture=picture, read=not bare.exists())
    whole = next((crop.box for crop in cut if crop.name == WHOLE), Box(0, 0, 1, 1))
    for crop in cut:
        if crop.name != WHOLE:
            own = drawn(crop.data, now)
            box = fractions(crop.box, whole)
            added(version, kind=Kind.CROP, of=row, picture=own, shape=crop.name, box=box)
    bare.update(picture=picture)
    follow(version)
    return row


def fractions(box: Box, whole: Box) -> list[float]:
    """A place in a picture, whatever its size: x, y, width, height."""
    width, height = whole.size
    across, down = box.size
    parts = (box.left / width, box.top / height, across / width, down / height)
    return [round(part, 4) for part in parts]
