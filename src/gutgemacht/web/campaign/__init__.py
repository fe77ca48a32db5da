"""Campaigns: what is meant, whom it is for, and everything that people will see of it."""
