"""A chain of hashes: what was changed afterwards shows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.publish.log import NOWHERE, Broken, Entry, Head, chained, head, verify

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def chain(entries) -> list:
    links: list = []
    for entry in entries:
        links.append(chained(links[-1] if links else NOWHERE, entry))
    return links


def entry(nth: int, **changes) -> Entry:
    at = NOW + timedelta(minutes=nth)
    return replace(Entry(at, "anna", "approved", f"request {nth}", {"reason": "ä"}), **changes)


ENTRIES = st.builds(
    Entry,
    st.integers(0, 10**9).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    st.sampled_from(["anna", "berta", ""]),
    st.sampled_from(["approved", "sent"]),
    st.text(max_size=5),
    st.dictionaries(st.sampled_from(["why", "ä"]), st.none() | st.integers() | st.text(max_size=4)),
)
CHAINS = st.lists(ENTRIES, min_size=3, max_size=5).map(chain)


@given(st.lists(ENTRIES, max_size=6).map(chain))
def test_a_chain_as_it_was_made_holds(links):
    assert verify(links) is None
    assert verify(links, end=head(links)) is None


@given(CHAINS, st.data())
def test_a_changed_entry_shows_at_its_place(links, data):
    at = data.draw(st.integers(0, len(links) - 1))
    other = data.draw(ENTRIES.filter(lambda one: one != links[at].entry))
    forged = [*links]
    forged[at] = replace(links[at], entry=other)
    assert verify(forged) == Broken(at + 1, "content")
    rehashed = chained(links[at - 1] if at else NOWHERE, other)
    forged[at] = rehashed
    broken = verify(forged, end=head(links))
    last = at == len(links) - 1
    assert broken == (Broken(at + 1, "end") if last else Broken(at + 2, "previous"))


@given(CHAINS, st.data())
def test_a_removed_entry_shows(links, data):
    at = data.draw(st.integers(0, len(links) - 2))
    assert verify(links[:at] + links[at + 1 :]) == Broken(at + 1, "number")


@given(CHAINS, st.data())
def test_swapped_entries_show(links, data):
    one, two = sorted(
        data.draw(st.lists(st.integers(0, len(links) - 1), min_size=2, max_size=2, unique=True))
    )
    swapped = [*links]
    swapped[one], swapped[two] = links[two], links[one]
    assert verify(swapped) == Broken(one + 1, "number")
    numbered = [replace(link, number=nth) for nth, link in enumerate(swapped, 1)]
    assert verify(numbered).number == one + 1


@given(CHAINS, ENTRIES, st.data())
def test_an_inserted_entry_shows(links, new, data):
    at = data.draw(st.integers(1, len(links) - 1))
    forged = chained(links[at - 1], new)
    if forged.hash == links[at].hash:
        return
    assert verify([*links[:at], forged, *links[at:]]) == Broken(at + 2, "number")
    shifted = [replace(link, number=link.number + 1) for link in links[at:]]
    assert verify([*links[:at], forged, *shifted]) == Broken(at + 2, "previous")


@given(CHAINS, st.data())
def test_an_end_that_was_cut_off_shows_beside_an_older_head(links, data):
    kept = data.draw(st.integers(0, len(links) - 1))
    assert verify(links[:kept]) is None
    assert verify(links[:kept], end=head(links)) == Broken(len(links), "end")


def test_what_grew_since_an_older_head_holds():
    links = chain(map(entry, range(4)))
    assert verify(links, end=head(links[:2])) is None


def test_what_was_deleted_by_its_age_leaves_its_head_behind():
    links = chain(map(entry, range(4)))
    start = head(links[:2])
    assert verify(links[2:], start=start, end=head(links)) is None
    assert verify(links[2:], start=start, end=start) is None
    assert verify(links[2:], start=Head(2, "0" * 64)) == Broken(3, "previous")


def test_a_hash_is_the_same_wherever_the_clock_hangs_and_keys_stand():
    vienna = NOW.astimezone(timezone(timedelta(hours=1)))
    one = entry(0, at=NOW, details={"a": 1, "b": None})
    two = entry(0, at=vienna, details={"b": None, "a": 1})
    assert chained(NOWHERE, one).hash == chained(NOWHERE, two).hash
    # Kept from the first day: a change of the form would break every chain.
    assert (
        chained(NOWHERE, one).hash
        == "3e554357ea6833e7439f916257a75a3c772ca8437bfc156021826ab242782000"
    )


def test_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        chained(NOWHERE, entry(0, at=datetime(2026, 3, 2)))
