"""YouTube: 5,000 characters below a film, of which about 150 are seen before a click."""

from gutgemacht.networks.shape import Shape

SHAPE = Shape("YouTube", 5_000, len, cut=150)
