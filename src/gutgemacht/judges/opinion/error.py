"""Why there is no opinion, and what would help."""

from typing import Literal, get_args

Reason = Literal[
    "audience",
    "long",
    "unreachable",
    "slow",
    "key",
    "model",
    "busy",
    "moved",
    "failed",
    "refused",
    "answer",
]
REASONS: tuple[Reason, ...] = get_args(Reason)

_MESSAGES: dict[Reason, str] = {
    "audience": "the audience needs 3 to 200 characters; name whom the draft is for",
    "long": "the draft is longer than 10,000 characters; ask about a part of it",
    "unreachable": "the endpoint does not answer; start it, or correct GUTGEMACHT_OPINION_URL",
    "slow": "the endpoint took too long; ask again, name a faster model, or raise "
    "GUTGEMACHT_OPINION_SECONDS",
    "key": "the endpoint refuses the key; correct GUTGEMACHT_OPINION_KEY",
    "model": "the endpoint knows no such model or address; correct GUTGEMACHT_OPINION_MODEL or "
    "GUTGEMACHT_OPINION_URL",
    "busy": "the endpoint is busy or its allowance is used up; ask again later",
    "moved": "the endpoint sends elsewhere, and a draft is not sent after it; put its new "
    "address into GUTGEMACHT_OPINION_URL",
    "failed": "the endpoint reports an error; look into its log, then ask again",
    "refused": "the model refuses to speak about this draft; that says nothing about the draft",
    "answer": "the model did not answer in the agreed form, which is no opinion; ask again, or "
    "name another model in GUTGEMACHT_OPINION_MODEL",
}


class OpinionError(Exception):
    """No opinion. Its message never quotes the draft, nor what the endpoint said."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(_MESSAGES[reason])
