"""The way into force."""

import pytest

from gutgemacht.check import admitted
from gutgemacht.guideline import GuidelineError
from tests.check.make import NOON
from tests.guideline.files import PACK, RULE, changed, line_of

BAN = changed('de: "Ausweg"', 'de: "Schreiben Sie nichts Negatives über die Firma."')


@pytest.fixture
def own(tmp_path):
    """Writes rules of a company's own and loads all packs."""
    folder = tmp_path / "packs" / "own"
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yml").write_text(PACK.replace("id: core", "id: own"))

    def write(**rules):
        for name, text in rules.items():
            file = folder / "rules" / f"{name}.yml"
            file.write_text(text.replace("my-rule", name), encoding="utf-8")
        return admitted(tmp_path, NOON)

    return write


def test_sound_rules_come_into_force(own):
    assert "calm" in own(calm=RULE).by_id


def test_a_rule_that_bans_criticism_does_not_and_the_others_do(own):
    with pytest.raises(GuidelineError) as error:
        own(calm=RULE, gag=BAN)
    [problem] = error.value.problems
    assert problem.file.endswith("own/rules/gag.yml")
    assert (problem.line, problem.key) == (line_of("instead:", BAN) + 1, "instead.de")
    assert "nichts Negatives" in problem.message
    assert "ban-on-criticism" in problem.message
    ids = {rule.id for rule in error.value.sound.rules}
    assert "calm" in ids
    assert "gag" not in ids
    assert "bare-climate-claim" in ids


def test_broken_and_refused_files_are_told_together(own):
    with pytest.raises(GuidelineError) as error:
        own(gag=BAN, broken="id: [")
    assert [problem.file.rsplit("/", 1)[1] for problem in error.value.problems] == [
        "broken.yml",
        "gag.yml",
    ]


def test_a_warning_keeps_nobody_out(own):
    assert "vague" in own(vague=changed('de: "Grund"', 'de: "Bleiben Sie respektvoll."')).by_id
