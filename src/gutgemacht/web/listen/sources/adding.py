"""Adding a source: which way, what it asks for, a trial, and yes."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.listen.mention import Mention
from gutgemacht.networks.sources import open_source, sources
from gutgemacht.networks.way import HearWay
from gutgemacht.publish.network import NetworkError
from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.seal import keep, secrets_of
from gutgemacht.web.listen.sources.forms import SourceForm
from gutgemacht.web.listen.sources.who import STEWARDS
from gutgemacht.web.listen.sources.words import WAYS, trouble_words
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.phrases import on_page
from gutgemacht.web.publish.channels.seal import world
from gutgemacht.web.publish.ledger.log import note

NEWEST = 3
# What is written of a source that is changed.
WRITTEN = ("name", "details", "trouble", "trouble_since", "trouble_said", "due_at")


@dataclass(frozen=True)
class Trial:
    """What a trial heard, or what was wrong: our words, and those of the place."""

    newest: tuple[Mention, ...] = ()
    trouble: str = ""
    said: str = ""


@never_cache
@needs(*STEWARDS)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Which way."""
    ways = [(kind, WAYS[kind]) for kind, way in sources().items() if way.open]
    return render(request, "sources/choose.html", {"ways": ways, "sent": WAYS["webhook"]})


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """A new source."""
    return _ask(request, _way(kind), None)


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What a source asks for."""
    source = get_object_or_404(Source, pk=number)
    return _ask(request, _way(source.kind), source)


@never_cache
@needs(*STEWARDS)
@require_POST
def door(request: HttpRequest) -> HttpResponse:
    """A new address to which other programs send; it is shown once, and kept as a hash."""
    token, now = secrets.token_urlsafe(32), timezone.now()
    with transaction.atomic():
        source = Source.objects.create(
            kind="webhook",
            name=str(request.POST.get("name") or _("Another program"))[:150],
            details={"digest": digest(token)},
            every=timedelta(0),
            added_by=person_of(request),
            added_at=now,
        )
        note(request.user, "source added", f"source {source.pk}", {"kind": "webhook"}, now)
    address = request.build_absolute_uri(reverse("sources:in", args=[token]))
    return render(request, "sources/door.html", {"address": address, "source": source})


def digest(token: str) -> str:
    """How the key in an address is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def _ask(request: HttpRequest, way: HearWay, source: Source | None) -> HttpResponse:
    form = SourceForm(way, request.POST or None, source=source)
    trial: Trial | None = None
    if form.is_valid():
        told = _secrets(form, source)
        trial = _tried(way, form.details(), told)
        if request.POST.get("do") == "keep" and not trial.trouble:
            return _kept(request, way, form, told, source)
    context = {"form": form, "way": WAYS[way.id], "trial": trial, "source": source}
    return render(request, "sources/ask.html", context, status=400 if form.errors else 200)


def _secrets(form: SourceForm, source: Source | None) -> dict[str, str]:
    try:
        known = secrets_of(source) if source else {}
    except NetworkError:
        known = {}
    return known | form.secrets()


def _tried(way: HearWay, details: dict[str, str], told: dict[str, str]) -> Trial:
    try:
        heard = open_source(way.id, details, told, world()).hear("")
    except NetworkError as error:
        return Trial(trouble=trouble_words(error.trouble), said=on_page(error.said))
    return Trial(tuple(reversed(heard.mentions[-NEWEST:])))


def _kept(
    request: HttpRequest, way: HearWay, form: SourceForm, told: dict[str, str], old: Source | None
) -> HttpResponse:
    now = timezone.now()
    source = old or Source(kind=way.id, every=way.every, added_by=person_of(request), added_at=now)
    fields = list(WRITTEN)
    if source.details != form.details():
        # Another place: where to go on there is not known.
        source.cursor = ""
        fields.append("cursor")
    source.name, source.details = form.cleaned_data["name"], form.details()
    source.trouble, source.trouble_since, source.trouble_said, source.due_at = "", None, "", now
    with transaction.atomic():
        # What the worker wrote during the trial stays.
        source.save(update_fields=fields if old else None)
        keep(source, told)
        source.save(update_fields=["sealed"])
        what = "source changed" if old else "source added"
        note(request.user, what, f"source {source.pk}", {"kind": way.id}, now)
    messages.success(request, _("We are listening there now."))
    return redirect("sources:one", source.pk)


def _way(kind: str) -> HearWay:
    way = sources().get(kind)
    if way is None or way.open is None:
        raise Http404
    return way
