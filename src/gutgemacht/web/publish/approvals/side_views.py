"""Beside the queue: posts that are seen afterwards, and who stands in for whom."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.publish.content import from_data
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals import afterwards, standing_in
from gutgemacht.web.publish.approvals.forms import DeputyForm
from gutgemacht.web.publish.approvals.models import Deputy
from gutgemacht.web.publish.approvals.rights import DECIDERS


@never_cache
@needs(Role.APPROVER)
@require_safe
def unseen(request: HttpRequest) -> HttpResponse:
    """Posts that went out at once, and that nobody has looked at yet."""
    rows = [(row, from_data(row.content)) for row in afterwards.unseen(person_of(request))[:100]]
    return render(request, "approvals/unseen.html", {"rows": rows})


@needs(Role.APPROVER)
@require_POST
def seen(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody has looked at it."""
    if afterwards.seen(number, person_of(request), timezone.now()):
        messages.success(request, _("Seen. It counts for its author."))
    else:
        messages.info(request, _("Somebody else has looked at it already."))
    return redirect("approvals:unseen")


@never_cache
@needs(*DECIDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: HttpRequest) -> HttpResponse:
    """Who answers for me while I am away, and naming somebody."""
    person, now = person_of(request), timezone.now()
    form = DeputyForm(request.POST or None, person)
    if form.is_valid() and _named(form, person, now):
        messages.success(request, _("Named. Both of you see it here."))
        return redirect("approvals:deputies")
    context = {
        "form": form,
        "mine": person.deputies.filter(until__gt=now).select_related("deputy").order_by("since"),
        "of": person.deputy_of.filter(until__gt=now).select_related("person").order_by("since"),
        "now": now,
    }
    return render(request, "approvals/deputies.html", context, status=400 if form.errors else 200)


def _named(form: DeputyForm, person: Person, now: datetime) -> bool:
    try:
        standing_in.name(person, form.cleaned_data["deputy"], *form.times, now)
    except standing_in.DeputyError as error:
        form.add_error(None, str(error))
    return not form.errors


@needs(*DECIDERS)
@require_POST
def end_deputy(request: HttpRequest, number: int) -> HttpResponse:
    """One's own deputy answers no longer."""
    one = get_object_or_404(Deputy, pk=number, person=person_of(request))
    standing_in.end(one, person_of(request), timezone.now())
    messages.success(request, _("Ended. You answer for yourself again."))
    return redirect("approvals:deputies")
