"""RSS and Atom: what an account published, where a feed is the only open door."""

from gutgemacht.networks.feed.read import FeedError, read
from gutgemacht.networks.feed.watch import read_feed

__all__ = ["FeedError", "read", "read_feed"]
