"""What a reader is shown and what their page sends, without a server."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.campaign.decision import Rule, follow
from gutgemacht.campaign.reading import ReadingError
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.models import Stratum
from gutgemacht.web.campaign.panel.standing import Cell
from gutgemacht.web.campaign.reading.draw import drawn
from gutgemacht.web.campaign.reading.form import reading_of
from gutgemacht.web.campaign.reading.pace import Limit, Rush
from gutgemacht.web.campaign.reading.sheet import SheetError, handed_out, read_sheet
from gutgemacht.web.campaign.reading.shown import COLUMNS, ROWS, shown, words_of

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
CHOSEN = {"hurts_me": "0", "would": "nothing"}
MARKS = st.lists(st.integers(0, 60).map(str) | st.just("3-9") | st.text(max_size=5), max_size=20)


def sent(**fields) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in fields.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def read(stimulus: Stimulus, **fields):
    sheet = handed_out("token", 1, [1], NOW)
    return reading_of(sent(**(CHOSEN | fields)), sheet, stimulus, "de")


def test_a_sheet_comes_back_as_it_was():
    sheet = handed_out("token", 3, [7, 9], NOW)
    assert read_sheet(sheet.signed, "token") == sheet
    following = sheet.following(NOW + timedelta(minutes=1))
    assert following.item == sheet.items[1]
    assert following.following(NOW) is None


@given(st.data())
def test_a_sheet_with_another_character_or_of_another_link_is_none(data):
    signed = handed_out("token", 3, [7, 9], NOW).signed
    at = data.draw(st.integers(0, len(signed) - 2))
    other = data.draw(st.characters(min_codepoint=33, max_codepoint=126).filter(signed[at].__ne__))
    for changed in (signed[:at] + other + signed[at + 1 :], signed[:at], ""):
        with pytest.raises(SheetError):
            read_sheet(changed, "token")
    with pytest.raises(SheetError):
        read_sheet(signed, "another")


@given(st.text(max_size=200), MARKS)
def test_marked_words_are_exact_places_of_the_text(text, marks):
    reading = read(Stimulus(pk=1, text=text), word=marks)
    words = list(words_of(text))
    assert (
        "".join(word.before + word.text for word in words) == text[: words[-1].end if words else 0]
    )
    for mark in reading.marks:
        start, end = mark.words
        assert text[start:end].strip() == text[start:end] != ""


@given(MARKS)
def test_marked_fields_are_boxes_within_the_picture_and_cover_just_these(marks):
    stimulus = Stimulus(pk=1, picture_id="a")
    boxes = [mark.box for mark in read(stimulus, field=marks).marks]
    assert all(x + w < 1.001 and y + h < 1.001 for x, y, w, h in boxes)
    covered = sum(round(w * COLUMNS) * round(h * ROWS) for _, _, w, h in boxes)
    told = {int(one) for one in marks if one.isascii() and one.isdigit()}
    told |= set(range(3, 10)) if "3-9" in marks else set()
    assert covered == len({one for one in told if one < ROWS * COLUMNS})


def test_marks_are_passages_not_single_words():
    reading = read(Stimulus(pk=1, text="Frauen, holt den Föhn!"), word=["1", "2-3"])
    assert [mark.words for mark in reading.marks] == [(8, 22)]


@pytest.mark.parametrize("wrong", ["", "5", "-1", "viel", "²"])
def test_what_is_missing_or_impossible_is_named(wrong):
    with pytest.raises(ReadingError) as error:
        read(Stimulus(pk=1, text="Hallo"), hurts_me=wrong, would=wrong)
    assert {"hurts_me", "would"} == set(error.value.problems)


def test_a_text_as_long_as_the_page_allows_is_kept_whole():
    # Browsers count the end of a line once and send it as two.
    reading = read(Stimulus(pk=1, text="Hallo"), free="ab\r\n" * 500 + "\r\n" * 499 + "x")
    assert len(reading.free) == 2_000
    with pytest.raises(ReadingError):
        read(Stimulus(pk=1, text="Hallo"), free="a" * 2_001)


def test_a_post_is_shown_as_far_as_its_feed_shows_it():
    long = "Ein Satz, der für einen Feed zu lang ist. " * 20
    cut = shown(Stimulus(kind="post", network="linkedin", text=long))
    assert cut.is_first_line
    assert long.startswith(cut.feed)
    assert not shown(Stimulus(kind="post", network="linkedin", text="Kurz.")).is_first_line
    assert shown(Stimulus(kind="first-line", text="Kurz.")).is_first_line


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.integers(1, 6), st.integers())
def test_readers_get_what_the_fewest_have_read(counts, most, seed):
    group, rule = Stratum(quota=5), Rule(least=6, most=10)
    cells = [
        Cell(group, Stimulus(pk=n, kind="post", text="Hallo"), follow([False] * count, rule), 0)
        for n, count in enumerate(counts)
    ]
    chosen = drawn(cells, most, random.Random(seed))
    # Five is the quota.
    wanted = sorted(count for count in counts if count < 5)[:most]
    assert sorted(counts[one.pk] for one in chosen) == wanted


def test_what_cannot_be_shown_is_not_handed_out():
    group, none = Stratum(quota=5), follow([], Rule())
    empty = [Stimulus(kind="picture"), Stimulus(kind="still", text="Bild"), Stimulus(kind="post")]
    assert drawn([Cell(group, one, none, 0) for one in empty], 3, random.Random(1)) == []


def test_an_address_may_send_many_at_once_and_then_waits():
    limit = Limit(most=3, again=10)
    assert [limit.allows("a", 0) for _ in range(4)] == [True, True, True, False]
    assert limit.allows("b", 0)
    assert [limit.allows("a", at) for at in (5, 11, 12)] == [False, True, False]


def test_addresses_are_forgotten_and_never_kept_as_they_are():
    limit = Limit(addresses=2)
    for address in ("10.0.0.1", "10.0.0.2", "10.0.0.3"):
        limit.allows(address, 0)
    assert len(limit._left) == 2
    assert "10.0.0" not in repr(limit._left)


def test_many_hasty_answers_are_told_once_and_a_few_never():
    rush = Rush(most=3)
    at = [NOW + timedelta(minutes=n) for n in (0, 9, 11, 12, 13, 14)]
    assert [rush.counts(1, now) for now in at] == [False, False, False, True, False, False]
    assert not rush.counts(2, NOW)
