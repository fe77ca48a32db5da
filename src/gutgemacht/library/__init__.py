"""What happened to others before: documented crises, with their sources."""

from gutgemacht.library.case import Case, Counted, Hours, Kind, Moment, Pace, Test
from gutgemacht.library.load import (
    Library,
    LibraryError,
    check_against,
    facets_of,
    library_files,
    load_library,
    load_shipped,
)
from gutgemacht.library.patterns import SIDES, Clue, Facet, FacetId, Patterns, Side

__all__ = [
    "SIDES",
    "Case",
    "Clue",
    "Counted",
    "Facet",
    "FacetId",
    "Hours",
    "Kind",
    "Library",
    "LibraryError",
    "Moment",
    "Pace",
    "Patterns",
    "Side",
    "Test",
    "check_against",
    "facets_of",
    "library_files",
    "load_library",
    "load_shipped",
]
