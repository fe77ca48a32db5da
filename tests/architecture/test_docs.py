"""What is there is described, in both languages."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from gutgemacht.cli import app

ROOT = Path(__file__).parents[2]
BOTH = [
    ("README.md", "README.de.md"),
    ("packs/README.md", "packs/README.de.md"),
    ("docs/languagetool.md", "docs/languagetool.de.md"),
]
SETTINGS = re.compile(r'environment\.(?:text|flag|folder|secret|number)\("([A-Z_]+)"')


@pytest.mark.parametrize(("english", "german"), BOTH)
def test_both_languages_have_the_same_sections(english, german):
    heads = [
        len(re.findall(r"^#+ ", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in (english, german)
    ]
    assert heads[0] == heads[1] > 0


@pytest.mark.parametrize("name", ["README.md", "README.de.md"])
def test_every_command_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for command in get_command(app).commands:
        assert f"gutgemacht {command}" in text


def test_every_setting_is_described():
    source = (ROOT / "src/gutgemacht/web/settings.py").read_text(encoding="utf-8")
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    names = SETTINGS.findall(source)
    assert names
    for name in names:
        assert f"`GUTGEMACHT_{name}`" in text


def test_every_direct_dependency_has_its_reason():
    wanted = re.search(r"\ndependencies = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.S)
    names = re.findall(r'"([\w-]+)', wanted[1])
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()
    for name in names:
        assert f"| {name} |" in text, name


def test_links_between_documents_lead_somewhere():
    for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "packs/README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{file.name} -> {target}"
