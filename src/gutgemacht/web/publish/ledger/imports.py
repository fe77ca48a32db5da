"""Exports of networks without an open door: what was done there comes into the ledger."""

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.networks.files import BadRow, FileError
from gutgemacht.networks.files.acts import read_acts
from gutgemacht.publish.network import Act, Acts
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.phrases import on_page
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.ledger.reading import keep
from gutgemacht.web.publish.sending.access import KEEPERS, channel_named

MOST_ROWS, MOST_FAULTS = 5_000, 10


@never_cache
@needs(*KEEPERS)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and what came of a file."""
    by_hand = Channel.objects.filter(way=Channel.Way.BY_HAND, closed_at=None)
    context: dict[str, object] = {"channels": by_hand}
    if request.method == "POST":
        channel = channel_named(request.POST.get("channel", ""))
        file = request.FILES.get("file")
        if channel is None or channel not in by_hand or not isinstance(file, UploadedFile):
            context["error"] = _("Please choose a channel and a file.")
        else:
            context |= _imported(request, channel, file)
    status = 400 if "error" in context else 200
    return render(request, "ledger/import.html", context, status=status)


def _imported(request: HttpRequest, channel: Channel, file: UploadedFile) -> dict[str, object]:
    try:
        rows = _rows(file)
    except FileError as error:
        return {"error": on_page(error.said)}
    acts = [row for _, row in rows if isinstance(row, Act)]
    faults = [(number, on_page(row.reason)) for number, row in rows if isinstance(row, BadRow)]
    now = timezone.now()
    news = keep(channel, Acts(tuple(acts), channel.cursor), now)
    Channel.objects.filter(pk=channel.pk).update(read_at=now)
    facts = {"acts": len(acts), "faults": len(faults)}
    note(person_of(request), "export read", f"channel {channel.pk}", facts, now)
    return {"read": len(acts), "news": len(news), "faults": faults[:MOST_FAULTS], "done": channel}


def _rows(file: UploadedFile) -> list[tuple[int, Act | BadRow]]:
    """The rows of an upload, of which only the ending of its name is taken over."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"export{Path(file.name or '').suffix.lower()}"
        copy.write_bytes(file.read())
        return [row for row, _ in zip(read_acts(copy), range(MOST_ROWS), strict=False)]
