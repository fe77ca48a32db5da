"""Opinions that no rule can state: small trained models, a lexicon of hate, a second reader.

They stand behind the port `check/judge.py`; a rule of the kind "model" asks one by its name.
"""

from gutgemacht.check.judge import Judge
from gutgemacht.judges import hate

__all__ = ["shipped"]


def shipped() -> dict[str, Judge]:
    """The judges that come with the program, by name. Each loads its data when first asked."""
    return {"hate": hate.hate, "insult": hate.insult}
