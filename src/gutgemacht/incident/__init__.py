"""The day on which it went wrong: triage, clock, playbook, statements, review. Pure."""
