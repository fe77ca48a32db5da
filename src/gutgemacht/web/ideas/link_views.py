"""A short link is opened: by anybody, who is not known and stays so."""

from contextlib import suppress

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.ideas import is_somebody
from gutgemacht.web.ideas.models import Share
from gutgemacht.web.ideas.once import Once
from gutgemacht.web.ideas.shares import opened

once = Once()


@never_cache
@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Leads on to what the idea links to, and counts one for the day.

    No cookie is set, and of address and browser nothing is written down: a keyed hash in memory
    lets nobody count twice on a day. Programs are left out by plain signs.
    """
    share = Share.objects.select_related("idea").filter(code=code.lower()).first()
    if share is None or not share.idea.link:
        return render(request, "ideas/gone.html", {"was": share is not None}, status=404)
    headers = {name.lower(): value for name, value in request.headers.items()}
    if request.method == "GET" and is_somebody(headers) and _is_first(request, share):
        # A count that cannot be written holds nobody up.
        with suppress(OperationalError):
            opened(share, timezone.localdate())
    return HttpResponseRedirect(share.idea.link)


def _is_first(request: HttpRequest, share: Share) -> bool:
    address, browser = request.META.get("REMOTE_ADDR", ""), request.headers["user-agent"]
    return once.counts(share.pk, address, browser, timezone.localdate())
