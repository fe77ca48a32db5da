"""When it went wrong: state, clock, triage, playbook, statements, evidence and drills, as pure values."""
