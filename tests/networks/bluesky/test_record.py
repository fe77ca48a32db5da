"""Names of records, and records of anybody."""

from datetime import UTC, datetime, timedelta

import regex
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.networks.bluesky.record import COLLECTIONS, act, record_key

TID = regex.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")
times = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(times, st.text())
def test_a_name_is_valid_and_always_the_same(at, key):
    name = record_key(at, key)
    assert TID.fullmatch(name)
    assert record_key(at, key) == name
    assert record_key(at, key + "x") != name
    assert record_key(at + timedelta(seconds=1, microseconds=999_999), key) > name


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["text", "reply", "parent", "uri", "subject", "embed", "images", "alt", "createdAt"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(COLLECTIONS), anything)
def test_a_record_of_any_form_is_an_act(collection, record):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    told = act(
        f"at://did:plc:a/{collection}/b", "v", record if isinstance(record, dict) else {}, at
    )
    assert told.id.startswith(f"at://did:plc:a/{collection}/b")
