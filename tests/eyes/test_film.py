"""Films as stills, seen by ffmpeg itself; the films are made here."""

import os
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gutgemacht.eyes import film
from gutgemacht.eyes.ffmpeg import Frame
from gutgemacht.eyes.film import MOST_STILLS, chosen, scenes
from gutgemacht.media import MediaError, crops
from gutgemacht.media.error import LARGEST_FILM
from tests.campaign import drawings

TONE = ("-f", "lavfi", "-i", "sine=d=6")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("films")


@pytest.fixture(scope="module")
def campaign(folder) -> Path:
    return drawings.film(folder)


def made(target: Path, *given: str) -> Path:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *given, str(target)], check=True)
    return target


def pattern(target: Path, said: str, *given: str) -> Path:
    return made(target, "-f", "lavfi", "-i", f"testsrc={said}", *given)


def reason(file: Path) -> str:
    with pytest.raises(MediaError) as caught:
        film(file)
    return caught.value.reason


def test_a_film_is_seen_at_its_start_at_every_scene_and_at_its_end(campaign):
    seen = film(campaign)
    assert [(still.place, still.at) for still in seen.stills] == [
        ("first", 0.0), ("scene", 2.0), ("scene", 4.0), ("last", 5.96),
    ]  # fmt: skip
    assert (seen.scenes, seen.thinned) == (3, False)
    assert (seen.facts.seconds, seen.facts.width, seen.facts.height) == (6.0, 1_200, 674)
    assert not seen.facts.sound
    assert not seen.facts.captions
    walls = [Image.open(BytesIO(still.data)).getpixel((20, 20)) for still in seen.stills]
    for wall, (red, green, blue) in zip(walls, ((251, 211, 228), (36, 50, 74)), strict=False):
        assert all(abs(a - b) < 8 for a, b in zip(wall, (red, green, blue), strict=True))


def test_a_still_can_be_cut_like_any_picture(campaign):
    assert [crop.name for crop in crops(film(campaign).stills[0].data)][:2] == ["whole", "square"]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("film.mkv", ("-c", "copy")),
        ("film.webm", ("-s", "300x168", "-deadline", "realtime", "-cpu-used", "8")),
        ("film.avi", ("-c:v", "mpeg4")),
        ("-i %d:'\n.mov", ("-c", "copy")),
    ],
)
def test_every_container_and_every_name_is_read(folder, campaign, name, how):
    other = made(folder / f"x{name}", "-i", str(campaign), *how).rename(folder / name)
    assert film(other).scenes == 3


def test_sound_subtitles_and_how_it_is_held_are_told(folder, campaign):
    words = folder / "words.srt"
    words.write_text("1\n00:00:01,000 --> 00:00:02,000\nHallo\n")
    more = ("-i", str(words), "-map", "0", "-map", "1", "-map", "2", "-c:v", "copy")
    turned = ("-metadata:s:v", "rotate=90", "-c:s", "mov_text")
    facts = film(made(folder / "turned.mp4", "-i", str(campaign), *TONE, *more, *turned)).facts
    assert (facts.sound, facts.captions) == (True, True)
    assert (facts.width, facts.height) == (674, 1_200)


def test_stills_are_bounded_and_pixels_become_square(folder):
    large = pattern(folder / "large.mp4", "s=2560x1440:d=0.2", "-preset", "ultrafast")
    assert Image.open(BytesIO(film(large).stills[0].data)).size == (1_600, 900)
    wide = pattern(folder / "wide.mp4", "s=720x576:d=0.2", "-vf", "setsar=2")
    assert Image.open(BytesIO(film(wide).stills[0].data)).size == (1_440, 576)


@pytest.mark.parametrize("form", ["mp4", "mkv"])
def test_a_film_that_breaks_off_names_the_second(folder, form):
    start = ("-movflags", "+faststart") if form == "mp4" else ()
    whole = pattern(folder / f"whole.{form}", "s=320x180:d=8", "-g", "10", *start)
    half = folder / f"half.{form}"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(MediaError, match=r"after second [2-5]; copy it once more"):
        film(half)


def test_what_is_too_long_is_refused(folder):
    assert reason(pattern(folder / "long.mp4", "s=32x32:d=660:r=1")) == "film-long"


def test_what_is_no_film_is_said(folder, campaign):
    assert reason(made(folder / "song.m4a", *TONE)) == "film-blind"
    odd = folder / "odd.mp4"
    for data, said in (
        (b"", "empty"),
        (b"#EXTM3U\nfile:///etc/hostname\n", "film"),
        (b"ffconcat version 1.0\nfile film.mp4\n", "film"),
        (drawings.hair_dryer(), "film"),
        (campaign.read_bytes()[:600], "film-broken"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 500, "film-broken"),
        (b"\x1a\x45\xdf\xa3" + b"\xff" * 500, "film-broken"),
    ):
        odd.write_bytes(data)
        assert reason(odd) == said
    assert reason(folder) == "film"
    odd.write_bytes(campaign.read_bytes())
    os.truncate(odd, LARGEST_FILM + 1)
    assert reason(odd) == "film-large"


def test_without_the_program_it_is_said_what_helps(monkeypatch, tmp_path):
    file = tmp_path / "film.mp4"
    file.write_bytes(b"\0\0\0\x18ftypmp42")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MediaError, match="give stills of the film as pictures"):
        film(file)


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    file = tmp_path / "film.mp4"
    file.write_bytes(b"\0\0\0\x18ftypmp42")
    for name in ("ffmpeg", "ffprobe"):
        (tmp_path / name).write_text("#!/bin/sh\nexec sleep 30\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("gutgemacht.eyes.ffmpeg.STILL_SECONDS", 1)
    assert reason(file) == "film-slow"


@given(st.lists(st.floats(0, 1), min_size=1, max_size=400))
def test_stills_are_in_order_bounded_and_spread_evenly(scores):
    frames = [Frame(number / 25, score) for number, score in enumerate(scores)]
    found, starts = chosen(frames), scenes(frames)
    times = [at for _, at in found]
    assert times == sorted(set(times))
    assert len(found) <= MOST_STILLS
    assert (found[0][0], times[0], times[-1]) == ("first", 0.0, frames[-1].at)
    if len(starts) < MOST_STILLS:
        assert set(starts) <= set(times)
    else:
        places = [starts.index(at) for place, at in found if place != "last" or at in starts]
        gaps = {after - before for before, after in pairwise(places)}
        assert max(gaps) - min(gaps) <= 1
