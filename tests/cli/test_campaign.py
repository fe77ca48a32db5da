"""gutgemacht campaign, as a program on the data of a house."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tables import give_tables

HOUSE = """
import django
django.setup()
from gutgemacht.web.people.models import Role
from tests.people import somebody
from tests.web.campaign.conftest import TEXT, a_campaign
a_campaign(somebody("anna", Role.AUTHOR), TEXT, title="Labor", addressed="Ingenieurinnen")
somebody("adam", Role.ADMINISTRATOR)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A data folder with a campaign."""
    data = tmp_path_factory.mktemp("house")
    give_tables(data)
    names = {"GUTGEMACHT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "gutgemacht.web.settings"}
    subprocess.run([sys.executable, "-c", HOUSE], env=os.environ | names, check=True, timeout=120)
    return data


def run(house: Path, *arguments: str, who: str = "anna") -> subprocess.CompletedProcess:
    person = ("--as", f"{who}@bergtal.example", "--data", str(house))
    return subprocess.run(
        [sys.executable, "-m", "gutgemacht", "campaign", *arguments, *person],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_campaigns_are_listed_and_shown(house):
    [line] = json.loads(run(house, "all", "--json").stdout)
    assert (line["title"], line["state"]) == ("Labor", "written")
    shown = json.loads(run(house, "show", str(line["number"]), "--json").stdout)
    assert shown["addressed"] == "Ingenieurinnen"
    [post] = shown["stimuli"]
    assert (post["kind"], post["network"], post["read"]) == ("post", "linkedin", True)
    assert post["text"] in run(house, "show", str(line["number"])).stdout


def test_what_is_not_there_or_not_for_somebody_is_said(house):
    missing = run(house, "show", "99")
    assert missing.returncode == 2
    assert "campaign all" in missing.stderr
    assert "needs one of the roles" in run(house, "all", who="adam").stderr
