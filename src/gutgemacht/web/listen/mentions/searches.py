"""Searches that people keep: found again by name, as a feed, as a mail a week."""

import hashlib
import secrets
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.mentions.asked import Asked
from gutgemacht.web.listen.mentions.models import Search
from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs, person_of

LONGEST_NAME = 100


@never_cache
@needs(*READERS)
@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """What the one who asks has kept."""
    return _page(request)


@needs(*READERS)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keeps a search under a name; one of that name is kept anew."""
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]
    asked = Asked.by(dict(parse_qsl(request.POST.get("query", "")[:2_000])))
    if not (name and asked.told):
        messages.error(request, _("Please give the search a name, and choose what it asks for."))
        return redirect("listen:mentions")
    kept = {"query": asked.told, "made_at": timezone.now()}
    Search.objects.update_or_create(person=person_of(request), name=name, defaults=kept)
    messages.success(request, _("Kept. Here you can have it as a feed or once a week by mail."))
    return redirect("listen:searches")


@never_cache
@needs(*READERS)
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """A feed address, its end, the weekly mail, or the end of a search, as the button says."""
    search = get_object_or_404(Search, pk=number, person=person_of(request))
    do = request.POST.get("do", "")
    if do == "feed":
        return _page(request, search, _new_address(request, search))
    if do == "end-feed":
        search.hashed = ""
        messages.success(request, _("The address opens nothing any more."))
    elif do in ("weekly", "no-weekly"):
        # The first mail comes on the next Monday.
        search.weekly, search.told_at = do == "weekly", timezone.now()
    elif do == "remove":
        search.delete()
        return redirect("listen:searches")
    search.save()
    return redirect("listen:searches")


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _new_address(request: HttpRequest, search: Search) -> str:
    """The address of its feed, shown once; an older one ends."""
    token = secrets.token_urlsafe(32)
    search.hashed = hashed(token)
    search.save(update_fields=["hashed"])
    return request.build_absolute_uri(reverse("listen:feed", args=[token]))


def _page(request: HttpRequest, made: Search | None = None, address: str = "") -> HttpResponse:
    rows = Search.objects.filter(person=person_of(request))
    context: dict[str, Any] = {
        "searches": [(one, urlencode(one.query)) for one in rows],
        "made": made,
        "address": address,
        "by_mail": mail.can_send(),
    }
    return render(request, "mentions/searches.html", context)
