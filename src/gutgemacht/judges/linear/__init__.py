"""Small judges for mentions, trained here: what the public says, and how it means it.

Linear models over hashed n-grams: fast, small, and able to say why. Nothing here imports SciPy
but `train` and `teach`.
"""

from gutgemacht.judges.linear.error import JudgeError
from gutgemacht.judges.linear.judges import Judges, Opinion, Sentiment, load
from gutgemacht.judges.linear.model import Explanation, Model, Share

__all__ = [
    "Explanation", "JudgeError", "Judges", "Model", "Opinion", "Sentiment", "Share", "load",
]  # fmt: skip
