"""The stop button: nothing goes out any more, until its end or until somebody ends it."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.publish import sending
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.access import READERS, STOPPERS, channel_named
from gutgemacht.web.publish.sending.models import Outbox, Stop
from gutgemacht.web.publish.sending.rows import domain_row, stops
from gutgemacht.web.publish.sending.views import lines

LONGEST_REASON = 1_000


@never_cache
@needs(*STOPPERS)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The button, the stops that hold, and what would have gone out."""
    error = ""
    if request.method == "POST":
        error = _stop(request)
        if not error:
            return redirect("sending:stop")
    now = timezone.now()
    kept = _kept(now)
    context = {
        "stops": holding(now),
        "kept": lines(kept),
        "due": {row.pk for row in kept if row.due <= now},
        "channels": Channel.objects.filter(closed_at=None),
        "chosen": request.POST.get("channel") or request.GET.get("channel", ""),
        # An administrator stops everything and reads nothing.
        "may_read": holds(request, *READERS),
        "error": error,
    }
    return render(request, "sending/stop.html", context, status=400 if error else 200)


@needs(*STOPPERS)
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Sending goes on; what was held back waits for a word."""
    stop = get_object_or_404(Stop, pk=number)
    outbox.end_stop(stop, person_of(request), timezone.now())
    held = Outbox.objects.filter(state=Outbox.State.STOPPED).count()
    if not held:
        messages.success(request, _("Sending goes on. Nothing was held back."))
        return redirect("sending:stop")
    messages.success(request, _("Sending goes on. Please say what shall become of what was held."))
    return redirect("sending:all" if holds(request, *READERS) else "sending:stop")


def holding(now: datetime) -> list[Stop]:
    """The stops that hold now."""
    rows = Stop.objects.filter(Q(until=None) | Q(until__gt=now), ended_at=None)
    return list(rows.select_related("channel"))


def _stop(request: HttpRequest) -> str:
    """Stops as the form says; returns what is wrong with the form."""
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if not reason:
        return _("Please give a reason in one sentence; everybody sees it.")
    number, now = request.POST.get("channel", ""), timezone.now()
    channel = channel_named(number)
    if number and channel is None:
        return _("There is no such channel.")
    outbox.stop(
        channel, reason, _until(request.POST.get("until", ""), now), person_of(request), now
    )
    return ""


def _until(word: str, now: datetime) -> datetime | None:
    if word == "hour":
        return now + timedelta(hours=1)
    if word == "today":
        tomorrow = timezone.localdate(now) + timedelta(days=1)
        return datetime.combine(tomorrow, time(), timezone.get_current_timezone())
    return None


def _kept(now: datetime) -> list[Outbox]:
    """Rows that the stops keep back or will keep back, by time."""
    states = (Outbox.State.WAITING, Outbox.State.SENDING, Outbox.State.STOPPED)
    rows = {
        str(row.pk): row
        for row in Outbox.objects.filter(state__in=states).select_related("channel", "author")
    }
    found = sending.frozen(map(domain_row, rows.values()), stops(now), now)
    return [rows[one.row.id] for one in found]
