"""On to the yes: what asking means on each channel, before somebody asks."""

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

from gutgemacht.publish.approval import Need, NeedReason, needed
from gutgemacht.web.draft.notes import headline
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals.ask import ask, standing_of
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.access import WRITERS, draft_for, who
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.content import variant
from gutgemacht.web.publish.drafts.judged import gravest, undeclared, verdict
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.drafts.room import shape_of
from gutgemacht.web.publish.drafts.shelf import STATES, state_of
from gutgemacht.web.rules import in_force


@dataclass(frozen=True)
class Way:
    """What asking means on one channel; `hindered` says why it cannot go out as it is."""

    channel: Channel
    headline: str
    level: str
    need: Need
    who: str
    why: tuple[str, ...]
    hindered: tuple[str, ...]


@never_cache
@needs(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, number: int) -> HttpResponse:
    """Shows what it takes; asks when somebody says so."""
    draft, now = draft_for(request, number), timezone.now()
    found = ways(draft, who(request), now)
    error = ""
    if request.method == "POST":
        try:
            _ask(request, draft, found, now)
        except BadInput as bad:
            error = bad.message
        else:
            return redirect("drafts:page", number)
    shown = {
        "draft": draft,
        "state": STATES[state_of(draft)],
        "ways": found,
        "override": any(way.need.override for way in found),
        "ready": bool(found) and not any(way.hindered for way in found),
        "words": request.POST.get("override", ""),
        "error": error,
        "version_number": draft.versions.all()[0].number,
    }
    return render(request, "drafts/submit.html", shown, status=400 if error else 200)


def ways(draft: Draft, person: Person, now: datetime) -> list[Way]:
    """What it takes on each channel of a draft."""
    body = Body.model_validate(draft.versions.all()[0].body)
    return [_way(body, channel, draft.due or now, person, now) for channel in draft.channels.all()]


def _way(body: Body, channel: Channel, at: datetime, person: Person, now: datetime) -> Way:
    judged = verdict(body, channel, at)
    need = needed(
        judged.level,
        gravest(judged),
        standing_of(person, channel, now).level,
        in_force().guideline.company.approval,
        declared=not undeclared(judged, body),
    )
    return Way(
        channel=channel,
        headline=headline(judged.level, "company"),
        level=judged.level,
        need=need,
        who=_who(need),
        why=tuple(_why()[reason] for reason in need.why),
        hindered=tuple(_hindered(body, channel)),
    )


def _ask(request: HttpRequest, draft: Draft, found: list[Way], now: datetime) -> None:
    newest = draft.versions.all()[0]
    if request.POST.get("version") != str(newest.number):
        raise BadInput("version", _("The draft has changed meanwhile. Please look once more."))
    if not found or any(way.hindered for way in found):
        raise BadInput("channels", _("It cannot go out like this yet; see below."))
    reason = request.POST.get("override", "").strip()
    if any(way.need.override for way in found) and not any(map(str.isalpha, reason)):
        said = _("The guideline says stop. Please say why it shall go out all the same.")
        raise BadInput("override", said)
    asked = ask(newest, who(request), now, reason)
    waits = Request.objects.filter(version=newest, state=Request.State.OPEN).count()
    if waits:
        said = ngettext("Asked: %d channel waits for a yes.", "Asked: %d channels wait.", waits)
        messages.success(request, said % waits)
    elif asked:
        messages.success(request, _("Nobody needs to be asked; it goes out when it is time."))


def _hindered(body: Body, channel: Channel) -> list[str]:
    shape, content = shape_of(channel), variant(body, channel).content
    over = max(shape.length(part.text) - shape.limit for part in content.parts)
    said = []
    if not content.text.strip() and not body.pictures:
        said.append(_("There is nothing to publish yet."))
    if over > 0:
        said.append(
            ngettext("It is %d character too long.", "It is %d characters too long.", over) % over
        )
    if channel.closed_at:
        said.append(_("This channel is closed."))
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
