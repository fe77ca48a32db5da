"""Panels: readers are asked, answers come in, and at some point they decide."""
