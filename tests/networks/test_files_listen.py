"""Imports: exports of the usual tools and own files are read, and no row is lost silently."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gutgemacht.listen.mention import Mention
from gutgemacht.networks.files.columns import PARTS, fingerprint, guessed
from gutgemacht.networks.files.listen import Plan, look, read_mentions
from gutgemacht.networks.files.read import BadRow, FileError
from gutgemacht.networks.files.times import TimeFault, order_of, time_of

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def wrote(folder: Path, text: str, name: str = "export.csv", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_text(text, encoding=encoding)
    return file


def read(file: Path, zone=UTC, **known: str) -> tuple[list[Mention], list[BadRow]]:
    looked = look(file, known, zone)
    rows = [row for _, row in read_mentions(looked, looked.plan, NOW)]
    good = [row for row in rows if isinstance(row, Mention)]
    return good, [row for row in rows if isinstance(row, BadRow)]


def test_an_english_export_with_lines_above_its_table(tmp_path):
    file = wrote(
        tmp_path,
        "Report:,Mentions\nBrand:,Bergtal\n\n"
        "Date,Title,Snippet,Full Text,Url,Author,Full Name,X Followers,Page Type,Language,"
        "Hashtags\n"
        '2026-09-27 14:30:05.0,,Oh no,"Oh no, not #again",https://x.com/k/1,kim,Kim K,"1,234",'
        'twitter,en,"#fun"\n',
    )
    (one,), bad = read(file)
    assert bad == []
    assert (one.text, one.url, one.author, one.author_name) == (
        "Oh no, not #again", "https://x.com/k/1", "kim", "Kim K",
    )  # fmt: skip
    assert (one.at, one.followers, one.network, one.language) == (
        datetime(2026, 9, 27, 14, 30, 5, tzinfo=UTC), 1234, "x", "en",
    )  # fmt: skip
    assert one.tags == ("again", "fun")


def test_a_rank_and_a_place_in_a_page_are_no_hashtags(tmp_path):
    said = "Again #1! #Bergtal https://a.example/#top"
    (one,), _ = read(wrote(tmp_path, f"Date,Text,Hashtags\n2026-09-27 14:30:05,{said},#fun\n"))
    assert one.tags == ("Bergtal", "fun")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_german_export_with_day_and_clock_in_any_alphabet(tmp_path, encoding):
    file = wrote(
        tmp_path,
        "Datum;Uhrzeit;Überschrift;Beitrag;Link;Verfasser;Reichweite\n"
        "27.09.2026;14:30;Föhn;Schön ist das nicht;https://a.example/1;Kim;12.000\n"
        "28.09.2026;09:05 Uhr;;Für wen?;;Jo;\n",
        encoding=encoding,
    )
    (one, two), bad = read(file, BERLIN)
    assert bad == []
    assert (one.text, one.at) == (
        "Föhn\n\nSchön ist das nicht",
        datetime(2026, 9, 27, 12, 30, tzinfo=UTC),
    )
    assert (one.followers, two.at.hour, two.text) == (12_000, 7, "Für wen?")
    assert len(two.id) == 64


def test_bad_rows_are_named_by_their_line_and_the_rest_is_read(tmp_path):
    file = wrote(
        tmp_path,
        "time,text\n2026-09-27T10:00Z,Gut\ngestern,Wann?\n2026-09-27T10:00Z,\n"
        "2099-01-01T00:00Z,Morgen\na,b,c\n2026-09-28T10:00Z,Auch gut\n",
    )
    good, bad = read(file)
    assert [one.text for one in good] == ["Gut", "Auch gut"]
    assert [one.number for one in bad] == [3, 4, 5, 6]
    assert "time: is no time" in str(bad[0].reason)
    assert "future" in str(bad[2].reason)


def test_lines_of_json_and_columns_of_parquet_tell_the_same(tmp_path):
    at = datetime(2026, 9, 27, 10, tzinfo=UTC)
    row = {"time": at, "text": "Hallo", "url": "https://a.example/1", "likes": 3, "author": "Kim"}
    lines = wrote(tmp_path, json.dumps({**row, "time": at.isoformat()}) + "\nkaputt\n", "a.jsonl")
    table = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([row]), table)
    (first,), bad = read(lines)
    (second,), none = read(table)
    assert first == second
    assert (first.counts, len(bad), none) == ({"likes": 3}, 1, [])


def test_columns_that_nobody_can_guess_are_told_by_people_and_asked_for(tmp_path):
    file = wrote(tmp_path, "wann,was\n2026-09-27T10:00Z,Hallo\n")
    assert look(file).missing == ("time", "text")
    with pytest.raises(FileError, match="no column is known for time, text; the columns are: wann"):
        read(file)
    (one,), _ = read(file, time="Wann", text="was")
    assert one.text == "Hallo"
    with pytest.raises(FileError, match="there is no such column"):
        look(file, {"time": "nie"})
    with pytest.raises(FileError, match="is none of time"):
        look(file, {"zeit": "wann"})


@pytest.mark.parametrize(("name", "text", "says"), [
    ("a.xlsx", "", "must end in one of"),
    ("a.parquet", "nein", "no Parquet"),
    ("a.csv", "", "no column is known"),
])  # fmt: skip
def test_what_is_no_file_of_mentions_says_what_is(tmp_path, name, text, says):
    with pytest.raises(FileError, match=says):
        read(wrote(tmp_path, text, name))
    with pytest.raises(FileError, match="no such file"):
        look(tmp_path / "nowhere.csv")


def test_the_same_file_read_again_tells_the_same_ids(tmp_path):
    file = wrote(
        tmp_path, "time,text,author\n2026-09-27T10:00Z,Hallo,a\n2026-09-27T10:00Z,Hallo,b\n"
    )
    first, second = read(file)[0], read(file)[0]
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == 2


def test_a_mark_is_the_same_for_the_same_columns():
    assert fingerprint(["Date", "Text"]) == fingerprint(["text", "date "])
    assert fingerprint(["Date", "Text"]) != fingerprint(["Date", "Body"])


@pytest.mark.parametrize(("told", "order", "is_"), [
    ("2026-09-27T14:30:00+02:00", "", (27, 12, 30)),
    ("27.09.2026 14:30", "", (27, 14, 30)),
    ("27.9.26, 14:30 Uhr", "", (27, 14, 30)),
    ("09/27/2026 02:30 PM", "", (27, 14, 30)),
    ("09/05/2026 12:05 AM", "month", (5, 0, 5)),
    ("05/09/2026", "day", (5, 0, 0)),
    ("27-Sep-2026 02:30PM", "", (27, 14, 30)),
    ("Sun, 27 Sep 2026 14:30:00 +0000", "", (27, 14, 30)),
    ("2026-09-27 14:30:00 UTC", "", (27, 14, 30)),
    ("1790519400", "", (27, 14, 30)),
    ("1790519400000", "", (27, 14, 30)),
])  # fmt: skip
def test_times_as_tools_write_them(told, order, is_):
    at = time_of(told, UTC, order)
    assert (at.year, at.month) == (2026, 9)
    assert (at.day, at.hour, at.minute) == is_


def test_a_day_that_could_be_two_is_asked_for_unless_another_row_tells():
    with pytest.raises(TimeFault, match="could be two"):
        time_of("05/09/2026", UTC, "")
    assert order_of(["05/09/2026", "27/09/2026"]) == "day"
    assert order_of(["05/09/2026", "09/27/2026"]) == "month"
    assert order_of(["13/09/2026", "09/27/2026"]) == ""


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_a_fault(told):
    with suppress(TimeFault):
        assert time_of(told, UTC, "").tzinfo is UTC


@given(st.lists(st.text(max_size=12), max_size=8, unique=True))
def test_a_guess_names_columns_that_are_there_and_each_once(columns):
    found = guessed(columns)
    assert set(found) <= set(PARTS)
    assert set(found.values()) <= set(columns)
    assert len(set(found.values())) == len(found)


def test_a_plan_may_name_whose_clock_it_is(tmp_path):
    file = wrote(tmp_path, "time,text\n2026-09-27 10:00,Hallo\n")
    looked = look(file)
    (row,) = read_mentions(looked, Plan(looked.plan.columns, BERLIN), NOW)
    assert isinstance(row[1], Mention)
    assert row[1].at.hour == 8
