"""The ledger to be seen: what was done in the company's name, beside what was approved."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.draft.notes import SIGNS, effect_word
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.access import holds, needs
from gutgemacht.web.people.models import Role
from gutgemacht.web.phrases import on_page
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.ledger.words import (
    difference_words,
    kind_words,
    playbook_steps,
    standing_signs,
)
from gutgemacht.web.publish.sending.access import KEEPERS, READERS
from gutgemacht.web.rules import in_force

MOST = 50
LONGEST_WORDS = 200


@dataclass(frozen=True)
class Asked:
    """What the form above the list asks for; nonsense asks for nothing."""

    channel: str = ""
    standing: str = ""
    kind: str = ""
    words: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def by(cls, request: HttpRequest) -> "Asked":
        """As the address says."""
        told = {name: request.GET.get(name, "").strip() for name in cls.__dataclass_fields__}
        return cls(**{**told, "words": told["words"][:LONGEST_WORDS]})

    def of(self, acts: "QuerySet[Act]") -> "QuerySet[Act]":
        """The acts that are asked for."""
        if self.channel.isdecimal() and len(self.channel) < 10:
            acts = acts.filter(channel=int(self.channel))
        if self.standing == "alarm":
            acts = acts.filter(unknown())
        elif self.standing == "waking":
            acts = acts.filter(waking_since__isnull=False)
        elif self.standing == "gone":
            acts = acts.filter(gone_at__isnull=False)
        elif self.standing == "findings":
            acts = acts.filter(level__in=("ask", "stop"))
        elif self.standing:
            acts = acts.filter(standing=self.standing)
        if self.kind:
            acts = acts.filter(kind=self.kind)
        if self.words:
            acts = acts.filter(Q(text__icontains=self.words) | Q(app__icontains=self.words))
        return self._in_time(acts)

    def _in_time(self, acts: "QuerySet[Act]") -> "QuerySet[Act]":
        since, until = _day(self.since), _day(self.until)
        if since:
            acts = acts.filter(at__gte=since)
        return acts.filter(at__lt=until + timedelta(days=1)) if until else acts


@never_cache
@needs(*READERS)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Acts, the newest first, as many as one can look over."""
    asked = Asked.by(request)
    page = request.GET.get("page", "")
    start = int(page) * MOST if page.isdecimal() and len(page) < 6 else 0
    found = asked.of(Act.objects.select_related("channel"))[start : start + MOST + 1]
    kept = request.GET.copy()
    kept["page"] = str(start // MOST + 1)
    context = {
        "lines": [line(act) for act in found[:MOST]],
        "older": kept.urlencode() if len(found) > MOST else "",
        "asked": asked,
        "any": Act.objects.exists(),
        "channels": Channel.objects.all(),
        "kinds": kind_words(),
        "standings": Act.Standing.choices,
    }
    return render(request, "ledger/all.html", context)


@never_cache
@needs(*READERS)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One act: what is otherwise, what the guideline says, and what to do."""
    acts = Act.objects.select_related("channel", "outbox", "explained_by", "down_by")
    act = get_object_or_404(acts, pk=number)
    context = {
        **line(act),
        "differences": difference_words(act.differences),
        "findings": _findings(act),
        "down_said": on_page(act.down_said),
        "alarming": act.standing == Act.Standing.UNKNOWN and not act.explained_at,
        "steps": playbook_steps(),
        "may_act": holds(request, *KEEPERS),
        "may_cut": holds(request, Role.INCIDENT_LEAD, Role.CHANNEL_OWNER, Role.ADMINISTRATOR),
    }
    return render(request, "ledger/one.html", context)


@never_cache
@needs(*READERS, Role.ADMINISTRATOR)
@require_safe
def playbook(request: HttpRequest) -> HttpResponse:
    """What to do when somebody else writes in the company's name."""
    return render(request, "ledger/playbook.html", {"steps": playbook_steps()})


@never_cache
@needs(*READERS, Role.WORKS_COUNCIL)
@require_safe
def sums(request: HttpRequest) -> HttpResponse:
    """How much was done a month, of all channels together: no names, no texts."""
    months: dict[str, Counter[str]] = {}
    for at, standing in Act.objects.values_list("at", "standing"):
        months.setdefault(timezone.localtime(at).strftime("%Y-%m"), Counter())[standing] += 1
    rows = [
        (month, sum(counted.values()), [counted[value] for value in Act.Standing.values])
        for month, counted in sorted(months.items(), reverse=True)
    ]
    return render(request, "ledger/sums.html", {"rows": rows, "names": Act.Standing.labels})


def line(act: Act) -> dict[str, Any]:
    """An act with its colour, shape and words."""
    tone, sign = standing_signs(act.standing)
    counts = act.counts or {}
    return {
        "act": act,
        "kind": kind_words()[act.kind],
        "tone": tone,
        "sign": sign,
        "shares": counts.get("shares", 0),
        "replies": counts.get("replies", 0),
        "likes": counts.get("likes", 0),
    }


def unknown() -> Q:
    """Acts that nobody here sent, that nobody has explained, and that are still there."""
    return Q(standing=Act.Standing.UNKNOWN, explained_at=None, gone_at=None)


def _findings(act: Act) -> list[dict[str, Any]]:
    """Rules that speak about the words, with the words."""
    rules, language = in_force().guideline.by_id, page_language()
    return [
        {
            "id": one["rule"],
            "title": rules[one["rule"]].title.in_(language),
            "effect": one["effect"],
            "sign": SIGNS[one["effect"]],
            "word": effect_word(one["effect"]),
            "quote": act.text[one["start"] : one["end"]],
        }
        for one in act.findings
        if one["rule"] in rules
    ]


def _day(words: str) -> datetime | None:
    try:
        day = parse_date(words)
    except ValueError:
        return None
    if day is None:
        return None
    return datetime.combine(day, datetime.min.time(), timezone.get_current_timezone())
