"""Who answered a post of ours before the ledger knew it: found when the post is seen.

A post that is new in the ledger is looked for in the mentions since it went out. What names it is
joined to it and counted as an answer, once: only mentions that answer nothing of ours are looked
at, under the lock of all who count.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from gutgemacht.listen import pulse
from gutgemacht.listen.mention import Mention as Said
from gutgemacht.listen.pulse import SIZES, Bin, Key, floor
from gutgemacht.web.listen import bulk, counting
from gutgemacht.web.listen.ear import ANSWERS
from gutgemacht.web.listen.models import Belongs, Memory, Mention, Topic
from gutgemacht.web.listen.own import WITHIN, Own
from gutgemacht.web.listen.rows import FIELDS, Counted, said_of
from gutgemacht.web.publish.ledger.models import Act

# Who keeps mentions may not have seen a post yet that was written a moment before.
OVERLAP = timedelta(minutes=2)
# The clock of another server may be so much behind.
BEHIND = timedelta(minutes=5)
AT_ONCE = 500


def link_late(now: datetime) -> int:
    """Joins kept mentions to posts of ours that were seen since the last time; returns how many."""
    memory = Memory.row()
    since = now - WITHIN if memory.linked_at is None else memory.linked_at - OVERLAP
    acts = Act.objects.filter(kind="post", seen_at__gt=since, at__gte=now - WITHIN)
    found = list(_answers(acts))
    parts = (found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE))
    linked = sum(map(_link, parts))
    Memory.objects.filter(pk=memory.pk).update(linked_at=now)
    return linked


def _answers(acts: "QuerySet[Act]") -> Iterator[tuple[int, int]]:
    """Mentions that name one of `acts` and are not joined to any, with the act."""
    own = Own()
    if not own.know(acts):
        return
    first = min(acts.values_list("at", flat=True)) - BEHIND
    rows = Mention.objects.filter(~Q(of="", root=""), act=None, at__gte=first).order_by()
    for pk, network, of, root in rows.values_list("pk", "network", "of", "root").iterator(5_000):
        if post := own.answered(Said(network, "", first, "", of=of, root=root)):
            yield pk, post.act


@transaction.atomic
def _link(pairs: Sequence[tuple[int, int]]) -> int:
    bulk.alone()
    acts = dict(pairs)
    rows = list(Mention.objects.filter(pk__in=acts, act=None))
    for row in rows:
        row.act_id = acts[row.pk]
    Mention.objects.bulk_update(rows, ["act"])
    answers = [row for row in rows if row.kind in ANSWERS and row.same_as_id is None]
    _count(answers)
    return len(rows)


def _count(answers: Sequence[Mention]) -> None:
    """As answers in the topics they are in; and in our name, to which all belong that answer us."""
    named = set(
        Topic.objects.filter(kind=Topic.Kind.NAME, closed_at=None).values_list("pk", flat=True)
    )
    changes: list[pulse.Pulses] = []
    fresh: list[pulse.Said] = []
    rows: list[tuple[int, int, datetime]] = []
    for one in answers:
        there = set(one.belongs.values_list("topic", flat=True))
        more = Bin(replies=one.kind == "reply", quotes=one.kind == "quote")
        at = floor(one.at, SIZES[0])
        changes.append({Key(topic, one.network, SIZES[0], at): more for topic in there})
        counted = Counted(*(getattr(one, "act_id" if name == "act" else name) for name in FIELDS))
        for topic in sorted(named - there):
            fresh.append(said_of(counted, topic))
            rows.append((topic, one.pk, one.at))
    bulk.put(Belongs, ("topic", "mention", "at"), rows)
    counting.change(pulse.merged(*changes))
    counting.add(fresh)
