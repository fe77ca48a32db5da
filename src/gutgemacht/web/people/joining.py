"""Coming in: the first visit, a link, the sign-in page, and the company's own accounts."""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.saml.views import sls as saml_sign_out
from allauth.socialaccount.views import ConnectionsView
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from onelogin.saml2.errors import OneLogin_Saml2_Error

from gutgemacht.web.people import invitations, mail
from gutgemacht.web.people.forms import FirstPersonForm, PasswordForm
from gutgemacht.web.people.models import Grant, Person, Role

logger = logging.getLogger(__name__)


class SignIn(account.LoginView):
    """Signing in, by whatever the house offers; where nobody is yet, the first visit."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the first visit."""
        if not Person.objects.exists():
            return redirect("people:first")
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> Any:
        """The form, without words in the fields: they stand above them."""
        form = super().get_form(form_class)
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows beside the form."""
        return super().get_context_data(**kwargs) | {"servers": servers(self.request)}


def servers(request: HttpRequest, process: str = "login") -> list[tuple[str, str]]:
    """The company's own accounts: name and address of each, which brings back to where one was."""
    where = {"next": target} if (target := request.GET.get("next")) else {}
    return [
        (provider.name, provider.get_login_url(request, process=process, **where))
        for provider in get_adapter().list_providers(request)
    ]


@never_cache
@require_http_methods(["GET", "POST"])
def first(request: HttpRequest) -> HttpResponseBase:
    """The first visit makes the first administrator, once."""
    if Person.objects.exists():
        return redirect("people:sign-in")
    form = FirstPersonForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/first.html", {"form": form}, status=_status(form))
    with transaction.atomic():
        _one_at_a_time()
        if Person.objects.exists():
            return redirect("people:sign-in")
        person = Person.objects.create_user(**form.cleaned_data)
        for role in (Role.ADMINISTRATOR, Role.GUIDELINE_EDITOR):
            Grant.objects.create(person=person, role=role)
    return perform_login(request, person, redirect_url=reverse("people:all"))


@never_cache
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponseBase:
    """An invited person chooses a password, and is in."""
    person = invitations.invited(secret, timezone.now())
    if person is None:
        return render(request, "people/welcome.html", status=410)
    form = PasswordForm(request.POST or None, person=person)
    if not form.is_valid():
        context = {"form": form, "person": person, "servers": servers(request)}
        return render(request, "people/welcome.html", context, status=_status(form))
    is_shown = person.last_login is not None and person.invitation.shown
    with transaction.atomic():
        if not invitations.used(secret):
            return render(request, "people/welcome.html", status=410)
        person.set_password(form.cleaned_data["password"])
        person.save(update_fields=["password"])
    if is_shown:
        messages.info(
            request,
            _(
                "Somebody else has seen your link. So that nobody but you reads them, your cards,"
                " talks with coaches, links to ideas and thank-yous were deleted."
            ),
        )
    return perform_login(request, person)


def password_lost(request: HttpRequest) -> HttpResponseBase:
    """A mail with a link; without a mail server the page says who can help."""
    if not mail.can_send():
        return render(request, "account/password_reset.html", {"no_mail": True})
    return account.password_reset(request)


def new_address(request: HttpRequest) -> HttpResponseBase:
    """Another mail address, which is confirmed by mail; without a mail server that cannot be."""
    if not mail.can_send():
        return render(request, "account/email_change.html", {"no_mail": True})
    return account.email(request)


class Accounts(ConnectionsView):
    """The company's own accounts by which one comes in, and those one could add."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows beside the form."""
        found = servers(self.request, process="connect")
        return super().get_context_data(**kwargs) | {"servers": found}


@csrf_exempt
def signed_out(request: HttpRequest, organization_slug: str) -> HttpResponseBase:
    """The company's server ends a session here; unsigned anybody could send that."""
    if "Signature" not in request.GET:
        raise Http404
    return saml_sign_out(request, organization_slug=organization_slug)


def elsewhere(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that sends to another house: by a page, and with words when that house is down.

    A form of ours may not lead elsewhere, neither by a redirect (`form-action` of the policy).
    """

    @never_cache
    def sent(request: HttpRequest, **kwargs: str) -> HttpResponseBase:
        try:
            answer = view(request, **kwargs)
        except PermissionDenied:
            # What came back answers nothing that was asked here: too late, or not for this browser.
            return render(request, "socialaccount/authentication_error.html", status=403)
        except (OSError, KeyError, ValueError, OneLogin_Saml2_Error) as error:
            logger.warning("sign-on: no sound answer (%s)", type(error).__name__)
            return render(request, "people/silent.html", status=502)
        target = answer.headers.get("Location", "")
        if request.method == "POST" and "://" in target:
            return render(request, "people/elsewhere.html", {"target": target})
        return answer

    return sent


def _one_at_a_time() -> None:
    """Of two first visits at the same moment one waits; SQLite's transactions do so anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Person._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")


def _status(form: PasswordForm) -> int:
    return 400 if form.is_bound and form.errors else 200
