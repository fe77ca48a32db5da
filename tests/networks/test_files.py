"""Exports of networks become acts; a bad row says why, and the rest goes on."""

from datetime import UTC, datetime

import pytest

from gutgemacht.networks.files import BadRow, FileError, read_acts
from gutgemacht.publish.network import Act

CSV = """time;text;url
2026-02-03T10:00:00+01:00;Offen;https://x.example/1
gestern;Zu;
2026-02-03T10:00:00;Ohne Zone;
2026-02-04T10:00:00Z;"Zwei
Zeilen";
"""


def test_an_export_is_read_row_by_row(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text(CSV, encoding="utf-8")
    rows = dict(read_acts(path))
    first = rows[2]
    assert isinstance(first, Act)
    assert (first.id, first.text) == ("https://x.example/1", "Offen")
    assert first.at == datetime(2026, 2, 3, 9, tzinfo=UTC)
    assert str(rows[3]) == "line 3: time: is no time such as 2026-09-27T14:30+02:00"
    assert "zone" in str(rows[4])
    assert rows[6].text == "Zwei\nZeilen"
    assert dict(read_acts(path))[6].id == rows[6].id


def test_json_lines_are_read_too(tmp_path):
    path = tmp_path / "posts.jsonl"
    path.write_text('{"time": "2026-02-04T10:00:00Z", "text": "Da"}\n[]\n{\n', encoding="utf-8")
    rows = dict(read_acts(path))
    assert rows[1].text == "Da"
    assert isinstance(rows[2], BadRow)
    assert isinstance(rows[3], BadRow)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    for name, says in (("a.txt", "must end in"), ("a.csv", "no such file")):
        with pytest.raises(FileError, match=says):
            list(read_acts(tmp_path / name))
    (tmp_path / "b.csv").write_text("id,text\n")
    with pytest.raises(FileError, match="no column time"):
        list(read_acts(tmp_path / "b.csv"))
