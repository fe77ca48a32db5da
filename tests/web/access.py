"""The table of who may open what. Whoever adds a view adds its line here.

A view is guarded by `people.access: needs`, and its roles here must be those it carries; or it is
open to everybody and stands in OPEN with the reason.
"""

from gutgemacht.web.people.models import Role

ANYBODY_SIGNED_IN: frozenset[Role] = frozenset()
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
EDITOR = frozenset({Role.GUIDELINE_EDITOR})
STEWARDS = frozenset({Role.CHANNEL_OWNER, Role.ADMINISTRATOR})
CUTTERS = STEWARDS | {Role.INCIDENT_LEAD}
SEE_CHANNELS = CUTTERS | {Role.AUTHOR, Role.APPROVER, Role.LAWYER, Role.WORKS_COUNCIL}
KEEPERS = frozenset({Role.APPROVER, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD})
PUBLISHING = KEEPERS | {Role.AUTHOR, Role.LAWYER}

APPROVER = frozenset({Role.APPROVER})
# Who reads what the company is about to publish, and who answers for it.
READERS = frozenset(
    {Role.AUTHOR, Role.APPROVER, Role.LAWYER, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD}
)
DECIDERS = frozenset({Role.APPROVER, Role.LAWYER, Role.INCIDENT_LEAD})
AUTHOR = frozenset({Role.AUTHOR})
PLANNERS = frozenset({Role.AUTHOR, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD})
READERS = PLANNERS | {Role.APPROVER, Role.LAWYER}

# Name of the route, or of all routes of an app by its namespace and a star.
GUARDED = {
    "people:all": ADMINISTRATOR,
    "people:invite": ADMINISTRATOR,
    "people:invite-again": ADMINISTRATOR,
    "people:withdraw": ADMINISTRATOR,
    "people:change": ADMINISTRATOR,
    "people:leave": ADMINISTRATOR,
    "people:come-back": ADMINISTRATOR,
    "people:lost-factor": ADMINISTRATOR,
    "people:teams": ADMINISTRATOR,
    "people:team": ADMINISTRATOR,
    "people:remove-team": ADMINISTRATOR,
    "people:me": ANYBODY_SIGNED_IN,
    "account_reauthenticate": ANYBODY_SIGNED_IN,
    "account_email": ANYBODY_SIGNED_IN,
    "account_change_password": ANYBODY_SIGNED_IN,
    "account_set_password": ANYBODY_SIGNED_IN,
    "mfa_reauthenticate": ANYBODY_SIGNED_IN,
    "mfa_reauthenticate_webauthn": ANYBODY_SIGNED_IN,
    "mfa_index": ANYBODY_SIGNED_IN,
    "mfa_activate_totp": ANYBODY_SIGNED_IN,
    "mfa_deactivate_totp": ANYBODY_SIGNED_IN,
    "mfa_view_recovery_codes": ANYBODY_SIGNED_IN,
    "mfa_generate_recovery_codes": ANYBODY_SIGNED_IN,
    "mfa_list_webauthn": ANYBODY_SIGNED_IN,
    "mfa_add_webauthn": ANYBODY_SIGNED_IN,
    "mfa_edit_webauthn": ANYBODY_SIGNED_IN,
    "mfa_remove_webauthn": ANYBODY_SIGNED_IN,
    "socialaccount_connections": ANYBODY_SIGNED_IN,
    "programs:keys": ANYBODY_SIGNED_IN,
    "programs:end": ANYBODY_SIGNED_IN,
    "drafts:all": READERS,
    "drafts:page": READERS,
    "drafts:picture": READERS,
    "drafts:again": READERS,
    "drafts:versions": READERS,
    "drafts:say": READERS,
    "drafts:calendar": READERS,
    "drafts:move": PLANNERS,
    "drafts:new": AUTHOR,
    "drafts:save": AUTHOR,
    "drafts:answer": AUTHOR,
    "drafts:restore": AUTHOR,
    "drafts:submit": AUTHOR,
    "drafts:put-away": AUTHOR,
    "guideline:settings": EDITOR,
    "own_rules:*": EDITOR,
    "approvals:queue": READERS,
    "approvals:one": READERS,
    "approvals:answer": READERS,
    "approvals:withdraw": READERS,
    "approvals:picture": READERS,
    "approvals:make-link": READERS,
    "approvals:withdraw-link": READERS,
    "approvals:unseen": APPROVER,
    "approvals:seen": APPROVER,
    "approvals:deputies": DECIDERS,
    "approvals:end-deputy": DECIDERS,
    "trust:page": ANYBODY_SIGNED_IN,
    "trust:answer": ANYBODY_SIGNED_IN,
    "trust:people": frozenset({Role.APPROVER, Role.CHANNEL_OWNER}),
    "channels:all": SEE_CHANNELS,
    "channels:one": SEE_CHANNELS,
    "channels:export": CUTTERS,
    "channels:cut": CUTTERS,
    "channels:disconnect": CUTTERS,
    "channels:choose": STEWARDS,
    "channels:new": STEWARDS,
    "channels:connect": STEWARDS,
    "channels:back": STEWARDS,
    "channels:edit": STEWARDS,
    "channels:seen": STEWARDS,
    "channels:again": STEWARDS,
    "channels:by-hand": STEWARDS,
    "channels:close": STEWARDS,
    "channels:reopen": STEWARDS,
    "notices:*": ADMINISTRATOR,
    "sending:*": PUBLISHING,
    "sending:held-back": KEEPERS,
    "sending:stop": KEEPERS | ADMINISTRATOR,
    "sending:end-stop": KEEPERS | ADMINISTRATOR,
    "ledger:*": KEEPERS,
    "ledger:all": PUBLISHING,
    "ledger:one": PUBLISHING,
    "ledger:playbook": PUBLISHING | ADMINISTRATOR,
    "ledger:sums": PUBLISHING | {Role.WORKS_COUNCIL},
    "ledger:log": KEEPERS | ADMINISTRATOR | {Role.LAWYER},
}

OPEN = {
    "api:*": "a key is the way in, see tests/web/api/table.py; openapi.json is for all to read",
    "programs:page": "describes the interface, as its documents do",
    "/": "leads to the draft",
    "set_language": "the language of the pages",
    "draft:*": "a check needs no account, so that nobody is known by it",
    "guideline:rules": "the guideline is for all to read",
    "guideline:rule": "the guideline is for all to read",
    "guideline:lint": "reads what is given to it and keeps nothing",
    "guideline:false-alarm": "is counted without a person",
    "handbook:*": "the handbook is for all to read; confirming asks for a name itself",
    "cases:*": "what happened to others is for all to read",
    "approvals:read": "for a reader without an account; the link is the key",
    "approvals:read-picture": "for a reader without an account; the link is the key",
    "languagetool:*": "asks for a token of its own where one is set",
    "channels:app": "who we are, for servers that ask before they let us in",
    "people:first": "only as long as nobody is there",
    "people:sign-in": "the door",
    "people:sign-out": "the door",
    "people:welcome": "the link is the key",
    "account_login": "the door",
    "account_logout": "the door",
    "account_inactive": "says only that an account is closed",
    "account_reset_password": "for those who cannot sign in",
    "account_reset_password_done": "for those who cannot sign in",
    "account_reset_password_from_key": "the link is the key",
    "account_reset_password_from_key_done": "for those who cannot sign in",
    "account_confirm_email": "the link is the key",
    "mfa_authenticate": "the second step of the door",
    "mfa_login_webauthn": "the door",
    "socialaccount_login_cancelled": "the door",
    "socialaccount_login_error": "the door",
    "openid_connect_login": "the door",
    "openid_connect_callback": "the door",
    "saml_login": "the door",
    "saml_acs": "the door; what comes is signed",
    "saml_finish_acs": "the door; what comes is signed",
    "saml_metadata": "public by its nature",
    "saml_sls": "what comes is signed",
}
