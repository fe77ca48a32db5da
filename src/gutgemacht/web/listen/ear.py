"""What reads mentions: topics, the judges at hand, what is ours; fresh before each batch."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, Max

from gutgemacht.judges.linear import JudgeError, load
from gutgemacht.judges.mentions import MentionReader
from gutgemacht.judges.second import SecondReader
from gutgemacht.listen import pulse, same
from gutgemacht.listen.clean import clean
from gutgemacht.listen.mention import Mention
from gutgemacht.listen.reading import Reading, WholeReader
from gutgemacht.listen.tone import Reader, Tone, unread
from gutgemacht.listen.topic_words import Words
from gutgemacht.listen.topics import TopicFinder
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.listen.own import Own

logger = logging.getLogger("gutgemacht.listen")

# Where a company's own judges lie in its data folder.
JUDGES = "judges"
ANSWERS = ("reply", "quote")


class Read(NamedTuple):
    """A mention as it was read, before anybody has looked whether it is kept already."""

    mention: Mention
    at: datetime
    wrong_clock: bool
    tone: Tone
    topics: tuple[int, ...]
    act: int | None
    marks: same.Marks


@dataclass
class Begun:
    """A batch that is being read: the mentions that are not ours, and when they were said."""

    public: Sequence[Mention]
    times: Sequence[pulse.Timed]
    later: Callable[[], list[Reading]] | None
    read: list[Reading] | None = None

    @property
    def is_elsewhere(self) -> bool:
        """True while a second process reads it, and this one can do something else."""
        return self.read is None and self.later is not None

    def wait(self) -> None:
        """Takes what the second process has read."""
        if self.is_elsewhere and self.later is not None:
            self.read = self.later()


@dataclass
class Ear:
    """Reads batches of mentions. One a thread; it looks itself for what has changed.

    With `helped` a second process reads large batches.
    """

    own: Own = field(default_factory=Own)
    finder: TopicFinder = field(default_factory=lambda: TopicFinder({}))
    named: frozenset[int] = frozenset()
    helped: bool = False
    _tones: Reader = unread
    _words: Mapping[int, Words] = field(default_factory=dict)
    _second: SecondReader | None = None
    _topics: Any = None
    _judges: Any = None

    def look_again(self, now: datetime) -> None:
        """Takes up changed topics, judges that have learnt, and posts of ours."""
        if self._look_at_topics() | self._look_at_judges():
            self._look_for_help()
        self.own.look_again(now)

    def read(self, mentions: Sequence[Mention], now: datetime) -> list[Read]:
        """What is said in mentions that are not ours."""
        return self.finish(self.begin(mentions, now))

    def begin(self, mentions: Sequence[Mention], now: datetime) -> Begun:
        """Begins to read; `finish` goes on."""
        public = [one for one in map(clean, mentions) if one.id and not self.own.is_ours(one)]
        times = [pulse.timed(one.at, now) for one in public]
        return Begun(public, times, self._second.begin(public) if self._second else None)

    def finish(self, begun: Begun) -> list[Read]:
        """What is said in mentions whose reading was begun."""
        begun.wait()
        read = self._here(begun.public) if begun.read is None else begun.read
        return [self._read(*one) for one in zip(begun.public, begun.times, read, strict=True)]

    def _here(self, mentions: Sequence[Mention]) -> list[Reading]:
        return WholeReader(self._tones, self.finder)(mentions)

    def _read(self, mention: Mention, time: pulse.Timed, read: Reading) -> Read:
        topics, post = read.topics, self.own.answered(mention)
        if post is not None and mention.kind in ANSWERS:
            # Whoever answers us speaks of us, in whatever words.
            topics = tuple(sorted(self.named.union(topics)))
        act = post.act if post else None
        marks = same.Marks(mention.network, mention.id, time.at, read.link, read.words)
        return Read(mention, time.at, time.wrong_clock, read.tone, topics, act, marks)

    def _look_at_topics(self) -> bool:
        """Takes up topics; True where they are others than before."""
        seen = Topic.objects.aggregate(Count("pk"), Max("changed_at"), Max("pk"))
        if seen == self._topics:
            return False
        rows = Topic.objects.filter(closed_at=None)
        self._words = {one.pk: Words(tuple(one.words), tuple(one.not_words)) for one in rows}
        self.finder = TopicFinder(self._words)
        self.named = frozenset(one.pk for one in rows if one.kind == Topic.Kind.NAME)
        self._topics = seen
        return True

    def _look_at_judges(self) -> bool:
        """Takes up judges; True where they are others than before."""
        folder = settings.DATA / JUDGES
        seen = sorted((file.name, file.stat().st_mtime_ns) for file in folder.glob("*.model"))
        if seen == self._judges:
            return False
        self._judges = seen
        try:
            self._tones = MentionReader(load(folder))
        except JudgeError as error:
            self._tones = unread
            logger.warning("mentions are kept without their tone: %s", error)
        return True

    def _look_for_help(self) -> None:
        """A second process that knows what this one knows; one that knew less is ended."""
        if self._second is not None:
            # What it was reading is read here, with what is known now.
            self._second.end()
        can_help = self.helped and self._tones is not unread
        folder = settings.DATA / JUDGES
        self._second = SecondReader(self._here, folder, self._words) if can_help else None


def said(read: Read, topic: int) -> pulse.Said:
    """What is counted of a mention in one of its topics."""
    one = read.mention
    return pulse.Said(
        topic,
        one.network,
        read.at,
        read.tone.tone,
        pulse.author_number(one),
        reply=read.act is not None and one.kind == "reply",
        quote=read.act is not None and one.kind == "quote",
        reach=one.followers or 0,
        terms=pulse.terms_of(one),
    )
