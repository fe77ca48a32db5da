"""Pictures and films come in."""

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from gutgemacht.eyes import Film
from gutgemacht.web.campaign.access import MAKERS
from gutgemacht.web.campaign.card_views import acted
from gutgemacht.web.campaign.films import add_film
from gutgemacht.web.campaign.pictures import add_pictures
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of


@needs(*MAKERS)
@require_POST
def pictures(request: HttpRequest, number: int) -> HttpResponse:
    """One picture or several, each with its crops."""
    files = request.FILES.getlist("file")
    person, now = person_of(request), timezone.now()
    return acted(request, number, lambda: add_pictures(number, files, person, now))


@csrf_exempt  # Until it is known where the file goes; `_film` checks it.
@needs(*MAKERS)
@require_POST
def film(request: HttpRequest, number: int) -> HttpResponse:
    """A film, which is held as a file only while its stills are made."""
    request.upload_handlers = [TemporaryFileUploadHandler(request)]
    return _film(request, number)


@csrf_protect
def _film(request: HttpRequest, number: int) -> HttpResponse:
    person, now = person_of(request), timezone.now()

    def act() -> None:
        file = request.FILES.get("film")
        if file is None:
            raise BadInput("film", _("Please choose a film."))
        seen = add_film(number, cast("TemporaryUploadedFile", file), person, now)
        messages.success(request, _said(seen))

    return acted(request, number, act)


def _said(seen: Film) -> str:
    kept = _("The film itself is not kept, only its stills.")
    if not seen.thinned:
        return kept
    many = _("It has %(scenes)d scenes; %(stills)d stills of them are shown, evenly chosen.")
    return f"{many % {'scenes': seen.scenes, 'stills': len(seen.stills)}} {kept}"
