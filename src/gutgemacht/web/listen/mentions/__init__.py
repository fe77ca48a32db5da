"""Mentions to read, and the searches that people keep."""
