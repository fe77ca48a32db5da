"""Mentions to read, and what becomes of each."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Q
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
from gutgemacht.web.listen.models import Mention, Source, Topic
from gutgemacht.web.listen.words import kind_words, says_words, tone_words
from gutgemacht.web.people.access import holds, needs, person_of
from gutgemacht.web.publish.channels.kinds import network_name
from gutgemacht.web.publish.ledger.models import Act

A_PAGE = 30
# So many of our posts, and so many of the newest replies below each.
POSTS, BELOW = 12, 5


@never_cache
@needs(*READERS)
@require_safe
def mentions(request: HttpRequest) -> HttpResponse:
    """The newest first, as many as one reads at a time."""
    asked = Asked.by(request.GET.dict())
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
        "newest": Mention.objects.aggregate(newest=Max("pk"))["newest"] or 0,
        "may_mark": holds(request, *TRIAGERS),
        **_choices(),
    }
    return render(request, "mentions/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def newer(request: HttpRequest) -> HttpResponse:
    """Lines of what was heard after the mention whose number is `since`."""
    told = request.GET.get("since", "")
    since = int(told) if told.isdecimal() and len(told) < 16 else 0
    found = Asked.by(request.GET.dict()).of(Mention.objects.filter(pk__gt=since))
    context = {"lines": shown(found[:A_PAGE]), "may_mark": holds(request, *TRIAGERS)}
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
    context = {"blocks": blocks, "may_mark": holds(request, *TRIAGERS), "now": timezone.now()}
    return render(request, "mentions/ours.html", context)


def _choices() -> dict[str, Any]:
    """What can be chosen above the list."""
    networks = Source.objects.order_by().values_list("kind", flat=True).distinct()
    return {
        "topics": Topic.objects.filter(closed_at=None),
        "networks": sorted({(one, network_name(one)) for one in networks}),
        "tones": {str(tone): word for tone, word in tone_words().items()},
        "kinds": kind_words(),
        "sayings": {"asked": _("question or complaint"), **says_words()},
        "standings": Mention.Standing.choices,
    }
