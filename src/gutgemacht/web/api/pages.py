"""Pages of the interface: what programs can do here, and the keys of the one who asks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.api.described import groups
from gutgemacht.web.api.forms import KeyForm
from gutgemacht.web.api.keys import make, revoke, scope_words
from gutgemacht.web.people.access import needs, person_of


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What programs can do, for people; the same for programs is openapi.json."""
    context = {"groups": groups(), "scopes": scope_words()}
    return render(request, "programs/page.html", context)


@never_cache
@needs()
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """One's own keys; a new one is shown in this answer, and never again."""
    person, now = person_of(request), timezone.now()
    form, secret = KeyForm(request.POST or None), ""
    if form.is_valid():
        name, scopes = form.cleaned_data["name"], form.wanted()
        _token, secret = make(person, name, scopes, form.expires(now), now)
        form = KeyForm()
    context = {
        "form": form,
        "secret": secret,
        "keys": person.tokens.filter(revoked_at=None).order_by("-created_at"),
        "now": now,
    }
    return render(request, "programs/keys.html", context, status=400 if form.errors else 200)


@needs()
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """One of one's own keys opens nothing any more."""
    person = person_of(request)
    token = get_object_or_404(person.tokens, pk=number)
    revoke(token, person, timezone.now())
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": token.name})
    return redirect("programs:keys")
