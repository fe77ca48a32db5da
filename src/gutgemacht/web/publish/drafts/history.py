"""The versions of a draft: who wrote what when, what differs, and back to an earlier one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.drafts import saving
from gutgemacht.web.publish.drafts.access import READERS, WRITERS, draft_for, may_write
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.changes import body_changes
from gutgemacht.web.publish.drafts.models import Version
from gutgemacht.web.publish.drafts.shelf import STATES, state_of


@never_cache
@needs(*READERS)
@require_safe
def versions(request: HttpRequest, number: int) -> HttpResponse:
    """All versions, and what differs between two of them: those chosen, else the newest two."""
    draft = draft_for(request, number)
    every = list(draft.versions.select_related("by", "taken"))
    to = _chosen(request, "to", every, every[0])
    before = next((one for one in every if one.number == to.number - 1), to)
    of = _chosen(request, "of", every, before)
    shown = {
        "draft": draft,
        "state": STATES[state_of(draft)],
        "versions": every,
        "of": of,
        "to": to,
        "changes": body_changes(Body.model_validate(of.body), Body.model_validate(to.body)),
        "may_write": may_write(request),
    }
    return render(request, "drafts/versions.html", shown)


@needs(*WRITERS)
@require_POST
def restore(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """The words of an earlier version come back, as a new one."""
    draft_for(request, number)
    try:
        saving.restore(number, which, person_of(request), timezone.now())
    except Version.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Version %d stands in the draft again.") % which)
    return redirect("drafts:page", number)


def _chosen(request: HttpRequest, field: str, every: list[Version], usual: Version) -> Version:
    return next((one for one in every if str(one.number) == request.GET.get(field)), usual)
