"""All that is read in a mention itself: how it sounds, what it speaks of, how it is known again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gutgemacht.listen import same
from gutgemacht.listen.mention import Mention
from gutgemacht.listen.tone import Reader, Tone
from gutgemacht.listen.topics import TopicFinder


class Reading(NamedTuple):
    """What was read in one mention; `link` and `words` as in `same.Marks`."""

    tone: Tone
    topics: tuple[int, ...]
    link: int | None
    words: int | None


@dataclass(frozen=True)
class WholeReader:
    """Reads with a judge of tones and the topics at hand."""

    tones: Reader
    finder: TopicFinder

    def __call__(self, mentions: Sequence[Mention]) -> list[Reading]:
        """What is in each mention, in their order."""
        marks = same.marks(mentions)
        return [
            Reading(tone, topics, mark.link, mark.words)
            for tone, topics, mark in zip(
                self.tones(mentions), self.finder.find_all(mentions), marks, strict=True
            )
        ]
