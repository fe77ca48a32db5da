"""A file comes in, facts or a copy go out. It is held in memory while it is answered."""

from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.check import medium
from gutgemacht.eyes import tesseract
from gutgemacht.media import MediaError, cleaned, facts
from gutgemacht.web.draft.media import Given
from gutgemacht.web.errors import BadInput, json_error

_TOO_MUCH = (
    "large", "pixels", "decoded", "large-captions", "inflated", "film-large", "film-long",
)  # fmt: skip
KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WebP": "image/webp", "GIF": "image/gif"}


@never_cache
@csrf_exempt  # Nothing is stored or changed, so there is nothing to forge.
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What a file says of itself, for browsers without a script."""
    if request.method != "POST":
        return render(request, "draft/ask.html", {})
    try:
        return render(request, "draft/ask.html", {"file": _told(request)})
    except BadInput as bad:
        return render(request, "draft/ask.html", {"error": bad.message}, status=bad.status)


@never_cache
@csrf_exempt  # As above.
@require_POST
def card(request: HttpRequest) -> HttpResponse:
    """The same for the draft page: what it shows and carries of the file; errors as JSON."""
    try:
        return render(request, "draft/card.html", {"file": _told(request)})
    except BadInput as bad:
        return json_error(bad.where, bad.message, bad.status)


@never_cache
@csrf_exempt  # As above.
@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    """A copy without location and device data."""
    try:
        name, data = _file(request)
        form, clean = facts(data).format, cleaned(data)
    except MediaError as error:
        bad = bad_file(error)
        return render(request, "draft/ask.html", {"error": bad.message}, status=bad.status)
    except BadInput as bad:
        return render(request, "draft/ask.html", {"error": bad.message}, status=bad.status)
    path, without = PurePath(name), _("without-location")
    headers = {
        "Content-Type": KINDS[form],
        "Content-Disposition": _attachment(f"{path.stem}-{without}{path.suffix}"),
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(clean, headers=headers)


def _attachment(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


def _told(request: HttpRequest) -> Given:
    name, data = _file(request)
    try:
        return Given(name, medium(data, name, tesseract()))
    except MediaError as error:
        raise bad_file(error) from None


def _file(request: HttpRequest) -> tuple[str, bytes]:
    file = request.FILES.get("file")
    if file is None:
        raise BadInput("file", _("Please choose a file."))
    return (file.name or "")[:255], file.read()


def bad_file(error: MediaError) -> BadInput:
    """What people are told of a file that cannot be taken."""
    return BadInput("file", _fault(error), 413 if error.reason in _TOO_MUCH else 400)


def _fault(error: MediaError) -> str:
    place = {"place": error.at}
    messages = {
        "empty": _("The file is empty. Please choose another."),
        "format": _(
            "This is no picture (JPEG, PNG, WebP, GIF, AVIF), no film and no subtitles (.srt, "
            ".vtt). Please save it as one of these."
        ),
        "heic": _("Pictures in HEIC cannot be read here. Please save it as JPEG."),
        "large": _("The file is larger than 20 MB. Please save it smaller."),
        "pixels": _("The picture has more than 150 million pixels. Please make it smaller."),
        "broken": _(
            "The file is damaged at byte %(place)d. Please save it once more where it comes from."
        ),
        "parts": _("The file has too many parts, at byte %(place)d. Please save it once more."),
        "inflated": _(
            "A text at byte %(place)d unpacks without end. Please save the picture without its "
            "additional data."
        ),
        "xmp": _(
            "The XMP at byte %(place)d is too large or declares entities. Please save the picture "
            "without its additional data."
        ),
        "copy": _("A copy can be made of JPEG, PNG, WebP and GIF. Please save it as JPEG."),
        "decoded": _(
            "The picture has more than 50 million pixels, too many to be shown. Please make it "
            "smaller."
        ),
        "film": _(
            "This is no film that can be read here (MP4, MOV, Matroska, WebM, AVI). Please save it "
            "as MP4."
        ),
        "film-large": _("The film is larger than 100 MB. Please save it smaller."),
        "film-long": _(
            "The film is longer than 10 minutes or has more than 36,000 pictures. Please cut it to "
            "what will be shown."
        ),
        "film-broken": _(
            "The film cannot be read. Please save it once more where it comes from, as MP4."
        ),
        "film-ends": _(
            "The film breaks off after second %(place)d. Please copy it once more from where it is "
            "whole."
        ),
        "film-blind": _("There are no moving pictures in the file. Please choose the film itself."),
        "film-slow": _(
            "The film takes too long to be read. Please save it smaller, such as 1920 pixels wide."
        ),
        "film-busy": _("Another film is being read. Please try again in a minute."),
        "no-ffmpeg": _(
            "Films are read by the program ffmpeg, which is not installed here. Please have it "
            "installed, or give stills of the film as pictures."
        ),
        "large-captions": _(
            "The subtitles are longer than 100,000 characters. Please divide them."
        ),
        "encoding": _("Line %(place)d is not UTF-8. Please save the subtitles as UTF-8."),
        "binary": _("Line %(place)d holds a zero byte. Please save the subtitles as text."),
        "no-cues": _(
            "There are no subtitles in the file. Each needs a line such as "
            "00:00:01,000 --> 00:00:03,500."
        ),
        "arrow": _(
            "Line %(place)d: the times are missing. A line such as "
            "00:00:01,000 --> 00:00:03,500 belongs here."
        ),
        "time": _("Line %(place)d: this is no time. Please write it as 00:00:01,000."),
        "end": _("Line %(place)d: the subtitle ends before it begins."),
        "backwards": _(
            "Line %(place)d: the subtitle begins before the one above it. Please put them in order."
        ),
    }
    return messages[error.reason] % place
