"""A machine lists readings that are possible. It is no reader: nothing of it is kept or counted."""

from dataclasses import dataclass
from typing import Any

from asgiref.sync import async_to_sync
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.judges.opinion import (
    LONGEST_AUDIENCE,
    RUNS,
    Endpoint,
    OpinionError,
    Question,
    at_most,
)
from gutgemacht.judges.opinion.cost import Spent
from gutgemacht.web import second_opinion
from gutgemacht.web.campaign.access import READERS
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.panel.standing import stimuli_of
from gutgemacht.web.campaign.report.gather import panel_for
from gutgemacht.web.errors import BadInput
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.access import needs, person_of


@dataclass(frozen=True)
class Offer:
    """A text that may be sent, and what that costs at most."""

    stimulus: Stimulus
    spent: Spent


@never_cache
@needs(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """What would be sent and where to; after a yes, what came back."""
    endpoint = second_opinion.endpoint()
    panel = panel_for(person_of(request), number, which)
    told: dict[str, Any] = {
        "panel": panel,
        "endpoint": endpoint,
        "runs": RUNS,
        "offers": _offers(panel, endpoint),
        "audience": panel.version.campaign.addressed[:LONGEST_AUDIENCE],
        "longest": LONGEST_AUDIENCE,
    }
    status = 200
    if request.method == "POST":
        answer, status = _answered(request, told["offers"], endpoint)
        told |= answer
    return render(request, "report/simulated.html", told, status=status)


def _offers(panel: Panel, endpoint: Endpoint) -> list[Offer]:
    written = [one for one in stimuli_of(panel) if one.text.strip()]
    return [Offer(one, at_most(one.text, endpoint.price)) for one in written]


def _answered(
    request: HttpRequest, offers: list[Offer], endpoint: Endpoint
) -> tuple[dict[str, Any], int]:
    """What the machine said, or why it did not, and the status of the page."""
    chosen = request.POST.get("stimulus", "")
    stimulus = next((one.stimulus for one in offers if str(one.stimulus.pk) == chosen), None)
    if stimulus is None:
        raise Http404
    audience = request.POST.get(second_opinion.AUDIENCE, "")
    told: dict[str, Any] = {"chosen": stimulus, "audience": audience}
    try:
        question = Question(stimulus.text, audience, page_language())
        return told | {"heard": async_to_sync(second_opinion.ask)(question, endpoint)}, 200
    except BadInput as bad:
        return told | {"error": bad.message}, bad.status
    except OpinionError as error:
        status = 400 if error.reason in ("audience", "long") else 502
        return told | {"error": second_opinion.fault(error.reason)}, status
