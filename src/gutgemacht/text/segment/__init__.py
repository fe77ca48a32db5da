"""The words of a hashtag that no capitals show: its likeliest readings from word frequencies.

A reading is a chain of words; its score is the sum of their log10 frequencies (unigram model:
Norvig, "Natural Language Corpus Data", 2009). Not only the best matters: a company wants to see
the other reading before its readers do.
"""

from gutgemacht.text.segment.best import Reading
from gutgemacht.text.segment.camel import camel_case
from gutgemacht.text.segment.misread import Misreading, misreadings
from gutgemacht.text.segment.split import LONGEST, split

__all__ = ["LONGEST", "Misreading", "Reading", "camel_case", "misreadings", "split"]
