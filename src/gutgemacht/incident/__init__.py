"""When it went wrong: state, clock, triage, playbook, statements, evidence, drills as values."""
