"""The register of the company's channels, and one page for each."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.access import holds, needs
from gutgemacht.web.publish.channels.answering import about
from gutgemacht.web.publish.channels.export import as_csv
from gutgemacht.web.publish.channels.facts import Known, known
from gutgemacht.web.publish.channels.forms import ChannelForm
from gutgemacht.web.publish.channels.kinds import FEED, door, network_name
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.who import CUTTERS, READERS, SEES_NAMES, STEWARDS
from gutgemacht.web.publish.channels.words import duty_words, log_words
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.ledger.models import Entry

SEEN = {"imprint": "imprint_seen_at", "apps": "apps_seen_at"}
LINES = 20
# Of what is to be done with a channel, the register shows so much.
SHOWN = 3


@never_cache
@needs(*READERS)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All channels, with what must be done next."""
    rows = [_shown(one) for one in known(Channel.objects.all(), timezone.now())]
    context = {
        "rows": [row for row in rows if not row["channel"].closed_at],
        "closed": [row for row in rows if row["channel"].closed_at],
        "connected": any(row["channel"].sealed for row in rows),
    }
    return render(request, "channels/all.html", context | _may(request))


@never_cache
@needs(*READERS)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One channel: what must be done, what is known, what happened."""
    channel = get_object_or_404(Channel, pk=number)
    row = _shown(known(Channel.objects.filter(pk=number), timezone.now())[0])
    entries = Entry.objects.filter(about=f"channel {number}").order_by("-number")[:LINES]
    history = [(entry, log_words(entry.what)) for entry in entries]
    there = door(channel.network)
    context = {"row": row, "history": history, "ways": there.ways if there else ()}
    return render(request, "channels/one.html", context | _may(request))


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """What people know of a channel."""
    channel = get_object_or_404(Channel, pk=number)
    owner, feed = channel.owner, channel.network == FEED
    form = ChannelForm(request.POST or None, instance=channel, feed=feed)
    if not form.is_valid():
        context = {"form": form, "channel": get_object_or_404(Channel, pk=number)}
        return render(request, "channels/edit.html", context, status=400 if form.errors else 200)
    now = timezone.now()
    with transaction.atomic():
        changed = form.put(now)
        if changed.owner and changed.owner not in (owner, request.user):
            tell("owner-named", [changed.owner], about(changed), now)
        details = {"fields": ", ".join(form.changed_data)}
        note(request.user, "channel changed", f"channel {number}", details, now)
    messages.success(request, _("Saved."))
    return redirect("channels:one", number)


@needs(*STEWARDS)
@require_POST
def seen(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody has looked at the imprint, or at the programs that may post."""
    what = request.POST.get("what", "")
    if what in SEEN:
        now = timezone.now()
        Channel.objects.filter(pk=number).update(**{SEEN[what]: now})
        with transaction.atomic():
            note(request.user, f"{what} looked at", f"channel {number}", {}, now)
        messages.success(request, _("Thank you. We ask again in half a year."))
    return redirect("channels:one", number)


@needs(*STEWARDS)
@require_POST
def by_hand(request: HttpRequest, number: int) -> HttpResponse:
    """From now on posts are copied by hand."""
    rows = Channel.objects.filter(pk=number, sealed="").exclude(network=FEED)
    if rows.update(way=Channel.Way.BY_HAND, trouble="", trouble_since=None):
        messages.success(request, _("Posts are now copied by hand: the text is laid out for it."))
    return redirect("channels:one", number)


@needs(*CUTTERS)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The register as a table for other programs."""
    now = timezone.now()
    answer = HttpResponse(as_csv(known(Channel.objects.all(), now)), "text/csv; charset=utf-8")
    name = f"channels-{timezone.localdate(now).isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _shown(row: Known) -> dict[str, Any]:
    return {
        "channel": row.channel,
        "network": network_name(row.channel.network),
        "posted_at": row.posted_at,
        "more": max(0, len(row.duties) - SHOWN),
        "duties": [(duty, duty_words(duty)) for duty in row.duties],
    }


def _may(request: HttpRequest) -> dict[str, bool]:
    return {
        "may_change": holds(request, *STEWARDS),
        "may_cut": holds(request, *CUTTERS),
        "names": holds(request, *SEES_NAMES),
    }
