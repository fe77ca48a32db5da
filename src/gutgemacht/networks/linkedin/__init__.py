"""LinkedIn: 3,000 characters, of which the feed shows about 210."""

from gutgemacht.networks.shape import Shape

SHAPE = Shape("LinkedIn", 3_000, len, cut=210)
