"""Three runs are asked at once; what all of them name is the opinion."""

import asyncio
from dataclasses import dataclass

from gutgemacht.judges.opinion.agree import Reading, agreed
from gutgemacht.judges.opinion.cache import Cache
from gutgemacht.judges.opinion.cost import RUNS, Spent, at_most, spent
from gutgemacht.judges.opinion.endpoint import Endpoint
from gutgemacht.judges.opinion.error import OpinionError
from gutgemacht.judges.opinion.prompt import Question, messages
from gutgemacht.judges.opinion.talk import Messages, Run, client, run


@dataclass(frozen=True)
class Opinion:
    """Questions to the author, and what they cost. No finding, no verdict, no reader.

    No reading means that the runs had none in common; it is no all-clear.
    """

    readings: tuple[Reading, ...]
    model: str
    spent: Spent
    # True where the endpoint counted; else `spent` is the estimate.
    counted: bool = True
    # True where an earlier answer was remembered: nothing was sent, and words are missing.
    remembered: bool = False


async def opinion(question: Question, endpoint: Endpoint, cache: Cache | None = None) -> Opinion:
    """Asks the endpoint about a draft; the caller has somebody's yes to that.

    It takes `endpoint.seconds` at most, and cancelling it ends the requests. Raises OpinionError.
    """
    known = cache.get(question, endpoint) if cache else None
    if known is not None:
        return Opinion(known, endpoint.model, spent(0, 0, endpoint.price), remembered=True)
    asked = messages(question)
    runs = await _in_time(asked, endpoint)
    readings = agreed(question.draft, [one.answer for one in runs])
    if cache:
        cache.put(question, endpoint, readings)
    tokens = [one.tokens for one in runs if one.tokens is not None]
    if len(tokens) < len(runs):
        estimate = at_most(question.draft, endpoint.price)
        return Opinion(readings, endpoint.model, estimate, counted=False)
    tokens_in, tokens_out = map(sum, zip(*tokens, strict=True))
    return Opinion(readings, endpoint.model, spent(tokens_in, tokens_out, endpoint.price))


async def _in_time(asked: Messages, endpoint: Endpoint) -> list[Run]:
    """All runs; the first that fails ends the others."""
    try:
        async with (
            asyncio.timeout(endpoint.seconds),
            client(endpoint) as http,
            asyncio.TaskGroup() as group,
        ):
            tasks = [group.create_task(run(asked, endpoint, http)) for _ in range(RUNS)]
    except TimeoutError:
        raise OpinionError("slow") from None
    except ExceptionGroup as failed:
        # A group wraps what ends it; the runs ask the same, so the first fault stands for all.
        raise failed.exceptions[0] from None
    return [task.result() for task in tasks]
