"""What is sent to us is taken as it is, or refused with its place and what is allowed there."""

from datetime import UTC, datetime

from gutgemacht.listen.clean import LONGEST, clean
from gutgemacht.networks.webhook.listen import mentions_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_text_that_is_taken_is_kept_to_its_end():
    sent = {"network": "blog", "id": "1", "at": NOON.isoformat(), "text": "a" * LONGEST}
    taken, faults = mentions_of([sent, {**sent, "text": sent["text"] + "b"}], NOON)
    assert [len(clean(one).text) for one in taken] == [LONGEST]
    assert [fault.place for fault in faults] == ["[1].text"]
    assert str(LONGEST) in faults[0].remedy
