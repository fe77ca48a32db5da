"""Whole numbers that add up."""

from collections.abc import Sequence


def apportion(weights: Sequence[float], total: int) -> list[int]:
    """`total` divided as the weights are, in whole numbers that add up to it.

    Largest remainders (Hamilton's method); of equal ones the first gets more. The weights are 0 or
    more and not all 0.
    """
    whole = sum(weights)
    quotas = [weight / whole * total for weight in weights]
    shares = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(weights)), key=lambda nth: shares[nth] - quotas[nth])
    for nth in by_remainder[: total - sum(shares)]:
        shares[nth] += 1
    return shares
