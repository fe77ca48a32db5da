"""gutgemacht channel, draft and ledger, as programs on the data of a house."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tables import give_tables
from tests.web.publish.drafts.make import digest, png

HOUSE = """
import django
django.setup()
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.channels.models import Channel
from tests.people import somebody
owner = somebody("olga", Role.CHANNEL_OWNER)
somebody("anna", Role.AUTHOR)
somebody("adam", Role.ADMINISTRATOR)
Channel.objects.create(network="mastodon", name="Bergtal", way="account", owner=owner)
"""
ANNA = ("--as", "anna@bergtal.example")
WORDS = "Morgen zeigen wir die neue Werkbank aus Buche."


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A data folder with three people and a channel."""
    data = tmp_path_factory.mktemp("house")
    give_tables(data)
    names = {"GUTGEMACHT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "gutgemacht.web.settings"}
    subprocess.run([sys.executable, "-c", HOUSE], env=os.environ | names, check=True, timeout=120)
    return data


def run(house: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "gutgemacht", *arguments, "--data", str(house)],
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def answer(house: Path, *arguments: str, text: str = "", code: int = 0):
    done = run(house, *arguments, "--json", text=text)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_a_draft_is_written_checked_and_handed_in(house, tmp_path):
    [channel] = answer(house, "channel", "list")
    assert (channel["name"], channel["owner"]) == ("Bergtal", "Olga")
    assert answer(house, "channel", "show", str(channel["number"])) == channel
    (tmp_path / "bench.png").write_bytes(png())
    draft = answer(
        house, "draft", "new", *ANNA, "--channel", str(channel["number"]), "--title", "Werkbank",
        "--picture", str(tmp_path / "bench.png"), "--alt", "Eine Werkbank", text=WORDS,
    )  # fmt: skip
    number = str(draft["number"])
    assert draft["pictures"] == [
        {"digest": digest(png()), "name": "bench.png", "alt": "Eine Werkbank"}
    ]
    assert answer(house, "draft", "show", number, *ANNA) == draft
    [judged] = answer(house, "draft", "check", number, *ANNA)
    assert judged["need"]["persons"] == 1
    [asked] = answer(house, "draft", "submit", number, *ANNA)
    assert asked["request"]
    [line] = answer(house, "draft", "list", *ANNA, "--show", "waiting")
    assert (line["number"], line["start"]) == (draft["number"], WORDS)
    assert answer(house, "ledger", "list") == []
    verified = answer(house, "ledger", "verify")
    assert verified["holds"]
    assert verified["entries"] == 1


def test_people_read_it_in_plain_lines(house):
    assert "Bergtal" in run(house, "channel", "list").stdout
    assert "The ledger knows no such act." in run(house, "ledger", "list").stdout
    draft = answer(house, "draft", "new", *ANNA, text="Unser Nova ist klimaneutral.")
    shown = run(house, "draft", "show", str(draft["number"]), *ANNA).stdout
    assert "klimaneutral" in shown
    assert "Anna" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft", "list", "--as", "nobody@x.example"), "nobody here signs in with this address"),
        (("draft", "list", "--as", "adam@bergtal.example"), "needs one of the roles author"),
        (("draft", "show", "999", *ANNA), "there is no draft 999"),
        (("draft", "new", *ANNA, "--channel", "999"), "channels: There is no open channel 999."),
        (("draft", "new", *ANNA, "--due", "2020-01-01T00:00"), "due: This time is over."),
        (("draft", "new", *ANNA, "--alt", "x"), "more alt texts than pictures"),
        (("draft", "new", *ANNA, "--picture", "there.png"), "there.png: No such file"),
        (("channel", "show", "999"), "there is no channel 999"),
        (("ledger", "list", "--standing", "odd"), "--standing odd"),
    ],
)
def test_what_cannot_be_ends_with_its_place_and_code_2(house, arguments, said):
    done = run(house, *arguments, text=WORDS)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_house_it_says_where_one_is_named(tmp_path):
    done = run(tmp_path / "nowhere", "channel", "list")
    assert done.returncode == 2
    assert "name the data folder with --data" in done.stderr
