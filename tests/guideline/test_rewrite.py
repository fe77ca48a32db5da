"""Keys are changed in place: what stands around them stays as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.guideline.rewrite import rewritten
from gutgemacht.guideline.trial import back_to_draft
from gutgemacht.guideline.yaml import YamlError, read
from tests.web.languagetool import own

WRITTEN = """\
# What we have decided.
name: Bergtal GmbH   # as in the register
names: [bergtal, "Bergtal GmbH"]
off:
  many-emojis: "Wir mögen sie."  # for now

# Who asks for it: the press office.
appetite: calm
colour: red
"""


def test_only_what_changes_is_changed():
    answer = rewritten(WRITTEN, {"appetite": "strict", "off": {"young-team": "Anders: geregelt"}})
    assert answer == WRITTEN.replace("calm", "strict").replace(
        'many-emojis: "Wir mögen sie."', 'young-team: "Anders: geregelt"'
    )


def test_a_key_goes_with_its_line_and_what_is_new_comes_last():
    answer = rewritten(WRITTEN, {"off": None, "most_false_alarms": 9})
    lines = WRITTEN.splitlines(keepends=True)
    assert answer == "".join([*lines[:3], *lines[5:], "most_false_alarms: 9\n"])


@pytest.mark.parametrize("empty", ["", "\n", "# Nothing yet.\n"])
def test_a_file_without_keys_gets_them(empty):
    answer = rewritten(empty, {"appetite": "calm", "off": None})
    assert answer == f"{empty.strip()}\nappetite: calm\n".lstrip()


def test_a_file_on_one_line_keeps_its_data():
    answer = rewritten("{name: Bergtal, appetite: calm}", {"appetite": "strict"})
    assert read(answer)[0] == {"name": "Bergtal", "appetite": "strict"}


def test_a_file_that_cannot_be_read_is_refused():
    with pytest.raises(YamlError):
        rewritten("name: [Bergtal\n", {"appetite": "calm"})


TEXT = st.text(st.characters(exclude_categories=("Cs",)))
VALUES = (
    TEXT
    | st.integers()
    | st.lists(TEXT, max_size=4)
    | st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=3), max_size=4)
)
KEYS = st.sampled_from(["name", "off", "yes", "appetite", "packs", "ä b", "1"])


@given(
    st.dictionaries(KEYS, VALUES, max_size=5),
    st.dictionaries(KEYS, VALUES | st.none(), max_size=5),
)
def test_what_is_written_is_read_again_and_the_rest_with_it(before, changes):
    answer = rewritten(rewritten("", before), changes)
    wanted = {key: value for key, value in {**before, **changes}.items() if value is not None}
    assert (read(answer)[0] if wanted else {}) == wanted


def test_a_rule_on_trial_goes_back_to_draft_and_stays_whole():
    text = own.rule("tried", "Probewort", "trialword", status="trial")
    answer = back_to_draft(text, "2026-11-27")
    expected = text.replace("status: trial", "status: draft").replace(
        'since: {draft: "2026-01-01", trial: "2026-01-02"}',
        'since:\n  draft: "2026-11-27"',
    )
    assert answer == expected
