"""What the topics are called, in the order of the handbook; read from `topics.yml`."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from gutgemacht.guideline.both import Both
from gutgemacht.guideline.rule import Topic
from gutgemacht.guideline.words import DraftLanguage
from gutgemacht.guideline.yaml import read


@cache
def _topics() -> dict[Topic, Both]:
    text = Path(__file__).with_name("topics.yml").read_text(encoding="utf-8")
    return TypeAdapter(dict[Topic, Both]).validate_python(read(text)[0])


def topic_words(language: DraftLanguage) -> dict[Topic, str]:
    """The topics and their words, in the order of the handbook."""
    return {topic: both.in_(language) for topic, both in _topics().items()}
