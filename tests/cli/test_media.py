"""Pictures and subtitles on the command line, as a program."""

import json

import pytest

from tests.campaign import drawings
from tests.media.make import AI, exif, picture, pixels, xmp

from .run import run
from .test_check import CLEAN

SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\nHallo\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nWir sind klimaneutral.\n"
)


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "foto.jpg"
    packet = xmp(attributes=f'Iptc4xmpExt:DigitalSourceType="{AI}" photoshop:Credit="Studio"')
    file.write_bytes(picture("JPEG", exif=exif(), xmp=packet))
    return file


@pytest.fixture
def film(tmp_path):
    file = tmp_path / "film.srt"
    file.write_text(SRT)
    return file


def rules(done):
    return {
        (finding["rule"], finding["medium"], finding["part"])
        for finding in json.loads(done.stdout)["findings"]
    }


def test_a_picture_tells_of_itself(photo):
    said = json.loads(run("media", str(photo), "--json").stdout)
    assert said["kind"] == "picture"
    assert said["location"] == {"latitude": 48.13, "longitude": 11.57}
    assert said["device"]["serial"] == "SN-123"
    assert said["ai_made"] is True
    assert said["rights"]["credit"] == "Studio"


def test_a_picture_tells_of_itself_in_both_languages(photo):
    german, english = run("media", str(photo)), run("media", str(photo), "--explain", "en")
    assert "Aufgenommen bei: 48.13, 11.57" in german.stdout.decode()
    assert "Taken in: 48.13, 11.57" in english.stdout.decode()


def test_a_copy_without_location_is_saved_whole(photo, tmp_path):
    target = tmp_path / "ohne.jpg"
    assert run("media", str(photo), "--clean", str(target)).returncode == 0
    said = json.loads(run("media", str(target), "--json").stdout)
    assert said["location"] is None
    assert said["device"]["serial"] == ""
    assert said["ai_made"] is True
    assert pixels(target.read_bytes()) == pixels(photo.read_bytes())


def test_a_copy_leaves_other_files_alone_and_nothing_half(photo, film, tmp_path):
    before = sorted(tmp_path.iterdir())
    assert "choose another name" in run("media", str(photo), "--clean", str(film)).stderr.decode()
    photo.write_bytes(photo.read_bytes()[:-20])
    done = run("media", str(photo), "--clean", str(tmp_path / "ohne.jpg"))
    assert done.returncode == 2
    assert sorted(tmp_path.iterdir()) == before
    assert film.read_text() == SRT


def test_what_goes_with_a_draft_is_checked_with_it(photo, film):
    given = ("--media", str(photo), "--media", str(film), "--alt", "Echte Männer am Werk")
    done = run("check", "--json", *given, data=CLEAN)
    assert done.returncode == 1
    assert rules(done) >= {
        ("picture-with-location", 0, "picture"),
        ("picture-with-device-data", 0, "picture"),
        ("ai-mark-unsaid", 0, "picture"),
        ("picture-names-others", 0, "picture"),
        ("real-men", 0, "alt"),
        ("bare-climate-claim", 1, "captions"),
    }


def test_a_finding_says_where_it_is(photo, film):
    done = run("check", "--media", str(photo), "--media", str(film), data=CLEAN)
    told = " ".join(done.stdout.decode().split())
    assert "picture-without-alt-text · foto.jpg, Alternativtext" in told
    assert "bare-climate-claim · film.srt, Untertitel, Zeile 7, 0:03" in told
    assert "Wir sind klimaneutral." in told


def test_a_post_may_be_a_picture_alone(photo):
    assert run("check", "--json", "--media", str(photo), data="").returncode == 1


def test_a_film_without_subtitles_is_seen_and_one_with_them_is_fine(tmp_path, film):
    clip = tmp_path / "film.mp4"
    clip.write_bytes(b"\0\0\0\x18ftypmp42" + b"\0" * 50)
    alone = run("check", "--json", "--media", str(clip), data=CLEAN)
    assert ("film-without-captions", 0, "captions") in rules(alone)
    both = run("check", "--json", "--media", str(clip), "--media", str(film), data=CLEAN)
    assert "film-without-captions" not in {rule for rule, _, _ in rules(both)}


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"Hallo", "x.jpg", "x.jpg: this is neither a picture"),
        (b"\x89PNG\r\n\x1a\nxx", "x.png", "damaged at byte 8"),
        (b"1\n00:00:05,000 --> 00:00:04,000\nDu\n", "x.srt", "line 2: the subtitle ends before"),
        (b"Hallo", "x.vtt", "line 1: the times are missing"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_its_place(tmp_path, data, name, reason):
    file = tmp_path / name
    file.write_bytes(data)
    for command in (("media", str(file)), ("check", "--media", str(file))):
        done = run(*command, data=CLEAN)
        assert done.returncode == 2
        assert reason in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()


def test_alt_texts_without_a_picture_are_refused(film):
    more = run("check", "--alt", "x", data=CLEAN)
    assert "--media 0 times" in more.stderr.decode()
    other = run("check", "--media", str(film), "--alt", "x", data=CLEAN)
    assert "no picture" in other.stderr.decode()


def test_a_picture_is_saved_as_feeds_cut_it_and_nothing_is_written_over(photo, tmp_path):
    photo.write_bytes(picture("JPEG", (400, 300), exif=exif()))
    given = ("media", "crops", str(photo), "--to", str(tmp_path / "cuts"), "--json")
    said = json.loads(run(*given).stdout)
    assert said[1] == {"file": "foto-square.jpg", "name": "square", "box": [0, 50, 300, 350]}
    assert {one["file"] for one in said} == {file.name for file in (tmp_path / "cuts").iterdir()}
    again = run(*given)
    assert again.returncode == 2
    assert "choose another folder" in again.stderr.decode()


def test_a_film_is_saved_as_stills(tmp_path):
    clip = drawings.film(tmp_path)
    said = json.loads(run("media", "stills", str(clip), "--to", str(tmp_path), "--json").stdout)
    assert [one["place"] for one in said["stills"]] == ["first", "scene", "scene", "last"]
    assert all((tmp_path / one["file"]).is_file() for one in said["stills"])
    assert (said["seconds"], said["scenes"], said["thinned"]) == (6.0, 3, False)


@pytest.mark.parametrize("command", ["stills", "crops"])
def test_what_cannot_be_shown_ends_with_2_and_a_remedy(film, tmp_path, command):
    for file, reason in ((film, "save it as"), (tmp_path / "nix", "No such file")):
        done = run("media", command, str(file), "--to", str(tmp_path / "cuts"))
        assert done.returncode == 2
        assert reason in done.stderr.decode()
    assert not (tmp_path / "cuts").exists()
