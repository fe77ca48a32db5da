"""The topics: what each listens for, which are quiet, and closing and opening one."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.listen.access import READERS as LISTENERS
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.listen.topics.who import EDITORS, READERS
from gutgemacht.web.people.access import holds, needs
from gutgemacht.web.publish.ledger.log import note


@never_cache
@needs(*READERS)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All topics, with their words."""
    topics = _topics(timezone.now())
    context = {
        "topics": topics.filter(closed_at=None),
        "closed": topics.exclude(closed_at=None),
        "may_change": holds(request, *EDITORS),
        "may_read": holds(request, *LISTENERS),
    }
    return render(request, "topics/all.html", context)


@needs(*EDITORS)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Nothing new is heard of it; what was heard stays."""
    topic = get_object_or_404(Topic, pk=number)
    _set(request, topic, "topic closed", timezone.now())
    messages.success(request, _("%(name)s is closed. What was heard stays.") % {"name": topic.name})
    return redirect("topics:all")


@needs(*EDITORS)
@require_POST
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """It is listened for again, from now on."""
    topic = get_object_or_404(Topic, pk=number)
    _set(request, topic, "topic opened", None)
    messages.success(request, _("We listen for %(name)s again.") % {"name": topic.name})
    return redirect("topics:all")


def _set(request: HttpRequest, topic: Topic, what: str, closed: datetime | None) -> None:
    if bool(topic.closed_at) == bool(closed):
        return
    topic.closed_at = closed
    with transaction.atomic():
        topic.save(update_fields=["closed_at", "changed_at"])
        note(request.user, what, f"topic {topic.pk}", {"name": topic.name}, timezone.now())


def _topics(now: datetime) -> "QuerySet[Topic]":
    """With the time until which nobody is told of it, except of a storm."""
    return Topic.objects.annotate(quiet=Max("mutes__until", filter=Q(mutes__until__gt=now)))
