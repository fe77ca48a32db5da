"""The formats of pictures: one module each, see `blocks.py: Format`."""
