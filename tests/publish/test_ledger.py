"""What stands there is compared with what was approved; what nobody sent is unknown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.publish.ledger import Difference, Gone, Known, Sending, match
from gutgemacht.publish.network import Act

SINCE = datetime(2026, 3, 1, tzinfo=UTC)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = "Neue Schuhe ab Montag in unserem Laden in Graz: https://bergtal.example/schuhe"
SENDING = Sending("s1", "id1", AT, TEXT, ("Rote Schuhe",))
ACT = Act("post", "id1", AT, TEXT, app="gutgemacht", pictures=("Rote Schuhe",))
BY_HAND = replace(SENDING, id="")


def only(act: Act, *sendings: Sending, **known):
    (entry,) = match([act], sendings, SINCE, known=Known(**known)).entries
    return entry


def test_what_was_sent_stands_there_as_approved():
    entry = only(ACT, SENDING)
    assert (entry.kind, entry.sending, entry.differences) == ("as-approved", SENDING, ())


def test_blanks_and_spellings_of_accents_are_no_change():
    sending = replace(SENDING, text="Café  am\nBerg")
    assert only(replace(ACT, text="Cafe\u0301 am Berg"), sending).kind == "as-approved"


def test_a_change_on_the_network_is_told_word_and_link_and_alt_text():
    changed = replace(
        ACT,
        text=TEXT.replace("Montag", "Dienstag").replace("bergtal.example", "evil.example"),
        pictures=("",),
    )
    entry = only(changed, SENDING)
    assert entry.kind == "changed"
    assert entry.differences == (
        Difference("text", TEXT, changed.text),
        Difference("link", "https://bergtal.example/schuhe", "https://evil.example/schuhe"),
        Difference("alt", "Rote Schuhe", ""),
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://t.co/aB3",
        "https://lnkd.in/x",
        "bergtal.example/sch…",
        "https://bergtal.example/schuhe/",
    ],
)
def test_a_link_the_network_shortened_is_no_change(link):
    text = TEXT.replace("https://bergtal.example/schuhe", link)
    known = {"shorteners": {"t.co", "lnkd.in"}}
    assert only(replace(ACT, text=text), SENDING, **known).kind == "as-approved"


def test_where_the_network_shortens_nothing_a_short_link_is_a_change():
    text = TEXT.replace("bergtal.example/schuhe", "t.co/aB3")
    assert only(replace(ACT, text=text), SENDING).kind == "changed"


def test_where_no_alt_texts_are_told_none_is_missing():
    assert only(replace(ACT, pictures=()), SENDING).kind == "changed"
    assert only(replace(ACT, pictures=()), SENDING, alt_texts=False).kind == "as-approved"


def test_what_nobody_here_sent_is_unknown_and_names_its_app():
    entry = only(replace(ACT, id="id9", app="Other client"), SENDING)
    assert (entry.kind, entry.act.app, entry.sending) == ("unknown", "Other client", None)


@pytest.mark.parametrize("kind", ["share", "like", "reply", "profile"])
def test_other_acts_that_nobody_sent_are_unknown_too(kind):
    assert only(Act(kind, "id9", AT), BY_HAND).kind == "unknown"


def test_what_somebody_here_owns_up_to_is_past_the_guideline_with_its_verdict():
    act = replace(ACT, id="id9")
    entry = only(act, SENDING, owned={"id9"}, verdicts={"id9": "stop"})
    assert (entry.kind, entry.verdict) == ("off-guideline", "stop")


def test_what_stood_there_before_us_alarms_nobody():
    assert only(replace(ACT, id="id0", at=SINCE - timedelta(days=9))).kind == "before-us"


def test_a_post_by_hand_is_known_by_its_words_within_a_week():
    act = replace(ACT, id="urn:7", at=AT + timedelta(hours=2))
    assert only(act, BY_HAND).kind == "as-approved"
    assert only(replace(act, text=TEXT.replace("Neue", "Tolle")), BY_HAND).kind == "changed"
    assert only(replace(act, text="Ganz andere Worte"), BY_HAND).kind == "unknown"
    assert only(replace(act, at=AT - timedelta(hours=1)), BY_HAND).kind == "unknown"
    assert only(replace(act, at=AT + timedelta(days=8)), BY_HAND).kind == "unknown"


def test_a_picture_by_hand_without_words_is_known_by_its_alt_text():
    picture = replace(ACT, id="urn:7", text="")
    assert only(picture, replace(BY_HAND, text="")).kind == "as-approved"
    bare = replace(picture, pictures=())
    assert only(bare, replace(BY_HAND, text="", alts=())).kind == "unknown"


def test_the_same_post_once_more_is_unknown():
    once = replace(ACT, id="urn:9", at=AT + timedelta(hours=1))
    twice = replace(ACT, id="urn:2", at=AT + timedelta(hours=2))
    kinds = [entry.kind for entry in match([twice, once], [BY_HAND], SINCE).entries]
    assert kinds == ["unknown", "as-approved"]
    copy = replace(ACT, id="id2")
    kinds = [entry.kind for entry in match([ACT, copy], [SENDING], SINCE).entries]
    assert kinds == ["as-approved", "unknown"]


def test_what_was_sent_by_us_does_not_use_up_what_is_posted_by_hand():
    by_hand = replace(ACT, id="urn:7", at=AT + timedelta(hours=1))
    also = replace(BY_HAND, key="s2")
    entries = match([ACT, by_hand], [SENDING, also], SINCE).entries
    assert [entry.sending for entry in entries] == [SENDING, also]


def test_what_was_deleted_is_told_unless_we_took_it_back():
    ours = replace(SENDING, id="id2", taken_back=True)
    found = match([], [SENDING, ours], SINCE, gone=["id1", "id2", "id3"]).gone
    assert found == (Gone("id1", SENDING), Gone("id2", ours), Gone("id3", None))
    assert [one.by_us for one in found] == [False, True, False]


ACTS = st.lists(
    st.builds(
        Act,
        st.sampled_from(["post", "reply", "share", "like", "profile"]),
        st.sampled_from([f"id{n}" for n in range(6)]),
        st.integers(-50, 50).map(lambda hours: SINCE + timedelta(hours=hours)),
        st.sampled_from(["", TEXT, "Etwas anderes", "a b c d e"]),
    ),
    max_size=6,
    unique_by=lambda act: act.id,
)
SENDINGS = st.lists(
    st.builds(
        Sending,
        st.uuids().map(str),
        st.just("") | st.sampled_from([f"id{n}" for n in range(6)]),
        st.integers(-50, 50).map(lambda hours: SINCE + timedelta(hours=hours)),
        st.sampled_from(["", TEXT, "a b c d f"]),
    ),
    max_size=5,
    unique_by=lambda sending: sending.id or sending.key,
)


@given(ACTS, SENDINGS, st.sets(st.sampled_from(["id0", "id1"])))
def test_every_act_has_one_entry_and_every_sending_one_act(acts, sendings, owned):
    entries = match(acts, sendings, SINCE, known=Known(owned)).entries
    assert [entry.act for entry in entries] == acts
    used = [entry.sending.key for entry in entries if entry.sending]
    assert len(used) == len(set(used))
    for entry in entries:
        assert (entry.sending is not None) == (entry.kind in ("as-approved", "changed"))
        assert (entry.kind == "changed") == bool(entry.differences)
        if entry.kind == "unknown":
            assert entry.act.at >= SINCE
            assert entry.act.id not in owned
