"""Words of topics are found in mentions."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.check.scan import Entry, PlainScanner
from gutgemacht.listen.mention import Mention, Shown
from gutgemacht.listen.topic_words import Words
from gutgemacht.listen.topics import TopicFinder
from gutgemacht.text import Run, fold, runs
from tests.text.texts import ANY
from tests.text.texts import PIECES as TEXT_PIECES

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def mention(text: str, **more) -> Mention:
    return Mention("mastodon", "1", NOON, text, **more)


def found(words: Words, text: str, **more) -> bool:
    return TopicFinder({7: words}).find(mention(text, **more)) == (7,)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Bergtal", "Bergtals neue Flasche ist da."),
        ("Bergtal", "BERGTAL!!!"),
        ("Bergtal", "Wie ich #BergtalFail finde"),
        ("Hack a hair dryer", "Have you seen #HackAHairDryer?"),
        ("Hack a hair dryer", "have you seen #hackahairdryer"),
        ("#HackAHairDryer", "so #hackahairdryer it is"),
        ("Bergtal", "Mal wieder „Berg-Tal“."),
        ("Limo*", "Die Limonade von euch"),
        ("Grüne Wiese", "auf der grünen Wiese gebaut"),
    ],
)
def test_a_word_is_found_as_people_write_it(word, text):
    assert found(Words((word,)), text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (Words(("#Apple",)), "An apple a day."),
        (Words(("Bergtal",)), "Die Bergtalbahn fährt."),
        (Words(("Bergtal",), ("Wandern",)), "Wandern im Bergtal"),
        (Words(("Grüne Wiese",)), "grün. Wiese"),
    ],
)
def test_other_words_are_left_alone(words, text):
    assert not found(words, text)


def test_hashtags_and_pictures_of_the_network_are_searched_too():
    assert found(Words(("#Bergtal",)), "Schaut her", tags=("bergtal",))
    assert found(Words(("Bergtal",)), "Schaut", pictures=(Shown("a.png", "Logo von Bergtal"),))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["rot", "blau", "grün", "gelb", "Haus"]), max_size=8))
def test_many_topics_at_once_find_what_each_finds_alone(said):
    topics = {1: Words(("rot",)), 2: Words(("blau",), ("rot",)), 3: Words(("gelbes Haus", "grün"))}
    text = mention(" ".join(said))
    alone = [number for number, one in topics.items() if TopicFinder({number: one}).find(text)]
    assert list(TopicFinder(topics).find(text)) == alone


SEARCHED = {
    1: Words(("klimaneutral", "#tag", "Mutti")),
    2: Words(("#Nova", "powerfrau", "m4nn*"), ("schön",)),
    3: Words(("Klima Neutral", "grüne Wiese", "=tag", "*burg")),
    4: Words(("#HackAHairDryer", "#schön", "x.de", "2")),
}


def slowly(topics: dict[int, Words], text: str) -> tuple[int, ...]:
    """Word by word, each entry alone, in the runs of the text."""
    rows = runs(text, fold(text))
    found = set()
    for number, words in topics.items():
        is_ruled_out = any(stands(word, rows, text) for word in words.not_words)
        if not is_ruled_out and any(stands(word, rows, text) for word in words.words):
            found.add(number)
    return tuple(sorted(found))


def stands(word: str, rows: list[Run], text: str) -> bool:
    term = "=" + word.lstrip("#") if word.startswith("#") else word
    spans = [hit.span for hit in PlainScanner([Entry(term, "any")]).scan(rows)]
    before = [text[max(span.start - 1, 0)] for span in spans]
    return any(not word.startswith("#") or sign in "#\uff03" for sign in before)


PIECES = (
    *TEXT_PIECES, "Tag", "#tag", "tag", "Power", "Frau", "frau", "#PowerFrau", "grüne", "Wiesen",
    "#HackAHairDryer", "hack", "Burg", "Hamburg", "#schön", "2", "\ufe5f", "x.de", "nova",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | ANY)
def test_at_sight_is_found_what_a_scan_word_by_word_finds(text):
    assert TopicFinder(SEARCHED).find(mention(text)) == slowly(SEARCHED, text)
