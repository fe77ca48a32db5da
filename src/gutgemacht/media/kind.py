"""What a file is: a picture, subtitles, or a film, by its content and not by its name."""

from typing import Literal

from gutgemacht.media.error import MediaError
from gutgemacht.media.picture import PICTURES_IN_BOXES, format_of

Kind = Literal["picture", "captions", "film"]
Container = Literal["mp4", "matroska", "avi"]

_SUBTITLES = (".srt", ".vtt")
_START = 4_096
_BOXED = b"ftyp"


def kind_of(data: bytes, name: str = "") -> Kind:
    """What these bytes are; `name` helps with subtitles that have no times. Raises MediaError."""
    if container(data):
        return "film"
    try:
        format_of(data)
    except MediaError as error:
        if error.reason == "format" and _is_captions(data[:_START], name):
            return "captions"
        raise
    return "picture"


def container(data: bytes) -> Container | None:
    """What a film comes in, by its first bytes: MP4 and MOV, Matroska and WebM, AVI.

    None where it is no film; pictures are kept in boxes like MP4 too.
    """
    if data[4:8] == _BOXED:
        return None if data[8:12] in PICTURES_IN_BOXES else "mp4"
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    return "avi" if data.startswith(b"RIFF") and data[8:12] == b"AVI " else None


def _is_captions(start: bytes, name: str) -> bool:
    return (
        b"-->" in start
        or start.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
        or name.lower().endswith(_SUBTITLES)
    )
