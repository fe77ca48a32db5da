"""The calendar: what is planned, published or only wished for, by month and by week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.guideline import CalendarDay, Country
from gutgemacht.publish.calendar import Almanac, Collision, Day, Week
from gutgemacht.web.errors import BadInput
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import due
from gutgemacht.web.publish.drafts.access import PLANNERS, READERS, draft_for, may_plan
from gutgemacht.web.publish.drafts.agenda import Entry, Period, entries, period
from gutgemacht.web.publish.drafts.desk import open_channels
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.planning import plan
from gutgemacht.web.publish.drafts.shelf import state_of
from gutgemacht.web.rules import in_force


@dataclass(frozen=True)
class Cell:
    """A day of the page; `occasions` are names, and whether they ask for restraint."""

    day: Day
    entries: tuple[Entry, ...]
    occasions: tuple[tuple[str, bool], ...]
    said: tuple[str, ...]
    outside: bool
    today: bool


@never_cache
@needs(*READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A month, or a week, with its posts, its days and what collides."""
    today, asked = timezone.localdate(), request.GET
    span = period(asked.get("month", ""), asked.get("week", ""), today)
    number = asked.get("channel", "")
    channel = Channel.objects.filter(pk=number).first() if number.isdecimal() else None
    shown = {
        "weeks": _weeks(span, channel, today),
        "channel": channel,
        "of_channel": f"&channel={channel.pk}" if channel else "",
        "channels": open_channels(),
        "may_plan": may_plan(request),
        "zone": timezone.get_current_timezone_name(),
        **_ways(span, today),
    }
    return render(request, "drafts/calendar.html", shown)


def _ways(span: Period, today: date) -> dict[str, Period]:
    """The period, and those that one goes to from it."""
    return {
        "span": span,
        "back": span.step(-1),
        "on": span.step(1),
        "now": Period(today, span.is_week),
        "other": Period(_inside(span, today), not span.is_week),
    }


def _weeks(span: Period, channel: Channel | None, today: date) -> list[list[Cell]]:
    known = {one.id: one for one in entries(channel)}
    posts = [post for one in known.values() for post in one.posts]
    return _cells(span.weeks(posts, _almanac(channel)), known, span, today)


@needs(*PLANNERS)
@require_POST
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Another time for a draft and what waits because of it."""
    draft, now = draft_for(request, number), timezone.now()
    try:
        words = request.POST.get(due.FIELD, "")
        meant = due.ahead(words, timezone.get_current_timezone(), now)
        if state_of(draft) == "published":
            raise BadInput(due.FIELD, _("This is out already; its time stays as it was."))
        with transaction.atomic():
            plan(
                Draft.objects.select_for_update().get(pk=draft.pk),
                meant.at,
                person_of(request),
                now,
            )
    except BadInput as bad:
        messages.error(request, bad.message)
    else:
        messages.success(request, _("“%s” has another time now.") % draft)
        if meant.twice:
            messages.warning(request, due.twice())
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if safe else reverse("drafts:calendar"))


def _inside(span: Period, today: date) -> date:
    """The day that stays in view: today if it is, else the first."""
    month = (today.year, today.month) == (span.day.year, span.day.month)
    return today if month and not span.is_week else span.day


def _almanac(channel: Channel | None) -> Almanac:
    """The days of the channel's country, else of the one that most channels speak to."""
    countries = [one.country for one in open_channels()] or ["DE"]
    country = channel.country if channel else max(countries, key=countries.count)
    zone = timezone.get_current_timezone()
    return Almanac(in_force().guideline.days, cast("Country", country), zone)


def _cells(
    weeks: Iterable[Week], known: dict[str, Entry], span: Period, today: date
) -> list[list[Cell]]:
    """The days; what lasts longer is named where it begins, and where something is planned."""
    found: list[list[Cell]] = []
    before: tuple[CalendarDay, ...] = ()
    for week in weeks:
        found.append([])
        for day in week:
            told = [one for one in day.occasions if day.posts or one not in before]
            before = day.occasions
            found[-1].append(_cell(day, told, known, span, today))
    return found


def _cell(
    day: Day, told: list[CalendarDay], known: dict[str, Entry], span: Period, today: date
) -> Cell:
    ids = dict.fromkeys(post.id for post in day.posts)
    language = page_language()
    return Cell(
        day=day,
        entries=tuple(known[one] for one in ids),
        occasions=tuple((one.name.in_(language), "memorial" in one.tags) for one in told),
        said=tuple(dict.fromkeys(_said(one) for one in day.collisions)),
        outside=not span.is_week and day.date.month != span.day.month,
        today=day.date == today,
    )


def _said(collision: Collision) -> str:
    if collision.day is None:
        return _("Two posts on one channel within half an hour take readers from each other.")
    name = collision.day.name.in_(page_language())
    if collision.kind == "memorial":
        return _("%s: does this post fit this day?") % name
    return _("%s: a time to be silent about the business.") % name
