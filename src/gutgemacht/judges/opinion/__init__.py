"""A second opinion: how a named audience might read a draft, asked of a language model.

It goes to the endpoint that the server's settings name, and only after somebody's yes. It raises
questions; it finds nothing, stops nothing, and is no reader.
"""

from gutgemacht.judges.opinion.answer import KINDS, Kind
from gutgemacht.judges.opinion.ask import Opinion, opinion
from gutgemacht.judges.opinion.cache import Cache
from gutgemacht.judges.opinion.cost import RUNS, Spent, at_most
from gutgemacht.judges.opinion.endpoint import Endpoint, EndpointError, Price, endpoint
from gutgemacht.judges.opinion.error import OpinionError
from gutgemacht.judges.opinion.prompt import LONGEST_AUDIENCE, LONGEST_DRAFT, Question

__all__ = [
    "KINDS",
    "LONGEST_AUDIENCE",
    "LONGEST_DRAFT",
    "RUNS",
    "Cache",
    "Endpoint",
    "EndpointError",
    "Kind",
    "Opinion",
    "OpinionError",
    "Price",
    "Question",
    "Spent",
    "at_most",
    "endpoint",
    "opinion",
]
