"""The list of drafts, and the page of one: written together, kept while one writes."""

from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.errors import BadInput
from gutgemacht.web.guideline.reported import reported
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.drafts import acting, desk, due, saving, shelf
from gutgemacht.web.publish.drafts.access import READERS, WRITERS, draft_for, drafts_for, may_write
from gutgemacht.web.publish.drafts.again import said_before
from gutgemacht.web.publish.drafts.changes import changes
from gutgemacht.web.publish.drafts.models import Draft, Picture
from gutgemacht.web.publish.drafts.pictures import extension
from gutgemacht.web.publish.drafts.written import Form, as_it_is, sent


@never_cache
@needs(*READERS)
@require_safe
def all_(request: HttpRequest) -> HttpResponse:
    """The drafts of the company."""
    which = request.GET.get("show", "mine" if may_write(request) else "all")
    number = request.GET.get("channel", "")
    channel = int(number) if number.isdecimal() else None
    shown = {
        "lines": [
            (line, shelf.STATES[line.state])
            for line in shelf.shelf(person_of(request), which, channel)
        ],
        "filters": shelf.FILTERS,
        "which": which if which in shelf.FILTERS else "all",
        "channel": channel,
        "channels": desk.open_channels(),
        "any": drafts_for(person_of(request)).exists(),
        "may_write": may_write(request),
    }
    return render(request, "drafts/all.html", shown)


@needs(*WRITERS)
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """An empty draft to write into."""
    draft = saving.begin(person_of(request), timezone.now())
    return redirect("drafts:page", draft.pk)


@never_cache
@needs(*READERS)
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """A draft: to be written by authors, to be read by those who answer for it otherwise."""
    draft = draft_for(request, number)
    return _shown(request, draft, Form(as_it_is(draft, draft.versions.all()[0])))


@never_cache
@needs(*WRITERS)
@require_POST
def save(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps what the form holds; a part of a page for htmx, else the page again."""
    draft, now = draft_for(request, number), timezone.now()
    before = as_it_is(draft, draft.versions.all()[0])
    open_ = [one.pk for one in desk.open_channels()]
    zone = timezone.get_current_timezone()
    try:
        form = sent(request.POST, before, open_, zone, now)
        form = acting.acted(form, request.POST, request.FILES.getlist("file"), now)
    except BadInput as bad:
        return _refused(request, draft, bad)
    result, form = _kept(request, draft, form, before.due)
    if isinstance(result, saving.Conflict):
        return _conflict(request, draft, form, result)
    if "HX-Request" in request.headers:
        return _saved(request, draft, form, result)
    if form.said:
        messages.error(request, form.said)
    else:
        messages.success(request, _("Saved."))
    return redirect("drafts:page", number)


def _kept(
    request: HttpRequest, draft: Draft, form: Form, was_due: Any
) -> tuple[saving.Saved | saving.Conflict, Form]:
    """What was kept; a time that cannot be keeps nothing else from being kept."""
    base = saving.Base(
        request.POST.get("base", ""),
        cast("saving.Choice", request.POST.get("choose", "")),
        request.POST.get("seen", ""),
    )
    person, now = person_of(request), timezone.now()
    try:
        return saving.save(draft.pk, form.written, base, person, now), form
    except BadInput as bad:
        form = Form(replace(form.written, due=was_due), bad.message)
        return saving.save(draft.pk, form.written, base, person, now), form


def _saved(request: HttpRequest, draft: Draft, form: Form, saved: saving.Saved) -> HttpResponse:
    if request.POST.get("choose") == "theirs":
        return HttpResponse(headers={"HX-Refresh": "true"})
    draft.refresh_from_db()
    acted = acting.is_act(request.POST, request.FILES)
    shown = {
        "draft": draft,
        "newest": saved.version,
        "wanted": saved.written,
        "said": form.said,
        "twice": due.twice() if form.twice else "",
        "cards": desk.cards(saved.written.body) if acted else None,
        **desk.channels_shown(draft, saved.written, timezone.now()),
        "typed": request.POST.get(due.FIELD, "") if form.said else None,
    }
    response = render(request, "drafts/after.html", shown)
    if acted:
        # The pictures changed, so the margin reads again.
        response["HX-Trigger-After-Settle"] = '{"draft:changed": {"target": "#draft"}}'
    return response


def _refused(request: HttpRequest, draft: Draft, bad: BadInput) -> HttpResponse:
    base = request.POST.get("base", "")
    if "HX-Request" in request.headers:
        # htmx drops what comes with an error's status, and people must see it.
        return render(request, "drafts/saved.html", {"refused": bad.message, "base": base})
    messages.error(request, bad.message)
    return redirect("drafts:page", draft.pk)


def _conflict(
    request: HttpRequest, draft: Draft, form: Form, conflict: saving.Conflict
) -> HttpResponse:
    told = {
        "conflict": conflict,
        "changes": changes(conflict.theirs, form.written),
        "base": request.POST.get("base", ""),
    }
    if "HX-Request" in request.headers:
        return render(request, "drafts/saved.html", told | {"draft": draft})
    return _shown(request, draft, form, told, status=409)


def _shown(
    request: HttpRequest,
    draft: Draft,
    form: Form,
    told: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    now, version = timezone.now(), draft.versions.all()[0]
    shown = desk.desk(draft, version, form.written, now) | {"said": form.said} | (told or {})
    if not may_write(request):
        return render(request, "drafts/read.html", shown)
    shown |= desk.margin(form.written, reported(request))
    return render(request, "drafts/page.html", shown, status=status)


@needs(*READERS)
@require_safe
def again(request: HttpRequest, number: int) -> HttpResponse:
    """What the draft repeats of earlier posts and other drafts, as a part of its page."""
    draft = draft_for(request, number)
    body = as_it_is(draft, draft.versions.all()[0]).body
    return render(request, "drafts/again.html", {"again": said_before(draft, body, timezone.now())})


@needs(*WRITERS)
@require_POST
def put_away(request: HttpRequest, number: int) -> HttpResponse:
    """Off the desk, or back onto it."""
    draft = draft_for(request, number)
    draft.put_away_at = None if draft.put_away_at else timezone.now()
    draft.save(update_fields=["put_away_at"])
    return redirect("drafts:all" if draft.put_away_at else "drafts:page", *_number(draft))


def _number(draft: Draft) -> list[int]:
    return [] if draft.put_away_at else [draft.pk]


@needs(*READERS)
@require_safe
def picture(request: HttpRequest, digest: str) -> HttpResponse:
    """The bytes of a picture, as they were given."""
    row = get_object_or_404(Picture, digest=digest)
    name = f"{digest[:12]}.{extension(row)}"
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        # The name is the content, so it never changes.
        "Cache-Control": "private, max-age=86400, immutable",
    }
    return HttpResponse(bytes(row.data), content_type=row.media_type, headers=headers)
