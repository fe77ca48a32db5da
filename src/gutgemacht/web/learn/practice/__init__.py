"""Practising: cards come again when they are about to be forgotten, three minutes at a time.

What somebody knows is theirs alone: no page, export or program shows it to anybody else.
"""
