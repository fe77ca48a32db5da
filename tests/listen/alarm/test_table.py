"""Tables as people have them, and those that cannot be played."""

import pytest

from gutgemacht.listen.alarm.table import TableError, decode, read_table

TWO = "time,mentions\n2026-03-02 00:00:00,4\n2026-03-02 00:05:00,5\n"


@pytest.mark.parametrize(
    "text",
    [
        TWO,
        "\n" + TWO.replace("time,mentions", "timestamp,value"),
        TWO.replace(",", ";"),
        TWO.replace(",", "\t"),
        TWO.replace("\n", "\r\n"),
        TWO.replace(" 00:", "T00:"),
        TWO.replace("time,mentions", "Time , Mentions"),
    ],
)
def test_usual_ways_to_write_it_are_read(text):
    table = read_table(text)
    assert [row.mentions for row in table.rows] == [4, 5]
    assert (table.width, table.tone) == (300, False)


def test_marks_at_the_front_are_borne():
    assert len(read_table(decode(b"\xef\xbb\xbf" + TWO.encode())).rows) == 2
    assert len(read_table(decode(TWO.encode("utf-16"))).rows) == 2


def test_zones_may_change_with_the_season():
    text = "time,mentions\n2026-03-29T01:55:00+01:00,4\n2026-03-29T03:00:00+02:00,5\n"
    assert read_table(text).width == 300


def test_gaps_empty_cells_and_unused_columns():
    text = "time,mentions,negative,likes\n"
    text += "".join(f"2026-03-02 {hour:02}:00,9,1,3\n" for hour in (0, 1, 2, 5))
    table = read_table(text + "2026-03-02 06:00,,,\n")
    assert (table.width, table.tone, table.unused) == (3600, True, ("likes",))
    assert table.rows[-1].mentions is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("time,mentions\n", "no row below"),
        ("time,count\n2026-03-02,1\n", "line 1: there is no column 'mentions'; found are time"),
        ("mentions\n1\n", "no column 'time'"),
        ("time,mentions,value\n", "'mentions' stands there twice"),
        (TWO + "2026-03-02 00:10:00,many\n", "line 4: mentions is 'many', which is no number"),
        (TWO + "2026-03-02 00:10:00,NaN\n", "line 4: mentions is 'NaN'; leave the cell empty"),
        (TWO + "2026-03-02 00:10:00,inf\n", "line 4"),
        (TWO + "2026-03-02 00:10:00,-3\n", "line 4: mentions is -3; a count is 0 or more"),
        (TWO + "2026-03-02 00:05:00,5\n", "line 4: 2026-03-02 00:05:00 stands there twice"),
        (TWO + "2026-03-01 00:05:00,5\n", "line 4: 2026-03-01 00:05:00 is before the line above"),
        (TWO + "2026-03-02 00:10:00\n", "line 4: has 1 cells, the header has 2"),
        (TWO + "yesterday,5\n", "line 4: 'yesterday' is no time; write"),
        (TWO + "2026-03-02T00:10:00Z,5\n", "line 4: '2026-03-02T00:10:00Z' has a zone"),
        (TWO + "2026-03-02 00:10:00,5\n2026-03-02 00:13:00,5\n", "line 5"),
        ("time,mentions\n2025-03-02,5\n2026-03-02,5\n", "365 days apart"),
        ("time,mentions,negative\n2026-03-02,5,6\n", "line 2: 6 of 5 mentions negative"),
        (TWO + "\0\n", "zero bytes"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_remedy(text, said):
    with pytest.raises(TableError) as error:
        read_table(text)
    assert said in str(error.value)


def test_other_encodings_are_refused():
    with pytest.raises(TableError, match="line 2: is not UTF-8"):
        decode(b"time,mentions\n\xff\xff,1\n")
