"""What words would have found among what was kept, before anybody saves them."""

from typing import Any, NamedTuple

from gutgemacht.listen.topic_words import Words
from gutgemacht.listen.topics import TopicFinder
from gutgemacht.web.listen.models import Mention
from gutgemacht.web.listen.rows import words_of
from gutgemacht.web.publish.channels.kinds import network_name

READ, SHOWN = 2_000, 10
FIELDS = ("network", "network_id", "at", "text", "url", "author", "author_name", "tags", "pictures")


class Trial(NamedTuple):
    """How many mentions were read, how many were found, and the newest of them."""

    read: int
    found: int
    newest: list[dict[str, Any]]


def tried(words: Words) -> Trial:
    """Reads the newest mentions that were kept and are still there."""
    finder = TopicFinder({0: words})
    rows = list(Mention.objects.filter(gone_at=None).only(*FIELDS)[:READ])
    found = [row for row in rows if finder.find(words_of(row))]
    return Trial(len(rows), len(found), [_line(row) for row in found[:SHOWN]])


def _line(row: Mention) -> dict[str, Any]:
    return {"mention": row, "network": network_name(row.network)}
