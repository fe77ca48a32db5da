"""A second process reads mentions, so that one core reads while the other keeps what was read."""

import signal
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gutgemacht.judges.linear import load
from gutgemacht.judges.mentions import MentionReader
from gutgemacht.listen.mention import Mention, Shown
from gutgemacht.listen.reading import Reading, WholeReader
from gutgemacht.listen.tone import Tone
from gutgemacht.listen.topic_words import Words
from gutgemacht.listen.topics import TopicFinder
from gutgemacht.listen.undisturbed import undisturbed

# What is fewer is read sooner than it is sent there and back.
LARGE = 1_000
_ANY = datetime(2000, 1, 1, tzinfo=UTC)

Here = Callable[[Sequence[Mention]], list[Reading]]


class SecondReader:
    """Reads large batches in a process of its own, which ends when this one does.

    It is started when first needed, with the judges of `folder` and the words of `topics`. What it
    cannot read, because it is busy, has died or was ended, is read by `here`.
    """

    def __init__(self, here: Here, folder: Path, topics: Mapping[int, Words]) -> None:
        self._here, self._with = here, (folder, dict(topics))
        self._pipe: Connection[Any, Any] | None = None
        self._is_busy = False

    def begin(self, mentions: Sequence[Mention]) -> Callable[[], list[Reading]] | None:
        """Has mentions read: what waits until they are; None where they are best read here."""
        if len(mentions) < LARGE or self._is_busy:
            return None
        try:
            pipe = self._started()
            pipe.send([_told(one) for one in mentions])
        except OSError:
            self.end()
            return None
        self._is_busy = True
        return lambda: self._received(pipe, mentions)

    def end(self) -> None:
        """Ends the process."""
        if self._pipe is not None:
            self._pipe.close()
        self._pipe, self._is_busy = None, False

    def _started(self) -> "Connection[Any, Any]":
        if self._pipe is None:
            # Forking a process with threads can leave a lock closed for ever.
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, *self._with), daemon=True)
            process.start()
            theirs.close()
        return self._pipe

    def _received(self, pipe: "Connection[Any, Any]", mentions: Sequence[Mention]) -> list[Reading]:
        try:
            rows = pipe.recv()
        except (EOFError, OSError):
            self.end()
            return self._here(mentions)
        self._is_busy = False
        return [Reading(Tone(*tone), *rest) for tone, *rest in rows]


def _serve(pipe: "Connection[Any, Any]", folder: Path, topics: Mapping[int, Words]) -> None:
    """Reads until the other end is closed."""
    # Who presses Ctrl+C means the process that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = WholeReader(MentionReader(load(folder)), TopicFinder(topics))
    while True:
        try:
            with undisturbed():
                read = reader([_mention(*told) for told in pipe.recv()])
                pipe.send([(tuple(vars(tone).values()), *rest) for tone, *rest in read])
        except (EOFError, OSError):
            return


def _told(one: Mention) -> tuple[Any, ...]:
    """What is read of a mention."""
    alts = tuple(shown.alt for shown in one.pictures)
    return (one.network, one.text, one.url, one.author, one.language, one.kind, one.tags, alts)


def _mention(
    network: str, text: str, url: str, author: str, language: str, kind: Any,
    tags: tuple[str, ...], alts: tuple[str, ...],
) -> Mention:  # fmt: skip
    pictures = tuple(Shown("", alt) for alt in alts)
    return Mention(
        network, "", _ANY, text, url, author,
        language=language, kind=kind, tags=tags, pictures=pictures,
    )  # fmt: skip
