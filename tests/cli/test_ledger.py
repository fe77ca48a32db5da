"""gutgemacht ledger: an export is verified anywhere, and shows what was done to it."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from gutgemacht.cli import app
from gutgemacht.cli.ledger import _write
from gutgemacht.publish import log

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def chain(*whats: str) -> list[log.Chained]:
    found: list[log.Chained] = []
    for what in whats:
        entry = log.Entry(NOW, "Anna", what, "request 7", {"reason": "Grüße"})
        found.append(log.chained(found[-1] if found else log.NOWHERE, entry))
    return found


@pytest.fixture
def export(tmp_path):
    def export(name: str, *whats: str):
        file = tmp_path / name
        with file.open("w") as to:
            _write(to, chain(*whats))
        return file

    return export


def verify(*words: object):
    return CliRunner().invoke(app, ["ledger", "verify", *map(str, words)])


def test_an_export_that_nobody_touched_holds(export):
    done = verify(export("log.jsonl", "asked", "yes", "sent"))
    assert done.exit_code == 0
    assert "3 entries" in done.output


def test_a_changed_entry_is_named(export):
    file = export("log.jsonl", "asked", "yes", "sent")
    lines = file.read_text().splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), "who": "Ben"})
    file.write_text("\n".join(lines))
    done = verify(file)
    assert done.exit_code == 1
    assert "entry 2" in done.output


def test_an_end_that_was_cut_off_is_seen_by_the_head_and_by_an_older_export(export):
    file = export("log.jsonl", "asked", "yes", "sent")
    lines = file.read_text().splitlines()
    file.write_text("\n".join([*lines[:2], lines[-1]]))
    assert verify(file).exit_code == 1
    shorter, older = export("new.jsonl", "asked"), export("old.jsonl", "asked", "yes")
    assert verify(shorter, "--head", older).exit_code == 1
    assert verify(older, "--head", shorter).exit_code == 0


@pytest.mark.parametrize("words", ["", "{", '{"number": 1}', "[]"])
def test_what_is_no_export_is_refused_with_file_and_line(tmp_path, words):
    file = tmp_path / "log.jsonl"
    file.write_text(words)
    done = verify(file)
    assert done.exit_code == 2
    assert "log.jsonl" in done.output


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    done = verify("--data", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert not (tmp_path / "nowhere").exists()
