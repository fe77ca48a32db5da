"""Sending: the outbox, the worker that empties it, and the button that stops everything."""
