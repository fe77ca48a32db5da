"""gutgemacht opinion, as a program, with a real model service."""

import json
import os
import pty
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from click.testing import Result
from typer.testing import CliRunner

from gutgemacht.cli import app
from tests.judges.opinion.service import failing, readings, said, serving

DRAFT = "🙂 Endlich Technik für echte Männer, auch am Samstag bei uns!"
MEN = readings(("cliche", "echte Männer", "Wer nicht schraubt, ist keiner?"))


def run(service, *arguments: str, data: str = DRAFT, **names: str) -> Result:
    named = {"URL": f"{service.base}/v1", "MODEL": "small-model"} | names if service else names
    environment = {f"GUTGEMACHT_OPINION_{name}": value for name, value in named.items()}
    command = partial(CliRunner().invoke, app, ["opinion", *arguments], input=data)
    # In a thread of its own: a browser of other tests may hold the loop of this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(command, env=environment, catch_exceptions=False).result()


def test_json_has_the_promised_keys_and_exact_places():
    with serving(said(MEN)) as service:
        done = run(service, "--audience", "Väter", "--yes", "--json", PRICE="1 1 EUR")
    assert done.exit_code == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {
        "model", "host", "audience", "runs", "readings", "tokens", "counted", "cost", "seconds",
    }  # fmt: skip
    [reading] = answer["readings"]
    assert set(reading) == {"kind", "start", "end", "text", "question", "words"}
    assert DRAFT[reading["start"] : reading["end"]] == reading["text"] == "echte Männer"
    assert answer["tokens"] == {"in": 2_700, "out": 180}
    assert answer["cost"] == {"amount": "2.88", "currency": "EUR"}


def test_people_read_questions_in_their_language():
    with serving(said(MEN)) as service:
        german = run(service, "--audience", "Väter", "--yes").stdout
        english = run(service, "--audience", "Väter", "--yes", "--explain", "en").stdout
    assert "nicht einer Leserin" in german
    assert "? Steckt da ein Klischee drin?" in german
    assert "Wer nicht schraubt, ist keiner?" in german
    assert "? Is there a cliché in it?" in english


def test_without_a_yes_it_says_what_would_be_sent_and_sends_nothing():
    with serving(said(MEN)) as service:
        done = run(service, "--audience", "Väter", PRICE="1 1 EUR")
    assert done.exit_code == 2
    assert f"3-mal an {service.base.removeprefix('http://')} (small-model)" in done.stderr
    assert "EUR" in done.stderr
    assert "add --yes" in done.stderr
    assert service.requests == []


@pytest.mark.parametrize(("key", "requests"), [(b"n\n", 0), (b"y\n", 3)])
def test_at_a_terminal_it_asks(tmp_path, key, requests):
    file = tmp_path / "entwurf.txt"
    file.write_text(DRAFT, encoding="utf-8")
    ours, theirs = pty.openpty()
    with serving(said(MEN)) as service:
        names = {"URL": f"{service.base}/v1", "MODEL": "small-model"}
        environment = {f"GUTGEMACHT_OPINION_{name}": value for name, value in names.items()}
        command = [sys.executable, "-m", "gutgemacht", "opinion", str(file), "--audience", "Väter"]
        os.write(ours, key)
        done = subprocess.run(
            command,
            stdin=theirs,
            env=os.environ | environment,
            capture_output=True,
            timeout=300,
            check=False,
        )
    os.close(ours)
    os.close(theirs)
    assert b"Abschicken?" in done.stderr
    assert len(service.requests) == requests
    assert done.returncode == (0 if requests else 1)
    assert ("Klischee" in done.stdout.decode()) == bool(requests)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({}, "set GUTGEMACHT_OPINION_URL"),
        ({"URL": "nonsense", "MODEL": "m"}, "GUTGEMACHT_OPINION_URL is no address"),
        ({"URL": "http://127.0.0.1:9/v1", "MODEL": "m"}, "the endpoint does not answer"),
    ],
)
def test_what_is_missing_is_told_with_its_remedy(names, told):
    done = run(None, "--audience", "Väter", "--yes", **names)
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "data", "told"),
    [
        (["--audience", "x"], DRAFT, "the audience needs 3 to 200 characters"),
        (["--audience", "Väter"], "x" * 10_001, "longer than 10,000"),
        (["--audience", "Väter", "no-such-file"], DRAFT, "no-such-file"),
    ],
)
def test_bad_input_is_told_and_nothing_sent(arguments, data, told):
    with serving(said(MEN)) as service:
        done = run(service, *arguments, "--yes", data=data)
    assert done.exit_code == 2
    assert told in done.stderr
    assert service.requests == []


def test_a_failure_quotes_nothing_of_the_draft():
    with serving(failing(500)) as service:
        done = run(service, "--audience", "Väter", "--yes")
    assert done.exit_code == 2
    assert "reports an error" in done.stderr
    assert "Technik" not in done.stderr
