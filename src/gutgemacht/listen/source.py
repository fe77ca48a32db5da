"""The port to what is listened to: what every source of `networks/` gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gutgemacht.listen.mention import Mention
from gutgemacht.text import Phrase


@dataclass(frozen=True)
class Heard:
    """What was heard, oldest first, and where to go on.

    `gone` are ids of what was deleted. Everything said until `until` was heard, as far as the
    source shows it; None where it cannot know. `gaps` are sentences when something between the
    cursor and now can no longer be heard, such as a cursor that the server has forgotten. `broken`
    counts entries that could not be read.
    """

    mentions: tuple[Mention, ...]
    cursor: str
    gone: tuple[str, ...] = ()
    until: datetime | None = None
    gaps: tuple[Phrase, ...] = ()
    broken: int = 0


def joined(parts: Sequence[Heard], cursor: str = "") -> Heard:
    """Several in the order of hearing as one; `cursor` is where to go on after none."""
    return Heard(
        mentions=tuple(one for part in parts for one in part.mentions),
        cursor=parts[-1].cursor if parts else cursor,
        gone=tuple(one for part in parts for one in part.gone),
        until=next((part.until for part in reversed(parts) if part.until), None),
        gaps=tuple({str(gap): gap for part in parts for gap in part.gaps}.values()),
        broken=sum(part.broken for part in parts),
    )


class Source(Protocol):
    """One place that is listened to.

    What is asked again with an old cursor is heard again: who keeps it knows what is there. Calls
    raise `publish.network.NetworkError`; `unable` where the source cannot do it.
    """

    def hear(self, cursor: str) -> Heard:
        """What was said since the cursor; with "" the newest."""
        ...

    def stream(self, cursor: str) -> Iterator[Heard]:
        """What is said as it is said, from the cursor on, until the connection ends.

        An empty `Heard` comes at least every 30 seconds of silence, so that whoever waits can stop.
        """
        ...
