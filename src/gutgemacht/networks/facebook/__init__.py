"""Facebook: 63,206 characters, of which the feed shows about 480."""

from gutgemacht.networks.shape import Shape

SHAPE = Shape("Facebook", 63_206, len, cut=480)
