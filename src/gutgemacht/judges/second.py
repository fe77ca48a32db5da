"""A second process reads mentions, so that one core reads while the other keeps what was read."""

import signal
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gutgemacht.judges.linear import load
from gutgemacht.judges.mentions import MentionReader
from gutgemacht.listen.mention import Mention, MentionKind
from gutgemacht.listen.tone import Reader, Tone

# What is fewer is read sooner than it is sent there and back.
LARGE = 1_000
_ANY = datetime(2000, 1, 1, tzinfo=UTC)

# What is read of a mention.
_Told = tuple[str, str, MentionKind]


class SecondReader:
    """Reads large batches in a process of its own, which ends when this one does.

    It is started when first needed, with the judges of `folder`. What it cannot read, because it
    is busy or has died, is read by `here`: the tones are the same.
    """

    def __init__(self, here: Reader, folder: Path) -> None:
        self._here, self._folder = here, folder
        self._pipe: Connection[Any, Any] | None = None
        self._is_busy = False

    def begin(self, mentions: Sequence[Mention]) -> Callable[[], list[Tone]] | None:
        """Has mentions read: what waits for their tones; None where they are best read here."""
        if len(mentions) < LARGE or self._is_busy:
            return None
        try:
            pipe = self._started()
            pipe.send([(one.text, one.language, one.kind) for one in mentions])
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
            process = context.Process(target=_serve, args=(theirs, self._folder), daemon=True)
            process.start()
            theirs.close()
        return self._pipe

    def _received(self, pipe: "Connection[Any, Any]", mentions: Sequence[Mention]) -> list[Tone]:
        try:
            rows = pipe.recv()
        except (EOFError, OSError):
            self.end()
            return self._here(mentions)
        self._is_busy = False
        return [Tone(*row) for row in rows]


def _serve(pipe: "Connection[Any, Any]", folder: Path) -> None:
    """Reads until the other end is closed."""
    # Who presses Ctrl+C means the process that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = MentionReader(load(folder))
    while True:
        try:
            told: list[_Told] = pipe.recv()
            tones = reader([_mention(*one) for one in told])
            pipe.send([tuple(vars(tone).values()) for tone in tones])
        except (EOFError, OSError):
            return


def _mention(text: str, language: str, kind: MentionKind) -> Mention:
    return Mention("", "", _ANY, text, language=language, kind=kind)
