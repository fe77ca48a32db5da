"""What sources hand on is made fit to be kept, once and for all of them."""

from datetime import UTC, datetime

import pytest

from gutgemacht.listen.clean import clean
from gutgemacht.listen.mention import Mention

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("de", "de"),
        (" DE_at ", "de"),
        ("zh-Hant-TW", "zh"),
        ("fil", "fil"),
        ("gsw-CH", "gsw"),
        ("ger", "de"),
        ("eng", "en"),
        ("German", ""),
        ("und", ""),
        ("x-klingon", ""),
        ("", ""),
    ],
)
def test_a_language_is_its_first_part_and_what_is_none_is_found_out_later(told, kept):
    assert clean(Mention("files", "1", NOON, "Hallo", language=told)).language == kept
