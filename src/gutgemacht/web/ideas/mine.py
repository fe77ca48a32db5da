"""What came of what somebody shared: for them alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.ideas.models import Share
from gutgemacht.web.ideas.plot import Plot, plot
from gutgemacht.web.ideas.shares import clicks_of, forget
from gutgemacht.web.ideas.shown import Shown, short_link, shown
from gutgemacht.web.people.access import needs, person_of

WEEKS = 12


@dataclass(frozen=True)
class Line:
    """One thing that somebody shared: its link, how often it was opened, and in which weeks."""

    share: Share
    shown: Shown
    link: str
    clicks: int
    plot: Plot | None


@never_cache
@needs()
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own links, and nobody else's."""
    person, day = person_of(request), timezone.localdate()
    shares = person.shares.select_related("idea").prefetch_related("idea__pictures", "clicks")
    lines = [_line(share, request, day) for share in shares]
    return render(request, "ideas/mine.html", {"lines": lines, "clicks": clicks_of(person, day)})


def _line(share: Share, request: HttpRequest, day: date) -> Line:
    days = {row.day: row.count for row in share.clicks.all() if row.day < day}
    weeks = [_week(days, day - timedelta(weeks=back)) for back in range(WEEKS - 1, -1, -1)]
    drawn = plot(weeks) if any(weeks) else None
    link = short_link(share, request)
    return Line(share, shown(share.idea, day), link, sum(days.values()), drawn)


def _week(days: dict[date, int], last: date) -> int:
    """Clicks of the seven days that end with `last`."""
    return sum(count for day, count in days.items() if last - timedelta(days=7) < day <= last)


@needs()
@require_POST
def forgotten(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody takes their name off a link."""
    forget(get_object_or_404(person_of(request).shares, pk=number))
    messages.success(request, _("Your name is off it. If the link is out, it leads on."))
    return redirect("ideas:mine")
