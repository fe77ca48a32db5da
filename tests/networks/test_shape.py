"""How networks count and cut."""

from pathlib import Path

import pytest

from gutgemacht.networks import shape
from gutgemacht.networks.shape import preview, shapes

FAMILY = "👨‍👩‍👧‍👦"


def test_every_folder_where_one_can_post_has_a_shape():
    folders = {file.parent.name for file in Path(shape.__file__).parent.glob("*/__init__.py")}
    assert folders - {"files", "feed", "webhook"} == set(shapes())


@pytest.mark.parametrize("network", shapes())
def test_every_network_counts_and_cuts_any_text(network):
    for text in ("", "a", "Wort " * 2_000, FAMILY * 400, "x" * 5_000, "\n\n\u200d"):
        shown = preview(network, text)
        assert shown.length >= 0
        assert text.startswith(shown.shown)
        assert shown.cut == (shown.shown != text)
        assert shown.over == max(0, shown.length - shown.limit)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 500, 500),
        (FAMILY * 10, 10),
        ("https://example.org/" + "a" * 200, 23),
        ("@nova@social.example hallo", 11),
        ("anna@example.org", 16),
        ("https://x.example/@a@b.example", 23),
    ],
)
def test_mastodon_counts_links_as_23_and_of_mentions_the_local_part(text, length):
    assert preview("mastodon", text).length == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 280, 280),
        ("Grüße", 5),
        ("日本", 4),
        (FAMILY, 2),
        ("https://example.org/" + "a" * 200, 23),
    ],
)
def test_x_counts_links_as_23_and_wide_signs_twice(text, length):
    assert preview("x", text).length == length


def test_bluesky_counts_what_readers_see():
    assert preview("bluesky", FAMILY * 300).over == 0
    assert preview("bluesky", "a" * 301).over == 1


def test_a_feed_cuts_between_words():
    shown = preview("instagram", "Wort " * 100)
    assert shown.cut
    assert shown.shown.endswith("Wort")
    assert len(shown.shown) <= 125


def test_an_unknown_network_is_an_error():
    with pytest.raises(KeyError):
        preview("fax", "Hallo")
