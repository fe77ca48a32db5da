"""Me: what people change of themselves."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.i18n import set_language as set_for_browser

from gutgemacht.web.people import mail
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.forms import MeForm
from gutgemacht.web.people.models import Person
from gutgemacht.web.people.roles import what_roles_may
from gutgemacht.web.people.sign_on import doors


@never_cache
@needs()
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Name, language, time zone; and the ways to everything else that is one's own."""
    person = request.user
    assert isinstance(person, Person)
    form = MeForm(request.POST or None, instance=person)
    if form.is_valid():
        form.save()
        # Said in the language that holds from now on.
        with override(person.language or None):
            messages.success(request, gettext("Saved."))
        return redirect("people:me")
    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    context = {
        "form": form,
        "roles": [(role, words) for role, words in what_roles_may().items() if role in person.held],
        "teams": person.teams.order_by("name"),
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "code": Authenticator.Type.TOTP in kinds,
        "by_mail": mail.can_send(),
        "sign_on": bool(doors().servers),
    }
    return render(request, "people/me.html", context, status=400 if form.errors else 200)


def set_language(request: HttpRequest) -> HttpResponseBase:
    """The language of the pages, which whoever is signed in takes along."""
    person, wanted = request.user, request.POST.get("language", "")
    if isinstance(person, Person) and wanted in dict(settings.LANGUAGES):
        Person.objects.filter(pk=person.pk).update(language=wanted)
    return set_for_browser(request)
