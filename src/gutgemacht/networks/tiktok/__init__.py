"""TikTok: 2,200 characters below a film when it is sent by a program, fewer are seen."""

from gutgemacht.networks.shape import Shape

SHAPE = Shape("TikTok", 2_200, len, cut=100)
