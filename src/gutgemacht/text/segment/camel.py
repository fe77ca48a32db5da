"""A hashtag written so that everybody sees its words."""

from collections.abc import Collection

from gutgemacht.text.segment.atoms import SIGNS
from gutgemacht.text.segment.split import split
from gutgemacht.text.segment.tag import Words

_TRIED = 8


def camel_case(tag: str, names: Collection[str] = (), but: Collection[Words] = ()) -> str:
    """The likeliest reading of `tag` with capitals, and a sign if it has one: "#SusanAlbumParty".

    Readings that hold one of the terms of `but` are passed over while there are others. A tag
    without letters and digits stays as it is.
    """
    readings = [reading.words for reading in split(tag, _TRIED, names)]
    words = next((words for words in readings if not _holds(words, but)), readings[0])
    sign = "#" if tag[:1] in SIGNS else ""
    return sign + "".join(word[:1].upper() + word[1:] for word in words) if words else tag


def _holds(words: Words, terms: Collection[Words]) -> bool:
    return any(
        words[start : start + len(term)] == term for term in terms for start in range(len(words))
    )
