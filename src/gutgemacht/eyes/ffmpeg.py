"""ffmpeg and ffprobe as processes of their own: what a film holds, its frames, one of them.

A film is hostile ground. The program is told what the file is, so that a list of other files is not
followed, and may open that one file and nothing else; time, memory and frames are bounded.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from gutgemacht.media import Container, MediaError
from gutgemacht.media.error import MOST_FRAMES

SECONDS, STILL_SECONDS = 240, 20
WIDEST = 1_600
_LARGEST_BLOCK = "256000000"
_DEMUXERS: dict[Container, str] = {"mp4": "mov", "matroska": "matroska", "avi": "avi"}
_ASKED = (
    "format=duration:stream=codec_type,width,height,closed_captions:stream_disposition=attached_pic"
    ":stream_side_data=rotation"
)
_FRAME = re.compile(r"pts_time:(-?[\d.]+)\s+lavfi\.scene_score=([\d.]+)")
# Small frames are enough to see that the scene is another; one more than allowed tells too many.
_SCORES = (
    f"trim=end_frame={MOST_FRAMES + 1},scale=320:-2,select='gte(scene,0)',"
    "metadata=print:key=lavfi.scene_score:file=-"
)
# Pixels that are not square first; then it is made smaller, never larger.
_SIZED = (
    "scale='trunc(iw*if(sar,sar,1))':ih,setsar=1,"
    f"scale='min({WIDEST},iw)':'min({WIDEST},ih)':force_original_aspect_ratio=decrease"
)
# The pictures of the film and not a cover; no sound, subtitles or data.
_PICTURES = ("-map", "0:V:0", "-an", "-sn", "-dn")
_JPEG = ("-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj444p", "-f", "image2pipe", "pipe:1")

_Done = subprocess.CompletedProcess[bytes]


@dataclass(frozen=True)
class FilmFacts:
    """How long a film is in seconds, how large upright, and what goes with its pictures."""

    seconds: float
    width: int
    height: int
    sound: bool
    captions: bool


class Frame(NamedTuple):
    """When it is seen, in seconds, and how much it differs from the one before: 0 to 1."""

    at: float
    score: float


@dataclass(frozen=True)
class Ffmpeg:
    """The two programs, and one film; every method raises MediaError."""

    ffmpeg: str
    ffprobe: str
    film: Path
    container: Container

    def facts(self) -> FilmFacts:
        """What the file says it holds."""
        asked = (self.ffprobe, "-show_entries", _ASKED, "-of", "json")
        said = _run([*asked, *self._input()], STILL_SECONDS)
        try:
            facts = _facts(json.loads(said.stdout))
        except (ValueError, KeyError, TypeError):
            raise MediaError("film-broken") from None
        if facts is None:
            raise MediaError("film-blind")
        return facts

    def frames(self, seconds: float) -> list[Frame]:
        """All frames; `seconds` is how long the film says it is."""
        said = self._decode((), ("-vf", _SCORES, "-f", "null", "-"), SECONDS)
        found = [Frame(*map(float, pair)) for pair in _FRAME.findall(said.stdout.decode())]
        if not found:
            raise MediaError("film-broken" if said.stderr else "film-blind")
        if len(found) > MOST_FRAMES:
            raise MediaError("film-long")
        # A last frame may stand for long; only together with a complaint is it a film cut off.
        if said.stderr and found[-1].at < seconds - max(1.0, seconds / 20):
            raise MediaError("film-ends", int(found[-1].at))
        return found

    def still(self, at: float) -> bytes:
        """The frame at this second, as JPEG of at most WIDEST pixels on its long side."""
        # Times are told in rounded digits; a little earlier is still behind the frame before.
        seek = ("-ss", f"{max(0.0, at - 0.001):.6f}")
        said = self._decode(seek, ("-frames:v", "1", "-vf", _SIZED, *_JPEG), STILL_SECONDS)
        if not said.stdout:
            raise MediaError("film-broken")
        return said.stdout

    def _decode(self, seek: Sequence[str], into: Sequence[str], seconds: int) -> _Done:
        program = (self.ffmpeg, "-nostdin", "-hide_banner", "-threads", "2", *seek)
        return _run([*program, *self._input(), *_PICTURES, *into], seconds)

    def _input(self) -> tuple[str, ...]:
        """One file, by its whole path, so that no name is read as an option or an address."""
        known = ("-protocol_whitelist", "file", "-f", _DEMUXERS[self.container])
        return ("-v", "error", "-max_alloc", _LARGEST_BLOCK, *known, "-i", f"file:{self.film}")


def ffmpeg(film: Path, container: Container) -> Ffmpeg:
    """The programs for a film; raises MediaError where they are not installed."""
    decoder, prober = shutil.which("ffmpeg"), shutil.which("ffprobe")
    if decoder is None or prober is None:
        raise MediaError("no-ffmpeg")
    return Ffmpeg(decoder, prober, film.absolute(), container)


def _run(command: list[str], seconds: int) -> _Done:
    try:
        done = subprocess.run(  # noqa: S603 (the program found on the path, no shell)
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise MediaError("film-slow") from None
    except OSError:
        raise MediaError("no-ffmpeg") from None
    if done.returncode != 0:
        raise MediaError("film-broken")
    return done


def _facts(said: dict[str, Any]) -> FilmFacts | None:
    """The facts; None where nothing is to be seen."""
    streams = said["streams"]
    seen = next(_seen(streams), None)
    if seen is None:
        return None
    turned = any(side.get("rotation", 0) % 180 for side in seen.get("side_data_list", ()))
    size = (seen["height"], seen["width"]) if turned else (seen["width"], seen["height"])
    kinds = {stream["codec_type"] for stream in streams}
    captions = "subtitle" in kinds or bool(seen.get("closed_captions"))
    return FilmFacts(float(said["format"].get("duration", 0)), *size, "audio" in kinds, captions)


def _seen(streams: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The streams of moving pictures; the cover of a song is none."""
    for stream in streams:
        if stream["codec_type"] == "video" and not stream["disposition"]["attached_pic"]:
            yield stream
