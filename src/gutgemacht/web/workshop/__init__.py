"""Workshops: a coach asks, people answer on their phones, the wall shows sums.

Nobody is known by their answers: a phone has a random key, and what is kept of a question are
its sums and the coach's notes.
"""
