"""Campaigns on the pages."""
