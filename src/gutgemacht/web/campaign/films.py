"""A film becomes stills: the first frame, each scene, the last. The film itself is not kept."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction

from gutgemacht.eyes import Film, film
from gutgemacht.media import MediaError
from gutgemacht.web.campaign.acting import room_for
from gutgemacht.web.campaign.made import added, in_order
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.saving import locked, touch
from gutgemacht.web.campaign.versions import changed
from gutgemacht.web.draft.upload import bad_file
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.pictures import drawn


def add_film(campaign: int, file: TemporaryUploadedFile, person: Person, now: datetime) -> Film:
    """The stills of a film; readers are shown the first one unless somebody chooses others.

    Raises BadInput where it is no film, too large, or where nothing here can read films.
    """
    path = Path(file.temporary_file_path())
    try:
        # It takes its time, before anybody else has to wait.
        seen = film(path)
    except MediaError as error:
        raise bad_file(error) from None
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    _keep(campaign, seen, digest, person, now)
    return seen


@transaction.atomic
def _keep(campaign: int, seen: Film, digest: str, person: Person, now: datetime) -> None:
    version = changed(locked(campaign), person, now)
    if version.stimuli.filter(film=digest).exists():
        return
    room_for(version)
    for still in seen.stills:
        facts = {"second": round(still.at, 2), "read": still.place == "first"}
        picture = drawn(still.data, now)
        added(version, kind=Stimulus.Kind.STILL, film=digest, picture=picture, **facts)
    in_order(version)
    touch(version, person, now)
