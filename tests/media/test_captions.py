"""Subtitles: words with their places, and errors with their line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.media import MediaError, captions, kind_of

SRT = (
    "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Unsere</i> Nova ist\r\nklimaneutral.\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}Wirklich &amp; immer\r\n"
)
VTT = """WEBVTT - Nova
Kind: captions

STYLE
::cue { color: red }

NOTE 00:00 kommt nichts

anfang
00:01.000 --> 00:02.500 align:start
<v Änne>Unsere <c.gelb>Nova</c>

01:00:03.000 --> 01:00:04.000
leise &amp; sparsam
"""


def test_words_of_srt_stand_in_a_row():
    said = captions(SRT.encode())
    assert said.text == "Unsere Nova ist klimaneutral. Wirklich &amp; immer"
    assert [(cue.number, cue.start, cue.end, cue.line) for cue in said.cues] == [
        (1, 1_000, 2_500, 3),
        (2, 3_000, 4_000, 8),
    ]


def test_words_of_webvtt_are_free_of_notes_styles_and_marks():
    said = captions(VTT.encode())
    assert said.text == "Unsere Nova leise & sparsam"
    assert [(cue.start, cue.end, cue.line) for cue in said.cues] == [
        (1_000, 2_500, 11),
        (3_603_000, 3_604_000, 14),
    ]


@pytest.mark.parametrize("file", [SRT, VTT])
def test_every_character_knows_its_place_in_the_file(file):
    said = captions(file.encode())
    assert len(said.places) == len(said.text)
    for place, char in zip(said.places, said.text, strict=True):
        assert file[place] == char or char == " " or file[place] == "&"


def test_every_character_knows_its_subtitle():
    said = captions(SRT.encode())
    assert said.cue(said.text.index("klima")).number == 1
    assert said.cue(said.text.index("Wirklich")).number == 2


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5_000),
            st.integers(0, 5_000),
            st.lists(st.sampled_from(["Nova", "🙂 klima", "a < b", "<b>x</b>", "&"]), max_size=3),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_words_and_times_come_back_as_they_were_written(cues, end):
    start, blocks = 0, []
    for wait, length, lines in cues:
        start += wait
        times = f"{clock(start)} --> {clock(start + length)}"
        blocks.append(end.join((str(len(blocks) + 1), times, *lines)))
    file = (end * 2).join(blocks) + end
    said = captions(file.encode())
    assert len(said.cues) == len(cues)
    for place, char in zip(said.places, said.text, strict=True):
        assert file[place] == char or char == " "
    for cue, (_, length, _) in zip(said.cues, cues, strict=True):
        assert cue.end - cue.start == length
        assert 0 <= cue.first <= cue.last <= len(said.text)


def clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1_000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"


GOOD = "1\n00:00:01,000 --> 00:00:02,000\nHallo\n\n"


@pytest.mark.parametrize(
    ("file", "reason", "line"),
    [
        (b"", "empty", 0),
        (b" \n", "empty", 0),
        (b"WEBVTT\n\nNOTE nichts\n", "no-cues", 0),
        (f"{GOOD}2\n00:00:03,000 00:00:04,000\nDu\n".encode(), "arrow", 6),
        (f"{GOOD}nur ein Satz\n".encode(), "arrow", 5),
        (f"{GOOD}2\n00:00:05,000 --> 00:00:04,000\nDu\n".encode(), "end", 6),
        (f"{GOOD}2\n00:00:00,500 --> 00:00:04,000\nDu\n".encode(), "backwards", 6),
        (f"{GOOD}2\n00:99:00,500 --> 00:00:04,000\nDu\n".encode(), "time", 6),
        (f"{GOOD}2\nfrüh --> spät\nDu\n".encode(), "time", 6),
        (f"{GOOD}2\n".encode() + b"00:00:03,000 --> 00:00:04,000\nf\xfcr\n", "encoding", 7),
        (f"{GOOD}2\n\0".encode(), "binary", 6),
        ((GOOD + "x" * 1_100_000).encode(), "large-captions", 0),
        ((GOOD.replace("Hallo", "x" * 100_001)).encode(), "large-captions", 0),
    ],
)
def test_what_is_wrong_is_said_with_its_line(file, reason, line):
    with pytest.raises(MediaError) as caught:
        captions(file)
    assert (caught.value.reason, caught.value.at) == (reason, line)
    assert not line or f"line {line}" in str(caught.value)


@given(st.binary(max_size=400))
def test_whatever_comes_is_an_error_or_subtitles(data):
    try:
        said = captions(data)
    except MediaError:
        return
    assert len(said.places) == len(said.text)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (SRT.encode(), "", "captions"),
        (VTT.encode(), "", "captions"),
        (b"Hallo", "film.SRT", "captions"),
        (b"\0\0\0\x18ftypmp42", "", "film"),
        (b"\x1a\x45\xdf\xa3", "", "film"),
        (b"RIFF\0\0\0\0AVI ", "", "film"),
        (b"GIF89a -->", "", "picture"),
    ],
)
def test_a_file_is_known_by_its_content(data, name, kind):
    assert kind_of(data, name) == kind


@pytest.mark.parametrize("data", [b"", b"Hallo", b"\0\0\0\x18ftypheic"])
def test_other_files_are_refused(data):
    with pytest.raises(MediaError):
        kind_of(data, "bild.txt")
