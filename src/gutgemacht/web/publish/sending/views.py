"""The outbox to be seen: what waits, what needs a word, what is out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.phrases import on_page
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.due import typed
from gutgemacht.web.publish.sending.access import KEEPERS, READERS, channel_named, may_touch
from gutgemacht.web.publish.sending.hands import unclaimed
from gutgemacht.web.publish.sending.models import Change, Outbox
from gutgemacht.web.publish.sending.rows import content_of
from gutgemacht.web.publish.sending.words import answered, remedy, signs

S = Outbox.State
MOST = 50
# A row that nobody has taken for so long says that no worker is there.
PATIENCE = timedelta(minutes=2)


@never_cache
@needs(*READERS)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All rows by what they need."""
    channel = channel_named(request.GET.get("channel", ""))
    rows = Outbox.objects.select_related("channel", "author")
    if channel:
        rows = rows.filter(channel=channel)
    context = {
        "groups": [(id_, word, lines(found)) for id_, word, found in _groups(rows) if found],
        "channels": Channel.objects.filter(outbox__isnull=False).distinct(),
        "channel": channel,
        "idle": _is_idle(timezone.now()),
        "held": rows.filter(state=S.STOPPED).exists(),
        "may_keep": holds(request, *KEEPERS),
    }
    return render(request, "sending/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One row: its words as they were approved, what the network has, what can be done."""
    rows = Outbox.objects.select_related("channel", "author", "version__draft", "request")
    row = get_object_or_404(rows, pk=number)
    context = {
        "row": row,
        "state": state_of(row),
        "parts": _parts(row),
        "remedy": remedy(row.trouble) if row.trouble else "",
        "said": on_page(row.said),
        "changes": [(change, _answers(change)) for change in row.changes.all()],
        "acts": row.acts.all(),
        "may_touch": may_touch(row, person_of(request)),
        "soon": typed(timezone.now() + timedelta(hours=1), timezone.get_current_timezone()),
    }
    return render(request, "sending/one.html", context)


def lines(rows: Sequence[Outbox]) -> list[dict[str, Any]]:
    """Rows as lines of a list: their first words, and where they stand."""
    return [
        {"row": row, "start": content_of(row).parts[0].text, "state": state_of(row)} for row in rows
    ]


def state_of(row: Outbox) -> dict[str, str]:
    """Where a row stands by colour, shape and word."""
    tone, sign = signs(row.state)
    out, parts = len(row.sent), len(row.content["parts"])
    word = row.get_state_display()
    if parts > 1 and 0 < out < parts:
        word = _("%(state)s, %(out)s of %(parts)s parts are out") % {
            "state": word,
            "out": out,
            "parts": parts,
        }
    return {"tone": tone, "sign": sign, "word": word}


def _groups(rows: "QuerySet[Outbox]") -> list[tuple[str, str, list[Outbox]]]:
    asks = rows.filter(state__in=(S.FAILED, S.MISSED, S.STOPPED))
    waiting = rows.filter(state__in=(S.WAITING, S.SENDING))
    out = rows.filter(state__in=(S.SENT, S.TAKEN_BACK)).order_by("-ended_at")
    return [
        ("asks", _("Needs a word from you"), list(asks)),
        ("by-hand", _("To be copied by hand"), list(rows.filter(state=S.BY_HAND))),
        ("waiting", _("On its way"), list(waiting)),
        ("out", _("Published"), list(out[:MOST])),
    ]


def _parts(row: Outbox) -> list[dict[str, Any]]:
    out = [*row.sent, *[None] * len(row.content["parts"])]
    return [
        {"text": part.text, "pictures": part.pictures, "sent": sent}
        for part, sent in zip(content_of(row).parts, out, strict=False)
    ]


def _answers(change: Change) -> list[tuple[int, str, str]]:
    return [
        (one["part"] + 1, answered(change.what, one["trouble"]), on_page(one["said"]))
        for one in change.answers
    ]


def _is_idle(now: datetime) -> bool:
    """True when something is due and nobody takes it: then no worker is running."""
    late = Outbox.objects.filter(unclaimed(now), state=S.WAITING, due__lt=now - PATIENCE)
    return late.filter(Q(retry_at=None) | Q(retry_at__lt=now - PATIENCE)).exists()
