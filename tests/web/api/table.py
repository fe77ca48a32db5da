"""The table of who may ask what with a key. Whoever adds an operation adds its line here."""

from gutgemacht.web.people.models import Role

AUTHOR = frozenset({Role.AUTHOR})
LOOK_AFTER = frozenset({Role.APPROVER, Role.CHANNEL_OWNER, Role.INCIDENT_LEAD})
OF_DRAFTS = LOOK_AFTER | {Role.AUTHOR, Role.LAWYER}
OF_STOPS = LOOK_AFTER | {Role.ADMINISTRATOR}
OF_LOG = LOOK_AFTER | {Role.LAWYER, Role.ADMINISTRATOR}
OF_CHANNELS = OF_DRAFTS | {Role.ADMINISTRATOR, Role.WORKS_COUNCIL}

# Operations of the interface for programs: the scope of the key, and the roles of its person.
PROGRAMS = {
    "drafts": ("drafts:read", OF_DRAFTS),
    "new_draft": ("drafts:write", AUTHOR),
    "draft": ("drafts:read", OF_DRAFTS),
    "change_draft": ("drafts:write", AUTHOR),
    "add_picture": ("drafts:write", AUTHOR),
    "check_draft": ("drafts:read", OF_DRAFTS),
    "submit_draft": ("drafts:write", AUTHOR),
    "approvals": ("approvals:decide", OF_DRAFTS),
    "one_approval": ("approvals:decide", OF_DRAFTS),
    "answer_approval": ("approvals:decide", OF_DRAFTS),
    "outbox": ("drafts:read", OF_DRAFTS),
    "outbox_row": ("drafts:read", OF_DRAFTS),
    "call_off": ("drafts:write", OF_DRAFTS),
    "stops": ("stop:press", OF_STOPS),
    "press_stop": ("stop:press", OF_STOPS),
    "end_stop": ("stop:press", OF_STOPS),
    "acts": ("ledger:read", OF_DRAFTS),
    "act": ("ledger:read", OF_DRAFTS),
    "log_entries": ("ledger:read", OF_LOG),
    "verify_log": ("ledger:read", OF_LOG),
    "channels": ("channels:read", OF_CHANNELS),
    "channel": ("channels:read", OF_CHANNELS),
}
