"""Learning: cards made from the company's rules and from cases, and the company's own.

Nothing is kept of who answers what, but in `practice` for those who wish it.
"""
