"""Opinions that no rule can state: small trained models, a lexicon of hate, a second reader.

They stand behind the port `check/judge.py`; a rule of the kind "model" asks one by its name.
"""
