"""What an opinion costs: at most, before it is asked; as the endpoint counts, after."""

from dataclasses import dataclass
from decimal import Decimal

from gutgemacht.judges.opinion.endpoint import Price
from gutgemacht.judges.opinion.prompt import (
    LONGEST_AUDIENCE,
    LONGEST_DRAFT,
    Question,
    messages,
)

# So many must agree.
RUNS = 3
# So many tokens a run may answer with.
LONGEST_ANSWER = 1_200
# A token of a Latin script is rarely shorter than three bytes.
BYTES_A_TOKEN = 3


@dataclass(frozen=True)
class Spent:
    """Tokens of all runs together, and what they cost where a price is known."""

    tokens_in: int
    tokens_out: int
    cost: Decimal | None

    @property
    def tokens(self) -> int:
        """In and out together."""
        return self.tokens_in + self.tokens_out


def spent(tokens_in: int, tokens_out: int, price: Price | None) -> Spent:
    """These tokens at this price."""
    if price is None:
        return Spent(tokens_in, tokens_out, None)
    cost = (tokens_in * price.tokens_in + tokens_out * price.tokens_out) / 1_000
    return Spent(tokens_in, tokens_out, cost)


def at_most(draft: str, price: Price | None) -> Spent:
    """What asking about this draft may come to, from its length and the longest answers."""
    question = Question(draft[:LONGEST_DRAFT], "x" * LONGEST_AUDIENCE, "de")
    size = sum(len(one["content"].encode("utf-8", "replace")) for one in messages(question))
    return spent(RUNS * -(-size // BYTES_A_TOKEN), RUNS * LONGEST_ANSWER, price)
