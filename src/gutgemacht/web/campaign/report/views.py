"""The report: to read and show, to print, for programs."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.campaign.access import READERS
from gutgemacht.web.campaign.gate.against import gone_against
from gutgemacht.web.campaign.reading.pictures import light
from gutgemacht.web.campaign.report import sums
from gutgemacht.web.campaign.report.document import Document
from gutgemacht.web.campaign.report.gather import Round, panel_for, round_of
from gutgemacht.web.campaign.report.print import headings, printed
from gutgemacht.web.campaign.report.written import written
from gutgemacht.web.people.access import needs, person_of


@never_cache
@needs(*READERS)
@require_safe
def page(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """The whole report."""
    told, document = _report(request, number, which)
    shown = {
        "told": told,
        "report": document,
        "words": headings(),
        "gone": gone_against([told.row]),
        "may_simulate": settings.OPINION is not None,
    }
    return render(request, "report/page.html", shown)


@never_cache
@needs(*READERS)
@require_safe
def as_pdf(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """The same for paper."""
    told, document = _report(request, number, which)
    data = printed(document, told, timezone.localdate())
    return _file(data, "application/pdf", told, "pdf")


@never_cache
@needs(*READERS)
@require_safe
def as_json(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Its sums for programs."""
    told = round_of(panel_for(person_of(request), number, which))
    data = json.dumps(sums.as_json(told), ensure_ascii=False, indent=1)
    return _file(data.encode(), "application/json", told, "json")


@never_cache
@needs(*READERS)
@require_safe
def as_csv(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """Its sums as a table."""
    told = round_of(panel_for(person_of(request), number, which))
    return _file(sums.as_csv(told).encode(), "text/csv; charset=utf-8", told, "csv")


@needs(*READERS)
@require_safe
def picture(request: HttpRequest, number: int, which: int, stimulus: int) -> HttpResponse:
    """The picture of a stimulus, as its readers saw it."""
    panel = panel_for(person_of(request), number, which)
    row = panel.version.stimuli.filter(read=True, pk=stimulus).first()
    if row is None or row.picture_id is None:
        raise Http404
    seen = light(row.picture_id)
    headers = {
        "X-Content-Type-Options": "nosniff",
        # What was read is frozen, so it never changes.
        "Cache-Control": "private, max-age=86400, immutable",
    }
    return HttpResponse(seen.data, content_type=seen.media_type, headers=headers)


def _report(request: HttpRequest, number: int, which: int) -> tuple[Round, Document]:
    told = round_of(panel_for(person_of(request), number, which))
    return told, written(told, timezone.localdate())


def _file(data: bytes, kind: str, told: Round, ending: str) -> HttpResponse:
    name = f"panel-{told.row.pk}.{ending}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
