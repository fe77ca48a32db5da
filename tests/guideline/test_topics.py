"""What the topics are called."""

from typing import get_args

from gutgemacht.guideline import Topic
from gutgemacht.guideline.topics import topic_words


def test_every_topic_has_its_word_in_both_languages():
    for language in ("de", "en"):
        words = topic_words(language)
        assert set(words) == set(get_args(Topic))
        assert len(set(words.values())) == len(words)


def test_the_handbook_begins_with_who_speaks():
    assert list(topic_words("de"))[:2] == ["identity", "advertising"]
    assert topic_words("en")["identity"] == "Who speaks"
