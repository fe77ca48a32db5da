"""Approvals: who is asked for a yes to what, who gave it; trust that makes fewer needed."""
