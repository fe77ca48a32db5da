"""What the house says to allauth: who may come in, in which words, by which mails."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.people import mail
from gutgemacht.web.people.models import Grant, Person
from gutgemacht.web.people.sign_on import doors

JUST_NOW = timedelta(minutes=5)
# What allauth would say in its words; of the rest nothing is said.
_SAID = {
    "account/messages/password_changed.txt": _("The new password holds from now on."),
    "account/messages/password_set.txt": _("The new password holds from now on."),
    "account/messages/email_confirmation_sent.txt": _("A mail is on its way to you."),
    "account/messages/email_confirmed.txt": _("This is your mail address now."),
    "account/messages/email_confirmation_failed.txt": _(
        "This address belongs to somebody else here."
    ),
    "mfa/messages/totp_activated.txt": _("From now on a code is asked when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("No code is asked any more."),
    "mfa/messages/webauthn_added.txt": _("The passkey works from now on."),
    "mfa/messages/webauthn_removed.txt": _("The passkey no longer works."),
    "mfa/messages/recovery_codes_generated.txt": _("The new codes replace the old ones."),
    "socialaccount/messages/account_connected.txt": _("You can sign in with it from now on."),
    "socialaccount/messages/account_connected_other.txt": _(
        "This account belongs to somebody else here."
    ),
    "socialaccount/messages/account_disconnected.txt": _("It no longer opens the door here."),
}


class AccountDoor(DefaultAccountAdapter):
    """Sign-in by mail address and password: our words, our mails, nobody signs up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Address and password do not fit together."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code does not fit. The next one may."),
        "too_many_login_attempts": _("Too many attempts that failed. Please wait five minutes."),
        "email_taken": _("Somebody with this address is here already."),
        "duplicate_email": _("This is your address already."),
        "rate_limited": _("That was too often. Please wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited; nobody makes an account for themselves."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        message: str | None = None,
        **options: Any,
    ) -> None:
        """Says in our words what was done; of what shows by itself nothing is said."""
        text = message or _SAID.get(message_template or "")
        if text:
            messages.add_message(request, level, text)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The two mails that people ask for; a mail server that is down breaks nothing."""
        try:
            if template_prefix == "account/email/password_reset_key":
                mail.send_new_password(context["user"], context["password_reset_url"])
            elif template_prefix == "account/email/email_confirmation":
                mail.send_new_address(context["user"], email, context["activate_url"])
        except mail.NotSent:
            messages.error(self.request, gettext("The mail server did not take the mail."))

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Who comes by the company's sign-on alone signs in there again instead."""
        request = context.request
        if get_reauthentication_flows(request.user):
            return super().is_reauthentication_required(app=app, **options)
        if request.user.last_login > timezone.now() - JUST_NOW:
            return False
        self.logout(request)
        messages.info(request, gettext("Please sign in once more, then you can go on."))
        raise ImmediateHttpResponse(
            redirect_to_login(request.get_full_path(), reverse("account_login"))
        )


class SignOnDoor(DefaultSocialAccountAdapter):
    """Sign-on with the company's accounts: lets in the invited, and newcomers it was told of."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": _(
            "Choose a password or add a passkey first; else you could not come in any more."
        ),
        "disconnect_last": _(
            "Choose a password or add a passkey first; else you could not come in any more."
        ),
    }

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The servers of `sign-on.yml`; none is kept in the database."""
        apps = [SocialApp(name=server.name, **server.app()) for server in doors().servers]
        return [
            app
            for app in apps
            if provider in (None, app.provider, app.provider_id)
            and client_id in (None, app.client_id)
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuses an answer whose two halves speak of different people."""
        told = sociallogin.account.extra_data
        halves = (told.get("id_token"), told.get("userinfo"))
        subjects = {half["sub"] for half in halves if isinstance(half, dict) and "sub" in half}
        if len(subjects) > 1:
            page = "socialaccount/authentication_error.html"
            raise ImmediateHttpResponse(render(request, page, status=403))

    def is_email_verified(self, provider: Any, email: str) -> bool:
        """True for addresses of the domains that the company says this server vouches for."""
        server = doors().by_id(provider.app.provider_id)
        return bool(server and server.vouches_for(email))

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[Any, str] | None:
        """Who was invited by this address; one that somebody only claims counts for nobody."""
        for one in sociallogin.email_addresses:
            person = Person.objects.filter(username=one.email.lower()).first()
            if one.verified and person:
                return person, person.email
        return None

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Newcomers, where the company says so, with a verified address of its domains."""
        server = doors().by_id(sociallogin.account.provider)
        verified = [one.email for one in sociallogin.email_addresses if one.verified]
        if server and server.newcomers and any(server.vouches_for(one) for one in verified):
            # Somebody may have claimed it without proof, and must not keep its owner out by that.
            EmailAddress.objects.filter(email__in=verified, verified=False).delete()
            return True
        raise ImmediateHttpResponse(_refused(request, sociallogin))

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> Any:
        """Name and address as the company's server tells them."""
        person = super().populate_user(request, sociallogin, data)
        both = f"{person.first_name} {person.last_name}".strip()
        person.name = (data.get("name") or both)[:150]
        return person

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Any:
        """A newcomer, with the roles that the company gives to all of them."""
        person = super().save_user(request, sociallogin, form)
        server = doors().by_id(sociallogin.account.provider)
        roles = server.newcomers.roles if server and server.newcomers else ()
        Grant.objects.bulk_create(Grant(person=person, role=role) for role in roles)
        return person


def _refused(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Nobody is let in; says with which address, so that one can ask for an invitation."""
    address = login.email_addresses[0].email if login.email_addresses else ""
    return render(request, "account/signup_closed.html", {"address": address}, status=403)


class FactorDoor(DefaultMFAAdapter):
    """Second factors: their secrets are unreadable in the database alone."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. The next one may."),
    }

    def encrypt(self, text: str) -> str:
        """Sealed with the server's secret key."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Opened again; nothing where the server's secret key has changed, and no code fits."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 (base class)
        """A name that one can tell apart and change."""
        count = user.authenticator_set.filter(type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Shown by the device that keeps the passkey."""
        return super().get_public_key_credential_user_entity(user) | {"display_name": str(user)}


def _seal() -> Fernet:
    key = hashlib.sha256(b"second factors " + settings.SECRET_KEY.encode()).digest()
    return Fernet(urlsafe_b64encode(key))
