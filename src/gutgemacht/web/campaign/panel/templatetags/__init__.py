"""Filters of the pages of panels."""
