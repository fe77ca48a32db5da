"""Words beside the text: alt texts, words in pictures, subtitles."""

import pytest
from hypothesis import given, settings

from gutgemacht.check import Medium, medium, report, subtitled
from gutgemacht.media import Facts, MediaError, captions

from .make import ANY_TEXT, rule, terms, verdict

SRT = captions(
    b"1\n00:00:01,000 --> 00:00:02,000\nUnser\nKlima\n\n2\n00:00:03,000 --> 00:00:04,500\nUnd Klima"
)
AI = Facts(source="trainedAlgorithmicMedia")
SAID = [{"within": "post", "any": ["mit KI"]}]


def places(text, *rules, media):
    found = verdict(text, *rules, media=media).findings
    return [(finding.medium, finding.part, finding.text) for finding in found]


def test_words_beside_the_text_are_checked_like_it_and_named():
    media = (
        Medium("image", alt="Das Klima", words="KLIMA\nKlima"),
        Medium("video", subtitles=SRT),
    )
    assert places("Klima!", rule(), media=media) == [
        (None, "text", "Klima"),
        (0, "alt", "Klima"),
        (0, "picture", "KLIMA"),
        (0, "picture", "Klima"),
        (1, "captions", "Klima"),
        (1, "captions", "Klima"),
    ]


def test_a_phrase_is_found_across_the_lines_of_a_subtitle():
    media = (Medium("video", subtitles=SRT),)
    assert places("x", rule(find=terms("unser klima")), media=media) == [
        (0, "captions", "Unser Klima")
    ]


def test_a_finding_in_subtitles_tells_which_and_when():
    answer = report(verdict("x", rule(), media=(Medium("video", subtitles=SRT),)), "de")
    cues = [finding["cue"] for finding in answer["findings"]]
    assert cues == [
        {"number": 1, "start": 1_000, "end": 2_000, "line": 3},
        {"number": 2, "start": 3_000, "end": 4_500, "line": 8},
    ]


@pytest.mark.parametrize(
    "find",
    [
        {"kind": "count", "of": "capitals", "above": 0},
        {"kind": "structure", "form": "first-line", "any": ["klima"]},
        {"kind": "structure", "form": "late-label", "any": ["klima"]},
        {"kind": "meta", "form": "night"},
        {"kind": "meta", "form": "insecure-link"},
        {"kind": "question", "any": ["klima"]},
        {"kind": "question"},
    ],
)
def test_what_speaks_of_the_post_as_a_whole_is_not_said_of_its_parts(find):
    words = "KLIMA\nklima http://bergtal.example #klima: "
    media = (Medium("image", alt=words, words=words),)
    answer = verdict("x", rule(find=find), media=media)
    assert all(finding.medium is None for finding in answer.findings)
    assert len(answer.questions) <= 1


def test_letters_that_cannot_be_read_aloud_are_found_in_alt_texts():
    fake = rule(find={"kind": "structure", "form": "fake-letters"})
    media = (Medium("image", alt="\U0001d400\U0001d401"),)
    assert places("x", fake, media=media) == [(0, "alt", "\U0001d400\U0001d401")]


def test_a_poster_may_stand_in_capitals():
    craft = rule(topic="craft")
    media = (Medium("image", alt="KLIMA", words="KLIMA"),)
    assert places("x", craft, media=media) == [(0, "alt", "KLIMA")]


def test_what_excuses_a_post_in_its_text_excuses_it_in_its_parts():
    media = (Medium("image", alt="Klima"),)
    excused = rule(unless=[{"within": "post", "any": ["ziel"]}])
    assert places("Unser Ziel", excused, media=media) == []
    near = rule(unless=[{"within": "sentence", "any": ["ziel"]}])
    assert places("Unser Ziel", near, media=media) == [(0, "alt", "Klima")]


@pytest.mark.parametrize(
    ("text", "media", "expected"),
    [
        ("Werkstatt", (Medium("image", facts=AI),), [0]),
        ("Werkstatt, mit KI gemalt", (Medium("image", facts=AI),), []),
        ("Werkstatt", (Medium("image", facts=AI, words="Mit KI"),), []),
        ("Werkstatt", (Medium("image", alt="Mit KI", facts=AI),), [0]),
        ("x", (Medium("image", facts=AI), Medium("image", facts=AI, words="mit KI")), [0]),
    ],
)
def test_a_label_stands_in_the_text_or_in_the_picture_it_speaks_of(text, media, expected):
    marked = rule(find={"kind": "meta", "form": "ai-mark"}, unless=SAID)
    found = verdict(text, marked, media=media).findings
    assert [finding.medium for finding in found] == expected


def test_short_words_beside_a_text_are_read_in_its_language():
    german = rule(find=terms("gift", language="de"))
    media = (Medium("image", alt="Gift"),)
    text = "We made a new catalogue for all our customers and friends."
    assert verdict(text, german, media=media, language=None).findings == ()


def test_what_is_found_beside_the_text_counts_for_the_verdict():
    assert verdict("x", rule(effect="stop"), media=(Medium("image", alt="Klima"),)).level == "stop"


@settings(deadline=None, max_examples=60)
@given(ANY_TEXT, ANY_TEXT)
def test_spans_are_exact_in_their_part(alt, words):
    media = (Medium("image", alt=alt, words=words),)
    anything = rule(find={"kind": "pattern", "any": ["[^a-z]"], "edges": "none"})
    parts = {"text": "klima", "alt": alt, "picture": words}
    for finding in verdict("klima", rule(), anything, media=media).findings:
        assert finding.span.cut(parts[finding.part]) == finding.text


def test_subtitles_stand_for_the_film_beside_them():
    film, other = Medium("video"), Medium("video")
    said = Medium("video", captions=True, subtitles=SRT)
    assert [one.captions for one in subtitled([film, said, other])] == [True, True, False]
    assert [one.captions for one in subtitled([said, said, film, other])] == [True] * 4


def test_a_file_becomes_a_medium_by_what_it_is():
    assert medium(b"\x1a\x45\xdf\xa3") == Medium("video")
    assert medium(b"00:01.0 --> 00:02.0\nx").subtitles
    gif = b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    seen = medium(gif, eyes=lambda picture: "Klima")
    assert (seen.kind, seen.words, seen.facts.format) == ("image", "Klima", "GIF")
    with pytest.raises(MediaError):
        medium(b"Hallo")
