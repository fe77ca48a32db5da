"""gutgemacht handbook, as a program."""

import json
import subprocess
import sys

import pytest

from tests.cli.run import run

AS_OF = ("--day", "2026-12-01")


@pytest.mark.parametrize(
    ("form", "start"),
    [("pdf", b"%PDF-1."), ("html", b"<!doctype html>"), ("md", b"**Bergtal GmbH**")],
)
def test_every_format_is_written_where_it_was_asked_for(tmp_path, form, start):
    file = tmp_path / f"buch.{form}"
    done = run(
        "handbook", "--format", form, "--out", str(file), "--company", "Bergtal GmbH", *AS_OF
    )
    assert done.returncode == 0
    assert str(file) in done.stderr.decode()
    assert file.read_bytes().startswith(start)


def test_the_same_day_makes_the_same_file(tmp_path):
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        run("handbook", "--pocket", "--lang", "en", "--out", str(file), *AS_OF)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_html_file_needs_no_other(tmp_path):
    file = tmp_path / "book.html"
    run("handbook", "--format", "html", "--out", str(file), *AS_OF)
    text = file.read_text(encoding="utf-8")
    assert "data:font/woff2;base64," in text
    assert 'url("fonts/' not in text
    assert "<link" not in text
    assert "<script" not in text


def test_a_country_has_its_own_book(tmp_path):
    texts = {}
    for country in ("DE", "CH"):
        file = tmp_path / f"{country}.md"
        run("handbook", "--format", "md", "--country", country, "--out", str(file), *AS_OF)
        texts[country] = file.read_text(encoding="utf-8")
    assert "§ 22 KUG" in texts["DE"]
    assert "§ 22 KUG" not in texts["CH"]


def test_a_later_book_begins_with_what_changed(tmp_path):
    state, book = tmp_path / "state.json", tmp_path / "book.md"
    day = ("--day", "2026-09-01")
    run("handbook", "--pocket", "--out", str(tmp_path / "p.pdf"), "--snapshot", str(state), *day)
    run("handbook", "--format", "md", "--since", str(state), "--out", str(book), *AS_OF)
    text = book.read_text(encoding="utf-8")
    assert "## Was sich geändert hat" in text
    assert "Seit der Fassung vom 1. September 2026" in text
    assert "Bisher: Hausregel, Frage (AT, CH, DE)" in text


def test_json_tells_the_parts_and_writes_no_book(tmp_path):
    done = run("handbook", "--json", "--out", str(tmp_path / "no.pdf"), *AS_OF)
    book = json.loads(done.stdout)
    assert book["chapters"][0]["id"] == "protection"
    assert list(tmp_path.iterdir()) == []
    pocket = json.loads(run("handbook", "--json", "--pocket", *AS_OF).stdout)
    assert 10 <= len(pocket["lines"]) <= 12


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "is no snapshot"),
        ('{"day": "2026-12-01"}', "rules: Field required"),
        (None, "No such"),
    ],
)
def test_a_file_that_is_no_snapshot_is_named(tmp_path, content, told):
    file = tmp_path / "before.json"
    if content is not None:
        file.write_text(content)
    done = run("handbook", "--since", str(file), "--out", str(tmp_path / "x.pdf"), *AS_OF)
    assert done.returncode == 2
    assert str(file) in done.stderr.decode()
    assert told in done.stderr.decode()


def test_what_cannot_be_is_said(tmp_path):
    done = run("handbook", "--pocket", "--format", "html", *AS_OF)
    assert done.returncode == 2
    assert "pdf or md" in done.stderr.decode()
    done = run("handbook", "--out", str(tmp_path / "no" / "x.pdf"), *AS_OF)
    assert done.returncode == 2


def test_other_commands_do_not_load_the_printer():
    code = "import sys, gutgemacht.cli; print('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
