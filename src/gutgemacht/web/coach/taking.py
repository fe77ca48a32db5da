"""A suggested wording becomes a version of the company's draft, by the one who takes it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gutgemacht.web.people.access import person_of
from gutgemacht.web.publish.drafts import saving
from gutgemacht.web.publish.drafts.access import draft_for, may_write
from gutgemacht.web.publish.drafts.body import Body


def take_over(request: HttpRequest, number: int, text: str) -> HttpResponse:
    """A new version with these words, above all that others wrote; raises Http404."""
    draft_for(request, number)
    if not may_write(request):
        messages.error(request, _("Only authors change drafts of the company."))
        return redirect("coach:desk")
    with transaction.atomic():
        draft, newest = saving.locked(number)
        body = Body.model_validate(newest.body).model_copy(update={"text": text})
        saving.append(draft, newest, body, person_of(request), timezone.now())
    messages.success(request, _("The suggested wording stands in the draft now."))
    return redirect("drafts:page", number)
