"""How pages and answers name what the guideline knows by a key."""

from gutgemacht.guideline import Topic
from gutgemacht.guideline.topics import topic_words as words_in
from gutgemacht.web.frame import page_language


def topic_words() -> dict[Topic, str]:
    """How the pages name the topics, in the order of the handbook."""
    return words_in(page_language())
