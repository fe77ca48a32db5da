"""Bluesky: 300 characters as a reader counts them."""

from gutgemacht.networks.shape import Shape, graphemes

SHAPE = Shape("Bluesky", 300, graphemes)
