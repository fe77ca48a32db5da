"""Instagram: 2,200 characters, of which the feed shows about 125."""

from gutgemacht.networks.shape import Shape

SHAPE = Shape("Instagram", 2_200, len, cut=125)
