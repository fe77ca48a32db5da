"""What makes a campaign another publication, and what does not."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.campaign.stimulus import MADE, Shown, Stimulus, changes, fingerprint

# A few letters, composed and beyond the first plane; all of Unicode would be slow to draw.
LETTERS = "aA b\u00e9e\u0301\U0001f600"
DIGESTS = st.sampled_from(["", "a" * 64, "b" * 64])
STIMULI = st.builds(
    Stimulus,
    kind=st.sampled_from(["post", "picture", "crop", "still", "first-line", "hashtag", "landing"]),
    text=st.text(LETTERS, max_size=8),
    picture=DIGESTS,
    alt=st.text(LETTERS, max_size=4),
    language=st.sampled_from(["", "de", "en"]),
    network=st.sampled_from(["", "linkedin", "mastodon"]),
    film=st.sampled_from(["", "c" * 64]),
    read=st.booleans(),
)
SHOWN = st.builds(
    Shown,
    stimuli=st.lists(STIMULI, max_size=6).map(tuple),
    day=st.none() | st.dates(),
    countries=st.frozensets(st.sampled_from(["DE", "AT", "CH"])),
)
POST = Stimulus("post", "Unser Labor hat Platz.", language="de", network="linkedin", read=True)


def reasons(before: Shown, after: Shown) -> list[str]:
    return [change.reason for change in changes(before, after)]


def alone(**facts) -> Shown:
    return Shown((replace(POST, **facts),))


@given(SHOWN)
def test_the_order_makes_no_other_publication(shown):
    other = replace(shown, stimuli=shown.stimuli[::-1])
    assert fingerprint(other) == fingerprint(shown)
    assert changes(shown, other) == []


@given(SHOWN, SHOWN)
def test_only_the_same_has_the_same_fingerprint(one, other):
    def told(shown):
        return sorted(map(repr, shown.stimuli)), shown.day, shown.countries

    assert (fingerprint(one) == fingerprint(other)) == (told(one) == told(other))


@given(SHOWN, SHOWN)
def test_what_differs_for_people_is_told(one, other):
    def seen(shown):
        kept = [replace(each, read=False) for each in shown.stimuli if each.kind not in MADE]
        facts = ("kind", "text", "picture", "alt", "language", "network", "film")
        told = sorted(repr([getattr(each, name) for name in facts]) for each in kept)
        return told, shown.day, shown.countries

    assert bool(changes(one, other)) == (seen(one) != seen(other))


def test_the_same_still_of_another_film_is_another_picture():
    still = Stimulus("still", picture="a" * 64, film="b" * 64)
    assert reasons(Shown((still,)), Shown((replace(still, film="c" * 64),))) == ["picture"]


def test_every_fact_is_in_the_fingerprint():
    others = {
        "kind": "landing",
        "text": "Unser Labor hat Platz!",
        "picture": "a" * 64,
        "alt": "Ein Labor",
        "language": "en",
        "network": "x",
        "shape": "square",
        "of": "b" * 64,
        "box": (0.1, 0.0, 0.8, 1.0),
        "second": 2.5,
        "film": "c" * 64,
        "read": False,
    }
    assert set(others) == {field.name for field in fields(Stimulus)}
    prints = {fingerprint(alone(**{name: value})) for name, value in others.items()}
    prints |= {fingerprint(Shown((POST,), day)) for day in (None, date(2026, 11, 27))}
    prints.add(fingerprint(Shown((POST,), countries=frozenset({"AT"}))))
    assert len(prints) == len(others) + 3


def test_words_a_translation_an_alt_text_and_a_picture_are_told_apart():
    before = alone()
    assert reasons(before, alone(text="Unser Labor hat Platz für alle.")) == ["words"]
    assert reasons(before, alone(text="Our lab has room.", language="en")) == ["translation"]
    assert reasons(before, alone(picture="a" * 64, alt="Ein Labor")) == ["picture", "alt"]


def test_a_crop_of_the_same_picture_is_a_new_crop_and_no_new_picture():
    whole, cut = "a" * 64, "b" * 64
    crop = Stimulus("crop", picture=cut, of=whole, shape="square")
    before = Shown((replace(POST, picture=whole), crop))
    after = Shown((replace(POST, picture=cut), crop))
    assert reasons(before, after) == ["crop"]


def test_another_network_is_added_and_less_asks_nobody_again():
    second = replace(POST, network="mastodon")
    more, less = Shown((POST, second)), Shown((POST,))
    assert [(one.reason, one.asks_again) for one in changes(less, more)] == [("added", True)]
    assert [(one.reason, one.asks_again) for one in changes(more, less)] == [("gone", False)]


def test_another_day_and_other_countries_make_another_publication():
    before = Shown((POST,), date(2026, 11, 27), frozenset({"DE"}))
    after = Shown((POST,), date(2026, 11, 25), frozenset({"DE", "AT"}))
    assert reasons(before, after) == ["day", "countries"]


def test_whether_readers_are_shown_it_changes_nothing_for_the_public():
    assert changes(alone(), alone(read=False)) == []
