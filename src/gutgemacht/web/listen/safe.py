"""Addresses that others write."""


def safe(url: str) -> str:
    """An address that a browser may follow, else empty: what others write could be a script."""
    return url if url.startswith(("https://", "http://")) else ""
