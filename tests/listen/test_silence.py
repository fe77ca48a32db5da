"""When silence is strange."""

import pytest

from gutgemacht.listen.silence import is_silent


@pytest.mark.parametrize(
    ("before", "strange"),
    [([], False), ([500], False), ([40, 12, 90], True), ([40, 9, 90], False), ([0, 0], False)],
)
def test_silence_is_strange_only_where_each_week_had_its_share(before, strange):
    assert is_silent(before) is strange
