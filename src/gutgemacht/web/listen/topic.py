"""One topic: its pulse, what happened meanwhile, and what is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.events import events
from gutgemacht.web.listen.lines import Lines, lines
from gutgemacht.web.listen.look_back import progress
from gutgemacht.web.listen.mentions.shown import shown
from gutgemacht.web.listen.models import Mention, Topic
from gutgemacht.web.listen.series import A_DAY, HOUR, Series, series_of, size_for
from gutgemacht.web.listen.today import today_of
from gutgemacht.web.listen.trends import pictures, trends
from gutgemacht.web.people.access import needs

RANGES = {"day": 1, "week": 7, "month": 30, "year": 365}
USUAL_RANGE = "month"
TABS = ("latest", "trending", "pictures")
LATEST = 10
# Rows that one can still read.
LONGEST_TABLE = 62


@dataclass(frozen=True)
class Stretch:
    """From when to when one looks, and by what name of `RANGES`, if by one."""

    since: datetime
    until: datetime
    name: str = ""

    @classmethod
    def by(cls, request: HttpRequest, now: datetime) -> "Stretch":
        """As the address says, in seconds since 1970 or by name; nonsense asks for a month."""
        told = (_moment(request.GET.get(name, "")) for name in ("from", "to"))
        since, until = told
        if since and until and since < until:
            return cls(since, until)
        asked = request.GET.get("range", "")
        name = asked if asked in RANGES else USUAL_RANGE
        return cls(now - timedelta(days=RANGES[name]), now, name)


@never_cache
@needs(*READERS)
@require_safe
def topic(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one topic."""
    one, now = get_object_or_404(Topic, pk=number), timezone.now()
    stretch = Stretch.by(request, now)
    asked = request.GET.get("tab", "")
    tab = asked if asked in TABS else TABS[0]
    days = series_of(one, stretch.since, stretch.until, _table_size(stretch))
    context = {
        "topic": one,
        "today": today_of([one], now)[0],
        "stretch": stretch,
        "ranges": _range_words(),
        "plot": _plot(days),
        "rows": _rows(days),
        "looked": progress(one),
        "events": events(one, stretch.since, stretch.until),
        "tab": tab,
        **_tab(tab, one, now),
    }
    return render(request, "listen/topic.html", context)


@never_cache
@needs(*READERS)
@require_safe
def pulse(request: HttpRequest, number: int) -> JsonResponse:
    """The pulse and the marks for the plot; `size` 60 or 1440 asks for that size."""
    one = get_object_or_404(Topic, pk=number)
    stretch = Stretch.by(request, timezone.now())
    asked = {"60": HOUR, "1440": A_DAY}.get(request.GET.get("size", ""))
    series = series_of(
        one, stretch.since, stretch.until, asked or size_for(stretch.since, stretch.until)
    )
    marks = [event.for_json() for event in events(one, stretch.since, stretch.until)]
    return JsonResponse(series.for_json() | {"events": marks})


def _tab(tab: str, one: Topic, now: datetime) -> Mapping[str, Any]:
    if tab == "trending":
        return {"trends": trends(one, now)}
    if tab == "pictures":
        return {"pictures": pictures(one)}
    found = Mention.objects.filter(belongs__topic=one, same_as=None, gone_at=None)
    return {"lines": shown(found.order_by("-belongs__at", "-pk")[:LATEST])}


def _range_words() -> dict[str, str]:
    return {"day": _("Day"), "week": _("Week"), "month": _("Month"), "year": _("Year")}


def _table_size(stretch: Stretch) -> int:
    return HOUR if stretch.until - stretch.since <= timedelta(days=2) else A_DAY


def _plot(days: Series) -> Lines:
    words = _("%(sum)s mentions, at most %(most)s at a time, as a line with the usual behind.") % {
        "sum": int(days.mentions.sum()),
        "most": int(days.mentions.max(initial=0)),
    }
    named = [
        (_("mentions"), days.mentions.tolist()),
        (_("negative"), days.negative.tolist()),
    ]
    step = timedelta(minutes=days.size)
    return lines(named, days.begin, step, words, band=(days.low.tolist(), days.high.tolist()))


def _rows(days: Series) -> list[dict[str, Any]]:
    """The newest first, as many as one can read."""
    table = zip(days.at.tolist(), days.mentions, days.negative, days.low, days.high, strict=True)
    rows = [
        {
            "at": datetime.fromtimestamp(at, timezone.get_current_timezone()),
            "mentions": int(mentions),
            "negative": int(negative),
            "usual": (int(low), int(-(-high // 1))) if low == low else None,
        }
        for at, mentions, negative, low, high in table
    ]
    return rows[::-1][:LONGEST_TABLE]


def _moment(told: str) -> datetime | None:
    if not told.isdecimal() or len(told) > 10:
        return None
    return datetime.fromtimestamp(int(told), timezone.get_current_timezone())
