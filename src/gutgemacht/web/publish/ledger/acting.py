"""What is done about an act: it is explained, taken down, or its channel is stopped."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.ledger import down
from gutgemacht.web.publish.ledger.log import note
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.access import KEEPERS

LONGEST = 1_000


@needs(*KEEPERS)
@require_POST
def explain(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody knows who did it and why: no alarm, and it stays past the guideline."""
    act, person, now = get_object_or_404(Act, pk=number), person_of(request), timezone.now()
    words = request.POST.get("words", "").strip()[:LONGEST]
    if not words:
        messages.error(request, _("Please say who did it and why."))
        return redirect("ledger:one", number)
    with transaction.atomic():
        act.explained, act.explained_by, act.explained_at = words, person, now
        if act.standing == Act.Standing.UNKNOWN:
            act.standing = Act.Standing.OFF_GUIDELINE
        act.save()
        note(person, "act explained", f"act {act.pk}", {"reason": words}, now)
    messages.success(request, _("Thank you. The alarm is over."))
    return redirect("ledger:one", number)


@needs(*KEEPERS)
@require_POST
def take_down(request: HttpRequest, number: int) -> HttpResponse:
    """The network is asked to delete it."""
    down.take_down(get_object_or_404(Act, pk=number), person_of(request), timezone.now())
    messages.success(request, _("The network is asked to delete it."))
    return redirect("ledger:one", number)


@needs(*KEEPERS)
@require_POST
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """The channel is stopped until somebody ends it."""
    act = get_object_or_404(Act.objects.select_related("channel"), pk=number)
    reason = _("Something was done on this channel that nobody here sent.")
    outbox.stop(act.channel, reason, None, person_of(request), timezone.now())
    messages.success(request, _("Nothing goes out on this channel until somebody ends the stop."))
    return redirect("ledger:one", number)
