"""The log of decisions to be read."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.publish import log
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.ledger.log import chain
from gutgemacht.web.publish.ledger.models import Entry
from gutgemacht.web.publish.sending.access import KEEPERS

READERS = (*KEEPERS, Role.LAWYER, Role.ADMINISTRATOR)
MOST = 200


@never_cache
@needs(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The newest entries that speak of what is asked for, and whether the chain holds."""
    words, what = request.GET.get("words", "").strip()[:200], request.GET.get("what", "")
    entries = Entry.objects.order_by("-number")
    if words:
        entries = entries.filter(Q(who__icontains=words) | Q(about__icontains=words))
    if what:
        entries = entries.filter(what=what)
    context = {
        "entries": [(entry, sorted(entry.details.items())) for entry in entries[:MOST]],
        "whats": Entry.objects.order_by("what").values_list("what", flat=True).distinct(),
        "words": words,
        "what": what,
        "count": Entry.objects.count(),
        "broken": log.verify(chain()) if "verify" in request.GET else None,
        "verified": "verify" in request.GET,
    }
    return render(request, "ledger/log.html", context)
