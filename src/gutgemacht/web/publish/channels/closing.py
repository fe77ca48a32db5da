"""Cutting accounts off, one or all at once, and closing a channel; its history stays."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.channels.cut import Cut, cut_off
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.who import CUTTERS, STEWARDS
from gutgemacht.web.publish.channels.words import trouble_words
from gutgemacht.web.publish.ledger.log import note


@needs(*CUTTERS)
@require_POST
def disconnect(request: HttpRequest, number: int) -> HttpResponse:
    """The account of one channel is cut off."""
    channel = get_object_or_404(Channel, pk=number)
    if channel.sealed:
        for cut in cut_off([channel], person_of(request), timezone.now()):
            _say(request, cut)
    return redirect("channels:one", number)


@never_cache
@needs(*CUTTERS)
@require_http_methods(["GET", "POST"])
def all_at_once(request: HttpRequest) -> HttpResponse:
    """When keys may be in wrong hands: all accounts are cut off now."""
    channels = list(Channel.objects.exclude(sealed=""))
    if request.method == "GET":
        return render(request, "channels/cut.html", {"channels": channels})
    cuts = cut_off(channels, person_of(request), timezone.now())
    told = [(cut.channel, cut.trouble, trouble_words(cut.trouble)) for cut in cuts]
    return render(request, "channels/cut.html", {"cuts": told})


@needs(*STEWARDS)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """The company no longer speaks there; the account is cut off, what was done stays."""
    channel = get_object_or_404(Channel, pk=number, closed_at=None)
    person, now = person_of(request), timezone.now()
    with transaction.atomic():
        Channel.objects.filter(pk=number).update(closed_at=now)
        note(person, "channel closed", f"channel {number}", {}, now)
    if channel.sealed:
        for cut in cut_off([channel], person, now):
            _say(request, cut)
    messages.success(request, _("%(name)s is closed. Its history stays.") % {"name": channel.name})
    return redirect("channels:one", number)


@needs(*STEWARDS)
@require_POST
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """The company speaks there again."""
    now = timezone.now()
    with transaction.atomic():
        if Channel.objects.filter(pk=number).exclude(closed_at=None).update(closed_at=None):
            note(request.user, "channel opened", f"channel {number}", {}, now)
    return redirect("channels:one", number)


def _say(request: HttpRequest, cut: Cut) -> None:
    if cut.trouble:
        messages.warning(
            request,
            _(
                "Our keys to %(name)s are wiped, but the network did not confirm that they have "
                "ended: please remove gutgemacht there, in the settings under apps."
            )
            % {"name": cut.channel.name},
        )
    else:
        messages.success(
            request, _("%(name)s is cut off, here and there.") % {"name": cut.channel.name}
        )
