"""The culture picture: once a quarter, how a house does, from sums alone. Knows no person."""

from gutgemacht.culture.change import Change as Change
from gutgemacht.culture.change import Share as Share
from gutgemacht.culture.change import change as change
from gutgemacht.culture.change import share as share
from gutgemacht.culture.facts import Answers as Answers
from gutgemacht.culture.facts import Doing as Doing
from gutgemacht.culture.facts import Fact as Fact
from gutgemacht.culture.facts import Handling as Handling
from gutgemacht.culture.facts import Happening as Happening
from gutgemacht.culture.quarter import Quarter as Quarter
from gutgemacht.culture.sentences import Sentence as Sentence
from gutgemacht.culture.sentences import sentences as sentences
from gutgemacht.culture.sums import LEAST as LEAST
from gutgemacht.culture.sums import TEXT_LEAST as TEXT_LEAST
from gutgemacht.culture.sums import Sum as Sum
from gutgemacht.culture.sums import Sums as Sums
from gutgemacht.culture.sums import so_far as so_far
from gutgemacht.culture.sums import texts_told as texts_told
from gutgemacht.culture.sums import told as told
