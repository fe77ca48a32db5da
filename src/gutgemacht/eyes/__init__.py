"""Programs that see words in a picture, behind the port `media.Eyes`. Optional."""

from gutgemacht.eyes.program import tesseract

__all__ = ["tesseract"]
