"""Programs that see: words in pictures, behind the port `media.Eyes`, and films. Optional."""

from gutgemacht.eyes.ffmpeg import FilmFacts
from gutgemacht.eyes.film import Film, Still, film
from gutgemacht.eyes.program import tesseract

__all__ = ["Film", "FilmFacts", "Still", "film", "tesseract"]
