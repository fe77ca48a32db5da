"""The kinds of rules: a closed set, told in one place, found in the other."""

from pathlib import Path
from typing import get_args

from gutgemacht.check import kinds
from gutgemacht.guideline import find_kind
from gutgemacht.guideline.find import Find

NAMED = {find_kind(find) for find in get_args(get_args(Find)[0])}


def test_every_kind_of_rule_has_a_matcher_and_every_matcher_a_kind():
    assert set(kinds.KINDS) == NAMED


def test_no_module_of_a_kind_is_skipped():
    files = Path(kinds.__file__).parent.glob("*.py")
    assert {file.stem for file in files} - {"__init__"} == NAMED
