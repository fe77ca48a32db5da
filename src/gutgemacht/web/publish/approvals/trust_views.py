"""Trust: how far one is trusted oneself, the rule behind it, and raising or lowering others."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals import sums, trusting
from gutgemacht.web.publish.approvals.forms import TrustForm, WordsForm
from gutgemacht.web.publish.approvals.models import TrustEvent
from gutgemacht.web.publish.approvals.standing import level_of, standing_of
from gutgemacht.web.publish.approvals.trust_shown import shown_standing
from gutgemacht.web.publish.approvals.words import approval_rule, level_words, trust_rule
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.rules import in_force


@never_cache
@needs()
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The rule for all; to each their own standing, channel by channel."""
    person, company = person_of(request), in_force().guideline.company
    context = {
        "rule": trust_rule(company.trust),
        "approval": approval_rule(company.approval),
        "standings": [
            shown_standing(person, channel, timezone.now()) for channel in _channels(person)
        ],
        "may_change": trusting.channels_of(person),
        "sums": sums.by_level(timezone.now()) if holds(request, Role.WORKS_COUNCIL) else None,
        "few": sums.FEWEST,
    }
    return render(request, "trust/page.html", context)


@needs()
@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """What one says to one's own lowered level."""
    event = get_object_or_404(
        TrustEvent, pk=number, person=person_of(request), what=TrustEvent.What.LOWERED
    )
    form = WordsForm(request.POST)
    if form.is_valid():
        trusting.answer(event, form.cleaned_data["words"], timezone.now())
        messages.success(request, _("Your answer stands beside it now."))
    else:
        messages.error(request, _("Please write what you want to say to it."))
    return redirect("trust:page")


@never_cache
@needs(Role.APPROVER, Role.CHANNEL_OWNER)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, number: int) -> HttpResponse:
    """How far people are trusted on a channel, for those who answer for it."""
    person, now = person_of(request), timezone.now()
    channel = get_object_or_404(trusting.channels_of(person), pk=number)
    others = authors(channel).exclude(pk=person.pk)
    form = TrustForm(request.POST or None, others, {"person": request.GET.get("person", "")})
    if form.is_valid() and _changed(form, channel, person, now):
        said = _("Changed. %(name)s reads why.") % {"name": form.cleaned_data["person"]}
        messages.success(request, said)
        return redirect("trust:people", number)
    words = level_words()
    context: dict[str, Any] = {
        "channel": channel,
        "form": form,
        "people": [(one, words[standing_of(one, channel, now).level]) for one in others],
        "events": _events(channel, person),
    }
    return render(request, "trust/people.html", context, status=400 if form.errors else 200)


def authors(channel: Channel) -> QuerySet[Person]:
    """Those who write for a channel, or did."""
    writes = Q(grants__role=Role.AUTHOR) | Q(requests__channel=channel)
    return Person.objects.filter(writes, is_active=True).distinct().order_by("name", "pk")


def _changed(form: TrustForm, channel: Channel, by: Person, now: datetime) -> bool:
    said = form.cleaned_data
    try:
        trusting.change(said["person"], channel, level_of(said["level"]), said["reason"], by, now)
    except trusting.TrustError as error:
        form.add_error(None, str(error))
    return not form.errors


def _channels(person: Person) -> QuerySet[Channel]:
    """The channels one has written for and, for authors, all that are open."""
    mine = Q(requests__author=person) | Q(trust_events__person=person)
    if person.may(Role.AUTHOR):
        mine |= Q(closed_at=None)
    return Channel.objects.filter(mine, closed_at=None).distinct()


def _events(channel: Channel, person: Person) -> QuerySet[TrustEvent]:
    """What people changed on a channel, newest first; not what the rule gave."""
    events = channel.trust_events.exclude(who="").exclude(person=person)
    return events.select_related("person").order_by("-at")
