"""What an opinion costs: at most, before it is asked; as the endpoint counts, after."""

from dataclasses import dataclass
from decimal import Decimal

from gutgemacht.judges.opinion.endpoint import Price

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


def spent(tokens_in: int, tokens_out: int, price: Price | None) -> Spent:
    """These tokens at this price."""
    if price is None:
        return Spent(tokens_in, tokens_out, None)
    cost = (tokens_in * price.tokens_in + tokens_out * price.tokens_out) / 1_000
    return Spent(tokens_in, tokens_out, cost)


def at_most(messages: list[dict[str, str]], runs: int, price: Price | None) -> Spent:
    """What these messages may come to, estimated from their length and the longest answer."""
    size = sum(len(message["content"].encode("utf-8", "replace")) for message in messages)
    return spent(runs * -(-size // BYTES_A_TOKEN), runs * LONGEST_ANSWER, price)
