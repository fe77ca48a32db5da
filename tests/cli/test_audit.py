"""gutgemacht audit: all formats, bad lines, and going on after a stop."""

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.run import run

POSTS = [
    {"id": 1, "text": "Unsere Nova ist klimaneutral."},
    {"id": "zwei", "text": "Am Samstag ist unsere Werkstatt offen."},
    {"id": 3, "text": "Unsere Nova ist klimaneutral.", "speaker": "employee", "lang": "de"},
    {"id": 4, "text": "Unsere Nova ist klimaneutral.", "time": "2025-01-01T12:00:00"},
]
EXPECTED = [("1", "stop"), ("zwei", "clear"), ("3", "look"), ("4", "ask")]


def write(file: Path) -> None:
    if file.suffix == ".jsonl":
        file.write_text("".join(json.dumps(post) + "\n" for post in POSTS), encoding="utf-8")
    elif file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, ["id", "text", "speaker", "lang", "time"], delimiter=";")
            writer.writeheader()
            writer.writerows(POSTS)
    else:
        rows = [{**post, "id": str(post["id"])} for post in POSTS]
        schema = pa.schema([(name, pa.string()) for name in ("id", "text", "speaker", "time")])
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), file)


def read(file: Path) -> list[dict]:
    if file.suffix == ".jsonl":
        return [json.loads(line) for line in file.open(encoding="utf-8")]
    if file.suffix == ".csv":
        rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
        return [{**row, "findings": json.loads(row["findings"])} for row in rows]
    return pq.read_table(file).to_pylist()


@pytest.mark.parametrize("target", ["out.jsonl", "out.csv", "out.parquet"])
@pytest.mark.parametrize("source", ["posts.jsonl", "posts.csv", "posts.parquet"])
def test_every_format_in_and_out_says_the_same(tmp_path, source, target):
    write(tmp_path / source)
    done = run("audit", str(tmp_path / source), "--out", str(tmp_path / target))
    assert done.returncode == 0, done.stderr.decode()
    rows = read(tmp_path / target)
    assert [(row["id"], row["verdict"]) for row in rows] == EXPECTED
    finding = rows[0]["findings"][0]
    assert POSTS[0]["text"][finding["start"] : finding["end"]] == finding["text"]
    assert {file.name for file in tmp_path.iterdir()} == {source, target}


def test_bad_lines_are_named_and_the_rest_is_done(tmp_path):
    source = tmp_path / "posts.jsonl"
    good = json.dumps(POSTS[0]).encode()
    bad = [b"{", b"[1]", b'{"id": 5}', b'{"id": 6, "text": ""}', b'{"id": 7, "text": 7}',
           b"\xff\xfe", b'{"id": 8, "text": "x", "speaker": "chef"}',
           b'{"id": 9, "text": "x", "time": "gestern"}', b'{"id": 10, "text": "\\ud800"}',
           b"[" * 100_000, b'{"id": 11, "text": "a\\u0000b"}']  # fmt: skip
    source.write_bytes(b"\n".join([good, *bad, b"", good]))
    done = run("audit", str(source), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0
    assert len(read(tmp_path / "out.jsonl")) == 2
    lines = (tmp_path / "out.jsonl.bad.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(":")[0] for line in lines] == [f"line {n}" for n in range(2, 13)]
    assert "11 lines left out" in done.stderr.decode()


def test_bad_rows_of_a_table_are_named_and_the_rest_is_done(tmp_path):
    source = tmp_path / "posts.csv"
    source.write_bytes(b'id,text\n1,"Hallo, Welt"\n,leer\n3\n4,a,b,c\n5,"zwei\nZeilen"\n6,\xff\n')
    done = run("audit", str(source), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0
    assert [row["id"] for row in read(tmp_path / "out.jsonl")] == ["1", "5"]
    assert len((tmp_path / "out.jsonl.bad.txt").read_text().splitlines()) == 4


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("posts.csv", b"name,message\n1,2\n", "names no column"),
        ("posts.txt", b"", "the name must end in"),
        ("posts.parquet", b"PAR1 no", "is no Parquet file"),
        ("missing.jsonl", None, "there is no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("audit", str(tmp_path / name), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 2
    assert reason in " ".join(done.stderr.decode().split())


def test_a_shifted_row_does_not_put_its_text_into_the_list_of_bad_lines(tmp_path):
    source = tmp_path / "posts.csv"
    source.write_text("id,text,speaker,time\n1,Mein Geheimnis, das niemand liest,x\n")
    done = run("audit", str(source), "--out", str(tmp_path / "out.jsonl"))
    assert "niemand" not in done.stderr.decode()
    assert "niemand" not in (tmp_path / "out.jsonl.bad.txt").read_text()


def test_a_name_that_is_no_text_and_a_number_without_end_are_bad_lines(tmp_path):
    source = tmp_path / "posts.jsonl"
    rows = ['{"id": "\\ud800", "text": "a"}', f'{{"id": {"9" * 5000}, "text": "a"}}']
    source.write_text("\n".join([*rows, json.dumps(POSTS[0])]))
    done = run("audit", str(source), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0
    assert [row["id"] for row in read(tmp_path / "out.jsonl")] == ["1"]


def test_times_in_nanoseconds_and_with_a_zone_are_read(tmp_path):
    times = pa.array([1_700_000_000_000_000_001, 0], pa.timestamp("ns", "UTC"))
    table = pa.table({"id": ["1", "2"], "text": ["Guten Tag", "Hallo"], "time": times})
    pq.write_table(table, tmp_path / "posts.parquet")
    done = run("audit", str(tmp_path / "posts.parquet"), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr.decode()
    assert len(read(tmp_path / "out.jsonl")) == 2


def test_a_folder_is_no_result(tmp_path):
    write(tmp_path / "posts.jsonl")
    (tmp_path / "out.jsonl").mkdir()
    done = run("audit", str(tmp_path / "posts.jsonl"), "--out", str(tmp_path / "out.jsonl"))
    assert done.returncode == 2
    assert "is a folder" in done.stderr.decode()


def test_the_source_is_never_overwritten(tmp_path):
    source = tmp_path / "posts.jsonl"
    write(source)
    before = source.read_bytes()
    assert run("audit", str(source), "--out", str(source)).returncode == 2
    assert source.read_bytes() == before


def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path):
    source, target = tmp_path / "posts.jsonl", tmp_path / "out.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(1_500):
            file.write(json.dumps({"id": number, "text": f"Die Nova {number} ist leise."}) + "\n")
    command = [sys.executable, "-m", "gutgemacht", "audit", str(source), "--out", str(target)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    state = tmp_path / "out.jsonl.state"
    while not state.exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not target.exists()
    with (tmp_path / "out.jsonl.part").open("ab") as part:
        part.write(b'{"id": "half a li')
    done = run(*command[3:])
    assert "Going on after line" in done.stderr.decode()
    assert [row["id"] for row in read(target)] == [str(number) for number in range(1_500)]
    assert not state.exists()
