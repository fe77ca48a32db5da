"""What a channel takes of a draft: how it counts, how long a post is, how many pictures."""

import sys

from gutgemacht.networks.shape import Shape, shapes
from gutgemacht.publish.variants import Room
from gutgemacht.web.publish.channels.models import Channel

# Where posts are read as a thread, so that what is too long is cut; elsewhere it stays too long.
THREADED = frozenset({"bluesky", "mastodon", "threads", "x"})
PICTURES = {"bluesky": 4, "mastodon": 4, "x": 4, "instagram": 10, "linkedin": 20}
PICTURES_ELSEWHERE = 10


def shape_of(channel: Channel) -> Shape:
    """How the network of a channel shows a post; one that nobody measured takes all of it."""
    known = shapes().get(channel.network)
    return known or Shape(channel.network, sys.maxsize, len)


def room_of(channel: Channel) -> Room:
    """What one post takes on a channel."""
    shape = shape_of(channel)
    most = shape.limit if channel.network in THREADED else sys.maxsize
    return Room(most, shape.length, PICTURES.get(channel.network, PICTURES_ELSEWHERE))
