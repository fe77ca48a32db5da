"""Drafts of the company: written together, version by version, for one or more channels."""
