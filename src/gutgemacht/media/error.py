"""Why a file cannot be read: the reason, the place, and what would help."""

from struct import error as struct_error
from typing import ClassVar
from zlib import error as zlib_error

from PIL.Image import DecompressionBombError

LARGEST = 20_000_000
"""Bytes of a file; what phones and cameras save as JPEG has about 12 million."""
MOST_PIXELS = 150_000_000
MOST_DECODED = 50_000_000
"""Pixels of a picture that is unpacked, to be read or to be shown."""
MOST_PARTS = 20_000
LARGEST_FILM = 100_000_000
LONGEST_FILM = 600
"""Seconds of a film that is seen."""
MOST_FRAMES = 36_000
LARGEST_XMP = 1_000_000
LARGEST_CAPTIONS = 1_000_000
LONGEST_CAPTIONS = 100_000

# What Pillow raises on damaged data; anything else would be a fault of ours.
DAMAGE = (
    SyntaxError, ValueError, KeyError, TypeError, IndexError, OSError, OverflowError, RuntimeError,
    AttributeError, ZeroDivisionError, struct_error, zlib_error, DecompressionBombError,
)  # fmt: skip


class MediaError(ValueError):
    """A file that cannot be read; `at` is a byte of a picture, a line of subtitles."""

    MESSAGES: ClassVar[dict[str, str]] = {
        "empty": "the file is empty; choose another",
        "format": "this is neither a picture (JPEG, PNG, WebP, GIF, AVIF) nor subtitles (.srt, "
        ".vtt) nor a film; save it as one of these",
        "heic": "pictures in HEIC cannot be read here; save it as JPEG",
        "large": f"the file is larger than {LARGEST // 1_000_000} MB; save it smaller",
        "pixels": f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels, as byte "
        "{at} says; make it smaller",
        "decoded": f"the picture has more than {MOST_DECODED // 1_000_000} million pixels, too "
        "many to be shown; make it smaller",
        "broken": "the file is damaged at byte {at}; save it once more where it comes from",
        "parts": f"the file has more than {MOST_PARTS:,} parts, the last at byte {{at}}; save it "
        "once more",
        "inflated": f"a text at byte {{at}} unpacks to more than {LARGEST_XMP // 1_000_000} MB; "
        "save the picture without its additional data",
        "xmp": "the XMP at byte {at} is too large or declares entities; save the picture without "
        "its additional data",
        "copy": "a copy without location can be made of JPEG, PNG, WebP and GIF only; save it as "
        "JPEG",
        "film": "this is no film that can be read here (MP4, MOV, Matroska, WebM, AVI); save it as "
        "MP4",
        "film-large": f"the film is larger than {LARGEST_FILM // 1_000_000} MB; save it smaller",
        "film-long": f"the film is longer than {LONGEST_FILM // 60} minutes or {MOST_FRAMES:,} "
        "pictures; cut it to what will be shown",
        "film-broken": "the film cannot be read; save it once more where it comes from, as MP4",
        "film-ends": "the film breaks off after second {at}; copy it once more from where it is "
        "whole",
        "film-blind": "there are no moving pictures in the file; choose the film itself",
        "film-slow": "the film takes too long to be read; save it smaller, such as 1920 "
        "pixels wide",
        "film-busy": "another film is being read; try again in a minute",
        "no-ffmpeg": "films are read by the program ffmpeg, which is not installed here; "
        "install it, or give stills of the film as pictures",
        "large-captions": "the subtitles are longer than "
        f"{LONGEST_CAPTIONS:,} characters; divide them",
        "encoding": "line {at} is not UTF-8; save the subtitles as UTF-8",
        "binary": "line {at} holds a zero byte; save the subtitles as plain text",
        "no-cues": "there are no subtitles in the file; each needs a line such as "
        "00:00:01,000 --> 00:00:03,500",
        "arrow": "line {at}: the times are missing; a line such as "
        "00:00:01,000 --> 00:00:03,500 belongs here",
        "time": "line {at}: this is no time; write it as 00:00:01,000",
        "end": "line {at}: the subtitle ends before it begins",
        "backwards": "line {at}: the subtitle begins before the one above it; put them in order",
    }

    def __init__(self, reason: str, at: int = 0) -> None:
        self.reason, self.at = reason, at
        super().__init__(self.MESSAGES[reason].format(at=at))
