"""The interface for programs: drafts, approvals, ledger, with keys of narrow scope."""
