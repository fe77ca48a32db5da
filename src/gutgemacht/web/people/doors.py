"""Routes of allauth, by the names it uses, at addresses in our words.

Only what a person can need here: no sign-up, no codes by mail, no telephone.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as sign_on
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.saml import views as saml
from django.urls import path, re_path

from gutgemacht.web.people import joining
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.joining import elsewhere

signed_in = needs()

urlpatterns = [
    path("sign-in/", joining.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", factor.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/left/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("again/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", signed_in(factor.reauthenticate), name="mfa_reauthenticate"),
    path(
        "again/passkey/",
        signed_in(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("password/", joining.password_lost, name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/new/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("mail/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("me/mail/", signed_in(joining.new_address), name="account_email"),
    path("me/password/", signed_in(account.password_change), name="account_change_password"),
    path("me/password/first/", signed_in(account.password_set), name="account_set_password"),
    path("me/second-factor/", signed_in(factor.index), name="mfa_index"),
    path("me/app/", signed_in(app.activate_totp), name="mfa_activate_totp"),
    path("me/app/remove/", signed_in(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("me/codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "me/codes/new/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("me/passkeys/", signed_in(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("me/passkeys/new/", signed_in(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("me/passkeys/<int:pk>/", signed_in(passkey.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "me/passkeys/<int:pk>/remove/",
        signed_in(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path("me/accounts/", signed_in(joining.Accounts.as_view()), name="socialaccount_connections"),
    path("sign-on/ended/", sign_on.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-on/failed/", sign_on.login_error, name="socialaccount_login_error"),
    path("sign-on/oidc/<str:provider_id>/", elsewhere(oidc.login), name="openid_connect_login"),
    path(
        "sign-on/oidc/<str:provider_id>/back/",
        elsewhere(oidc.callback),
        name="openid_connect_callback",
    ),
    path("sign-on/saml/<str:organization_slug>/", elsewhere(saml.login), name="saml_login"),
    path("sign-on/saml/<str:organization_slug>/acs/", saml.acs, name="saml_acs"),
    path(
        "sign-on/saml/<str:organization_slug>/back/",
        elsewhere(saml.finish_acs),
        name="saml_finish_acs",
    ),
    path(
        "sign-on/saml/<str:organization_slug>/metadata/",
        elsewhere(saml.metadata),
        name="saml_metadata",
    ),
    path("sign-on/saml/<str:organization_slug>/out/", joining.signed_out, name="saml_sls"),
]
