"""Mentions to read, and what becomes of each."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.listen.access import READERS, TRIAGERS
from gutgemacht.web.listen.mentions.asked import Asked, after_key, key_of
from gutgemacht.web.listen.mentions.marking import Marked, mark
from gutgemacht.web.listen.mentions.shown import line, shown
from gutgemacht.web.listen.models import Mention, Pulse, Topic
from gutgemacht.web.listen.words import kind_words, says_words, tone_words
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.publish.channels.kinds import network_name
from gutgemacht.web.publish.ledger.models import Act

A_PAGE = 30
# So many of our posts, and so many of the newest replies below each.
POSTS, BELOW = 12, 5
# Networks of so many days can be chosen.
LATELY = timedelta(days=31)


@never_cache
@needs(*READERS)
@require_safe
def mentions(request: HttpRequest) -> HttpResponse:
    """The newest first, as many as one reads at a time."""
    asked = Asked.by(request.GET.dict())
    # Before the rows: what comes meanwhile is told of and not missed.
    newest = Mention.objects.aggregate(newest=Max("pk"))["newest"] or 0
    found = after_key(asked.of(Mention.objects.all()), request.GET.get("before", ""))
    rows = list(found[: A_PAGE + 1])
    older = {**asked.told, "before": key_of(rows[A_PAGE - 1])} if len(rows) > A_PAGE else {}
    context = {
        "lines": shown(rows[:A_PAGE]),
        "older": urlencode(older),
        "asked": asked,
        "act": Act.objects.filter(pk=asked.act).first() if asked.act else None,
        "told": urlencode(asked.told),
        "any": bool(rows) or Mention.objects.exists(),
        "newest": newest,
        "may_mark": holds(request, *TRIAGERS),
        **_choices(asked),
    }
    return render(request, "mentions/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def newer(request: HttpRequest) -> HttpResponse:
    """Lines of the next that were heard after the mention whose number is `since`, newest first."""
    told = request.GET.get("since", "")
    since = int(told) if told.isdecimal() and len(told) < 16 else 0
    found = Asked.by(request.GET.dict()).of(Mention.objects.filter(pk__gt=since))
    next_ = list(found.order_by("pk")[:A_PAGE])
    context = {"lines": shown(next_[::-1]), "may_mark": holds(request, *TRIAGERS)}
    return render(request, "mentions/lines.html", context)


@needs(*TRIAGERS)
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Says what becomes of a mention, or mends its tone; a script gets its line back."""
    get_object_or_404(Mention, pk=number)
    asked = Marked(request.POST.get("standing", ""), request.POST.get("tone", ""))
    mark(number, asked, person_of(request), timezone.now())
    if request.headers.get("X-Line"):
        context = {"line": line(Mention.objects.get(pk=number)), "may_mark": True}
        return render(request, "mentions/line.html", context)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, None):
        back = "listen:mentions"
    return redirect(back)


@never_cache
@needs(*READERS)
@require_safe
def ours(request: HttpRequest) -> HttpResponse:
    """Our own posts, each with the newest of what was answered to it."""
    heard = Q(mentions__same_as=None, mentions__gone_at=None)
    acts = Act.objects.annotate(
        answers=Count("mentions", filter=heard),
        against=Count("mentions", filter=heard & Q(mentions__tone=-1)),
        unseen=Count("mentions", filter=heard & Q(mentions__standing=Mention.Standing.NEW)),
        newest=Max("mentions__at"),
    )
    acts = acts.filter(answers__gt=0).select_related("channel").order_by("-newest")[:POSTS]
    blocks = [
        {"act": act, "lines": shown(Asked(act=str(act.pk)).of(Mention.objects.all())[:BELOW])}
        for act in acts
    ]
    context = {"blocks": blocks, "may_mark": holds(request, *TRIAGERS), "most": BELOW}
    return render(request, "mentions/ours.html", context)


def _choices(asked: Asked) -> dict[str, Any]:
    """What can be chosen above the list."""
    topics = Topic.objects.filter(closed_at=None)
    return {
        "topics": topics,
        "networks": [(one, network_name(one)) for one in _networks(topics, asked)],
        "tones": {str(tone): word for tone, word in tone_words().items()},
        "kinds": kind_words(),
        "sayings": {"asked": _("question or complaint"), **says_words()},
        "standings": Mention.Standing.choices,
        "times": {"1": _("last day"), "7": _("last 7 days"), "30": _("last 30 days")},
    }


def _networks(topics: "QuerySet[Topic]", asked: Asked) -> list[str]:
    """Where the topics were heard of lately; what is asked for stays among them."""
    days = Pulse.objects.filter(topic__in=topics, size=1_440, at__gte=timezone.now() - LATELY)
    heard = days.order_by().values_list("network", flat=True).distinct()
    return sorted({*heard, asked.network} - {""})
