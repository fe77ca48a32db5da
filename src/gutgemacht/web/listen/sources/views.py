"""The sources: how far each was heard, what is wrong, and pausing and removing one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.networks.feed.listen import moved_to
from gutgemacht.web.listen.coverage import fault
from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.sources.who import READERS, STEWARDS
from gutgemacht.web.listen.sources.words import FIELDS, WAYS, standing
from gutgemacht.web.people.access import holds, needs
from gutgemacht.web.phrases import on_page
from gutgemacht.web.publish.ledger.log import note

GAPS = 5


@never_cache
@needs(*READERS)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All sources, with how far each was heard."""
    rows = [_shown(one) for one in Source.objects.defer("sealed", "cursor")]
    context = {
        "rows": rows,
        "may_change": holds(request, *STEWARDS),
        "keep_days": settings.KEEP_MENTIONS,
    }
    return render(request, "sources/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One source."""
    source = get_object_or_404(Source, pk=number)
    details = [
        (FIELDS[name].name, value) for name, value in source.details.items() if name in FIELDS
    ]
    gaps = [(parse_datetime(at), on_page(said)) for at, said in reversed(source.gaps[-GAPS:])]
    context = {"row": _shown(source), "details": details, "gaps": gaps}
    context["moved"] = moved_to(source.cursor) if source.kind == "feed" else ""
    return render(request, "sources/one.html", context | {"may_change": holds(request, *STEWARDS)})


@needs(*STEWARDS)
@require_POST
def pause(request: HttpRequest, number: int) -> HttpResponse:
    """Nothing is heard there for a while, or again; what was missed is heard then."""
    source = get_object_or_404(Source, pk=number)
    now = timezone.now()
    source.paused_at = None if source.paused_at else now
    with transaction.atomic():
        Source.objects.filter(pk=number).update(paused_at=source.paused_at, due_at=now)
        what = "source paused" if source.paused_at else "source goes on"
        note(request.user, what, f"source {number}", {}, now)
    return redirect("sources:one", number)


@needs(*STEWARDS)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """The source goes; what it told stays."""
    source = get_object_or_404(Source, pk=number)
    with transaction.atomic():
        details = {"kind": source.kind, "name": source.name}
        source.delete()
        note(request.user, "source removed", f"source {number}", details, timezone.now())
    messages.success(request, _("Removed. What was heard there stays."))
    return redirect("sources:all")


def _shown(source: Source) -> dict[str, Any]:
    now = timezone.now()
    return {
        "source": source,
        "way": WAYS[source.kind].name if source.kind in WAYS else source.kind,
        "network": source.kind.partition("-")[0],
        "standing": standing(source, now),
        "trouble": fault(source, now),
        "said": on_page(source.trouble_said),
    }
