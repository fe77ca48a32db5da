"""Incidents: the day on which it went wrong, led through, and what is learnt of it."""
