"""gutgemacht rules lint."""

import json

import pytest

from tests.cli.run import run
from tests.guideline.files import PACK, RULE, changed

BAN = changed('de: "Ausweg"', 'de: "Schreiben Sie nichts Negatives über die Firma."')


@pytest.fixture
def packs(tmp_path):
    """A folder of packs with one rule that bans criticism."""
    folder = tmp_path / "packs" / "own"
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yml").write_text(PACK.replace("id: core", "id: own"))
    (folder / "rules" / "my-rule.yml").write_text(BAN, encoding="utf-8")
    return tmp_path / "packs"


def test_our_own_rule_has_nothing_to_be_told():
    done = run("rules", "lint", "bare-climate-claim", "--explain", "en")
    assert done.returncode == 0
    assert "Nothing to say" in done.stdout.decode()


def test_a_refused_rule_is_told_in_every_way_of_naming_it(packs):
    file = packs / "own" / "rules" / "my-rule.yml"
    for named in ([str(file)], [str(packs / "own")], ["my-rule", "--data", str(packs.parent)]):
        done = run("rules", "lint", *named, "--json")
        assert done.returncode == 1
        first = json.loads(done.stdout)[0]
        assert (first["rule"], first["key"], first["severity"]) == (
            "my-rule",
            "instead.de",
            "refuse",
        )
        assert first["by"] == "ban-on-criticism"
        assert first["instead"]["en"]


def test_a_warning_is_shown_and_is_no_failure(packs):
    file = packs / "own" / "rules" / "my-rule.yml"
    file.write_text(RULE, encoding="utf-8")
    done = run("rules", "lint", str(file), "--explain", "en")
    assert done.returncode == 0
    assert "lacks its reason" in done.stdout.decode()


def test_rules_test_names_a_refused_rule_too(packs):
    done = run("rules", "test", "my-rule", "--data", str(packs.parent))
    assert done.returncode == 1
    assert "is refused by ban-on-criticism" in done.stdout.decode()


def test_nothing_is_checked_by_a_refused_rule(packs):
    done = run("check", "--data", str(packs.parent), data="Ein ruhiger Satz.")
    assert done.returncode == 2
    assert "my-rule.yml" in done.stderr.decode()
    assert "is refused by" in done.stderr.decode()


def test_a_guideline_as_text_is_read_line_by_line(tmp_path):
    file = tmp_path / "richtlinie.md"
    file.write_text("# Regeln\n\nKritik ist erlaubt.\nGehälter sind geheim.\n", encoding="utf-8")
    done = run("rules", "lint", "--text", str(file), "--json")
    assert done.returncode == 1
    [remark] = json.loads(done.stdout)
    assert (remark["line"], remark["text"]) == (4, "Gehälter sind geheim")
    shown = run("rules", "lint", "--text", "-", data="Gehälter sind geheim.").stdout.decode()
    assert "Zeile 1" in shown
    assert "darf man reden" in " ".join(shown.split())


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["--text", "nowhere.md"], ["probe", "--text", "-"], ["/tmp"], ["no.yml"]],
)
def test_what_cannot_be_read_is_an_error(arguments):
    done = run("rules", "lint", *arguments)
    assert done.returncode == 2
    assert done.stderr
