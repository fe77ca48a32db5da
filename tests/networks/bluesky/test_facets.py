"""Facets: what can be clicked, by bytes of UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.networks.bluesky.facets import facets

PIECES = (
    "Grüße",
    "🙂👨‍👩‍👧‍👦",
    "https://example.org/a_(b)?c=ü",
    "@nova.test",
    "#Werkhof",
    "#1",
    "日本",
    "http://",
    "@",
    "#",
    "a@b.example",
    "\u0301",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map(" ".join)


def known(handle: str) -> str | None:
    return "did:plc:nova" if handle == "nova.test" else None


def shown(text: str) -> list[tuple[str, str]]:
    data = text.encode()
    return [
        (
            data[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode(),
            one["features"][0]["$type"].partition("#")[2],
        )
        for one in facets(text, known)
    ]


@given(texts)
def test_each_facet_covers_the_very_bytes_of_what_it_names(text):
    end = 0
    data = text.encode()
    for facet in facets(text, known):
        start, stop = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        assert end <= start < stop <= len(data)
        end = stop
        words = data[start:stop].decode()
        (feature,) = facet["features"]
        match feature["$type"].partition("#")[2]:
            case "link":
                assert feature["uri"] == words
            case "tag":
                assert feature["tag"] == words[1:]
            case "mention":
                assert (words.lower(), feature["did"]) == ("@nova.test", "did:plc:nova")


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Lies (https://example.org/a).", [("https://example.org/a", "link")]),
        ("https://example.org/a_(b), ja", [("https://example.org/a_(b)", "link")]),
        ("„https://example.org“!", [("https://example.org", "link")]),
        ("https://example.org/#teil", [("https://example.org/#teil", "link")]),
        ("🙂 @Nova.test: hallo", [("@Nova.test", "mention")]),
        ("@niemand.test", []),
        ("mail@nova.test", []),
        ("Ende @nova.test.", [("@nova.test", "mention")]),
        ("#Werkhof #1 und#nicht", [("#Werkhof", "tag")]),
        ("#" + "a" * 65, []),
    ],
)
def test_facets_are_what_people_mean(text, facets):
    assert shown(text) == facets
