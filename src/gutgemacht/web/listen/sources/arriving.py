"""What other programs send us: JSON in, counts out."""

import json
import threading
from dataclasses import asdict
from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from gutgemacht.listen.source import Heard
from gutgemacht.networks.webhook.listen import mentions_of
from gutgemacht.web.errors import json_error
from gutgemacht.web.listen.ear import Ear, Read
from gutgemacht.web.listen.keep import keep_read
from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.sources.adding import digest

MOST_FAULTS = 100
# It knows judges, topics and posts already; one batch at a time.
_EAR, _ALONE = Ear(), threading.Lock()


@csrf_exempt
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Keeps what can be taken; the key in the address is all that is asked for."""
    rows = Source.objects.filter(kind="webhook", details__digest=digest(token))
    source = rows.first()
    if source is None:
        return json_error("address", "nobody listens at this address; make a new one", 404)
    if request.method != "POST":
        return json_error("method", "send mentions with POST", 405)
    if source.paused_at:
        return json_error("address", "this source is paused; let it go on first", 409)
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError):
        return json_error("body", "is no JSON; send a list of mentions: [{...}, ...]", 400)
    now = timezone.now()
    mentions, faults = mentions_of(data, now)
    if not mentions and faults:
        return JsonResponse(
            {"error": faults[0].remedy, "where": faults[0].place, "faults": len(faults)}, status=400
        )
    heard = Heard(tuple(mentions), "", broken=len(faults))
    kept = keep_read(heard, _read(heard, now), now, source)
    told = [asdict(one) for one in faults[:MOST_FAULTS]]
    counts = {"taken": len(mentions), "new": kept.new, "refused": len(faults), "faults": told}
    return JsonResponse(counts, status=202)


def _read(heard: Heard, now: datetime) -> list[Read]:
    with _ALONE:
        _EAR.look_again(now)
        return _EAR.read(heard.mentions, now)
