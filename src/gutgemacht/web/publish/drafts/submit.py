"""On to approval: what asking means on each channel, before somebody asks."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gutgemacht.publish.approval import Need, NeedReason
from gutgemacht.web.campaign.gate.words import Reading, reading_of, sentence
from gutgemacht.web.draft.notes import headline
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.ask import AskError, Plan, ask, plans
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.access import WRITERS, draft_for
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.room import shape_of
from gutgemacht.web.publish.drafts.shelf import STATES, state_of


@dataclass(frozen=True)
class Way:
    """What asking means on one channel; `hindered` says why it cannot go out as it is.

    `reading` is what readers said of it, where they are asked.
    """

    channel: Channel
    headline: str
    level: str
    need: Need
    who: str
    why: tuple[str, ...]
    hindered: tuple[str, ...]
    reading: Reading | None


@never_cache
@needs(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, number: int) -> HttpResponse:
    """Shows what it takes; asks when somebody says so."""
    draft, now = draft_for(request, number), timezone.now()
    found = ways(draft, person_of(request), now)
    error = ""
    if request.method == "POST":
        try:
            _ask(request, draft, found, now)
        except AskError as bad:
            error = str(bad)
        else:
            return redirect("drafts:page", number)
    shown = {
        "draft": draft,
        "state": STATES[state_of(draft)],
        "ways": found,
        "override": any(way.need.override for way in found),
        "ready": bool(found) and not any(way.hindered for way in found),
        "unread": any(way.reading and not way.reading.open for way in found),
        "words": request.POST.get("override", ""),
        "error": error,
        "version_number": draft.versions.all()[0].number,
    }
    return render(request, "drafts/submit.html", shown, status=400 if error else 200)


def ways(draft: Draft, person: Person, now: datetime) -> list[Way]:
    """What it takes on each channel of a draft."""
    return [_way(plan) for plan in plans(draft.versions.all()[0], person, now)]


def _way(plan: Plan) -> Way:
    return Way(
        channel=plan.channel,
        headline=headline(plan.verdict.level, "company"),
        level=plan.verdict.level,
        need=plan.need,
        who=_who(plan.need),
        why=tuple(_why()[reason] for reason in plan.need.why),
        hindered=tuple(_hindered(plan)),
        reading=reading_of(plan.gate),
    )


def _ask(request: HttpRequest, draft: Draft, found: list[Way], now: datetime) -> None:
    """Asks; raises AskError with what is in the way."""
    newest = draft.versions.all()[0]
    if request.POST.get("version") != str(newest.number):
        raise AskError(_("The draft has changed meanwhile. Please look once more."))
    if any(way.hindered for way in found):
        raise AskError(_("It cannot go out like this yet; see below."))
    asked = ask(newest, person_of(request), now, request.POST.get("override", "").strip())
    waits = sum(one.outbox is None for one in asked)
    if waits:
        said = ngettext(
            "Asked: %d channel waits for a yes.", "Asked: %d channels wait for a yes.", waits
        )
        messages.success(request, said % waits)
    else:
        messages.success(request, _("Nobody needs to be asked; it goes out when it is time."))


def _hindered(plan: Plan) -> list[str]:
    shape, parts = shape_of(plan.channel), plan.content.parts
    over = max(shape.length(part.text) - shape.limit for part in parts)
    said = []
    if not any(part.text.strip() or part.pictures for part in parts):
        said.append(_("There is nothing to publish yet."))
    if over > 0:
        told = ngettext("It is %d character too long.", "It is %d characters too long.", over)
        said.append(told % over)
    if not plan.gate.open:
        said.append(sentence(plan.gate))
    return said


def _who(need: Need) -> str:
    if not need.persons:
        if need.afterwards:
            return _("Nobody needs to say yes. Somebody looks at it once it is out.")
        return _("Nobody needs to say yes.")
    count = ngettext("%d person reads it", "%d people read it", need.persons) % need.persons
    if need.lawyer:
        return _("%s before it goes out; one of them knows the law.") % count
    return _("%s before it goes out.") % count


def _why() -> dict[NeedReason, str]:
    return {
        "stop": _("the guideline says stop"),
        "law": _("a question of law is open"),
        "question": _("the guideline asks something that two decide better than one"),
        "undeclared": _("a question that only you can answer is still open"),
        "seen-before": _("your posts on this channel are read before they go out"),
        "seen-afterwards": _("your posts on this channel are read once they are out"),
        "free": _("you are free on this channel"),
    }
