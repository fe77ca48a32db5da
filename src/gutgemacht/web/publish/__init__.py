"""Publishing: channels, drafts of the company, approvals, sending, and what was really done."""
