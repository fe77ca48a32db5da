"""One draft as each channel gets it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from gutgemacht.networks.shape import graphemes, shapes
from gutgemacht.publish.content import Picture
from gutgemacht.publish.variants import Common, Own, Room, thread, variant

A, B, C = (Picture(name * 64, f"alt {name}", "image/png") for name in "abc")
ROOM = Room(40, graphemes, 1)


def test_a_channel_gets_the_common_words_or_its_own():
    common = Common("Wir haben neue Schuhe.", (A,), "de", warning="Werbung")
    same = variant(common, Own(), ROOM).content
    assert (same.text, same.language, same.warning) == (common.text, "de", "Werbung")
    own = Own(text="New shoes.", language="en", warning="", alts={A.digest: "Red boots"})
    content = variant(common, own, ROOM, answers="id7").content
    assert (content.text, content.language, content.warning) == ("New shoes.", "en", "")
    assert content.parts[0].pictures[0].alt == "Red boots"
    assert content.answers == "id7"


def test_pictures_go_on_the_parts_in_order_and_what_has_no_room_is_told():
    text = "Das ist der erste Satz von zweien. Das ist der zweite Satz von zweien."
    found = variant(Common(text, (A, B, C)), Own(), ROOM)
    assert [part.pictures for part in found.content.parts] == [(A,), (B,)]
    assert found.left == (C,)


def test_a_thread_is_cut_at_the_end_of_a_sentence():
    text = "Der erste Satz steht hier. Der zweite folgt ihm. Der dritte schließt."
    assert thread(text, Room(50, graphemes, 1)) == (
        "Der erste Satz steht hier. Der zweite folgt ihm.",
        "Der dritte schließt.",
    )


def test_a_short_word_is_no_post_of_its_own():
    text = "Ja! Ein Satz der länger ist als ein ganzer Teil es sein darf"
    assert thread(text, Room(30, graphemes, 1))[0] == "Ja! Ein Satz der länger ist"


def test_a_link_counts_as_the_network_says_and_is_never_cut():
    link = "https://bergtal.example/" + "x" * 60
    mastodon = shapes()["mastodon"].length
    assert thread(f"Mehr dazu: {link}", Room(40, mastodon, 1)) == (f"Mehr dazu: {link}",)
    assert thread(f"Mehr dazu: {link}", Room(40, graphemes, 1)) == ("Mehr dazu:", link)


def test_a_word_longer_than_a_part_is_cut_between_characters():
    family = "👨‍👩‍👧‍👦"
    assert thread(family * 5, Room(2, graphemes, 1)) == (family * 2, family * 2, family)


def test_an_empty_draft_is_one_empty_part():
    assert thread("  ", Room(40, graphemes, 1)) == ("",)


WORDS = st.sampled_from(
    [
        "Satz",
        "Ende.",
        "Wirklich?",
        "z. B.",
        "\n",
        "@anna@social.example",
        "https://a.example/b",
        "é",
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


@given(TEXTS, st.integers(30, 120), st.sampled_from(["mastodon", "bluesky"]))
def test_no_part_is_too_long_and_no_word_is_lost(text, most, network):
    length = shapes()[network].length
    parts = thread(text, Room(most, length, 1))
    assert all(length(part) <= most for part in parts)
    assert " ".join(parts).split() == text.split()


@given(st.text(), st.integers(1, 20))
def test_any_text_is_cut_without_losing_a_character(text, most):
    assume("://" not in text)
    parts = thread(text, Room(most, graphemes, 1))
    assert all(graphemes(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
