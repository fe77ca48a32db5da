"""One run over HTTP: what is sent, what may come back, and what is done when it does not."""

from dataclasses import dataclass
from typing import Any

import httpx
from pydantic import BaseModel, Field, ValidationError

from gutgemacht.judges.opinion.answer import Answer, answered, schema
from gutgemacht.judges.opinion.cost import LONGEST_ANSWER
from gutgemacht.judges.opinion.endpoint import Endpoint
from gutgemacht.judges.opinion.error import OpinionError, Reason

LARGEST = 200_000
TRIES = 2
_FAULTS: dict[int, Reason] = {401: "key", 403: "key", 404: "model", 429: "busy"}
# A server that does not know a field of the request says so with one of these.
_UNKNOWN_FIELD = (400, 422)

Messages = list[dict[str, str]]


class _Usage(BaseModel):
    prompt_tokens: int = Field(ge=0, le=10**9)
    completion_tokens: int = Field(ge=0, le=10**9)


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: _Usage | None = None


@dataclass(frozen=True)
class Run:
    """What one run says, and the tokens in and out that it took, where the endpoint counts."""

    answer: Answer
    tokens: tuple[int, int] | None


def client(endpoint: Endpoint) -> httpx.AsyncClient:
    """A client that talks to this endpoint alone: no proxy, no redirect, no password file."""
    headers = {"Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    return httpx.AsyncClient(
        headers=headers,
        timeout=endpoint.seconds / TRIES,
        trust_env=False,
        follow_redirects=False,
    )


async def run(messages: Messages, endpoint: Endpoint, http: httpx.AsyncClient) -> Run:
    """Asks once, with the schema where the server takes it; raises OpinionError."""
    strict = {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "readings", "strict": True, "schema": schema()},
        },
        "max_tokens": LONGEST_ANSWER,
    }
    # Newer services renamed the limit; they know no schema only when they are old.
    plain = {"max_completion_tokens": LONGEST_ANSWER}
    for more in (strict, plain):
        body = {"model": endpoint.model, "messages": messages} | more
        status, data = await _twice(f"{endpoint.url}/chat/completions", body, http)
        if status not in _UNKNOWN_FIELD:
            break
    if 300 <= status < 400:
        raise OpinionError("moved")
    if status != httpx.codes.OK:
        raise OpinionError(_FAULTS.get(status, "failed"))
    return _run(data)


async def _twice(url: str, body: dict[str, Any], http: httpx.AsyncClient) -> tuple[int, bytes]:
    """Status and body; what may have been bad luck is tried once more."""
    for last in (False, True):
        try:
            status, data = await _post(url, body, http)
        except httpx.TimeoutException:
            if last:
                raise OpinionError("slow") from None
        except httpx.HTTPError:
            if last:
                raise OpinionError("unreachable") from None
        else:
            if last or (status < 500 and status != httpx.codes.TOO_MANY_REQUESTS):
                return status, data
    raise AssertionError("the last try returns or raises")


async def _post(url: str, body: dict[str, Any], http: httpx.AsyncClient) -> tuple[int, bytes]:
    async with http.stream("POST", url, json=body) as response:
        data = b""
        async for part in response.aiter_raw():
            data += part
            if len(data) > LARGEST:
                raise OpinionError("answer")
        return response.status_code, data


def _run(data: bytes) -> Run:
    try:
        completion = _Completion.model_validate_json(data)
    except ValidationError:
        raise OpinionError("answer") from None
    choice, usage = completion.choices[0], completion.usage
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise OpinionError("refused")
    tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else None
    return Run(answered(choice.message.content or ""), tokens)
