"""The words of a status, back from HTML."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.networks.mastodon.server import read_limits
from gutgemacht.networks.mastodon.status import plain, profile, says
from gutgemacht.publish.content import Part, Picture
from tests.networks.mastodon.double import as_html

pieces = st.sampled_from(
    ["Grüße", "@nova@social.example", "https://example.org/" + "a" * 40, "#Tag", "a < b & c", "🙂"]
)
texts = st.lists(pieces, min_size=1).flatmap(
    lambda words: st.sampled_from([" ", "\n", "\n\n"]).map(lambda space: space.join(words))
)


@given(texts)
def test_a_post_is_known_again_by_its_words(text):
    status = {"content": as_html(text), "media_attachments": []}
    assert says(status, Part(text))
    assert not says(status, Part(text + " mehr"))


def test_alt_texts_tell_two_posts_of_the_same_words_apart():
    status = {"content": "<p>Da</p>", "media_attachments": [{"description": "Rot"}]}
    name = sha256(b"").hexdigest()
    assert says(status, Part("Da", (Picture(name, "Rot", "image/png"),)))
    assert not says(status, Part("Da", (Picture(name, "Blau", "image/png"),)))
    assert not says(status, Part("Da"))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Eins</p><p>Zwei<br>drei</p>", "Eins\n\nZwei\ndrei"),
        ("Ohne alles &amp; &lt;b&gt;", "Ohne alles & <b>"),
        ("", ""),
        ("<p>offen", "offen"),
        ('<p class="quote-inline">RE: <a href="https://x.example/1">x</a></p><p>Da</p>', "Da"),
        ('<a href="https://x.example/@a">@<span>a</span></a> da', "@a@x.example da"),
    ],
)
def test_html_becomes_words(html, text):
    assert plain(html, {"https://x.example/@a": "a@x.example"}) == text


def test_a_profile_changes_with_its_fields_and_pictures():
    me = {"display_name": "Werk", "note": "<p>Hallo</p>", "fields": [{"name": "a", "value": "b"}]}
    text, version = profile(me)
    assert text == "Werk\nHallo\na: b"
    assert profile({**me, "fields": []})[1] != version
    assert profile({**me, "avatar": "https://x.example/neu.png"})[1] != version


@pytest.mark.parametrize(
    ("said", "characters"),
    [
        ({}, 500),
        ({"configuration": None}, 500),
        ({"configuration": {"statuses": {"max_characters": 5_000}}}, 5_000),
        ({"max_toot_chars": 100_000}, 100_000),
        ({"configuration": {"statuses": {"max_characters": "viele"}}}, 500),
        ({"configuration": []}, 500),
    ],
)
def test_limits_are_read_from_any_server(said, characters):
    assert read_limits(said).characters == characters
