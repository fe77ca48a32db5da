import pytest

from gutgemacht.guideline import GuidelineError, Rule, load, load_file

from .files import RULE, pack

USES = RULE.replace("kind: term", "kind: pattern").replace("[klimaneutral]", "[<klima>neutral]")


def _pack(folder, words):
    made = pack(folder, "core", {"my-rule": USES})
    if words is not None:
        (made / "words.yml").write_text(words)
    return made


def test_a_rule_uses_the_words_of_its_pack(tmp_path):
    (rule,) = load([_pack(tmp_path, "klima: [klima, co2]\n")]).rules
    assert rule.find.patterns("de") == ["(?:klima|co2)neutral"]


def test_a_list_in_the_rule_goes_before_the_one_of_the_pack(tmp_path):
    made = _pack(tmp_path, "klima: [klima, co2]\n")
    file = made / "rules" / "my-rule.yml"
    file.write_text(USES.replace("  de: [<", "  words: {klima: [wetter]}\n  de: [<"))
    assert load_file(file, Rule).find.patterns("de") == ["(?:wetter)neutral"]


def test_a_word_that_nobody_lists_is_told_with_its_line(tmp_path):
    with pytest.raises(GuidelineError, match="<klima> names no words"):
        load([_pack(tmp_path, None)])


@pytest.mark.parametrize("words", ["klima: klima\n", "Klima!: [klima]\n", "klima: [klima\n"])
def test_broken_words_are_told_once_and_by_their_own_name(tmp_path, words):
    made = _pack(tmp_path, words)
    (made / "rules" / "other.yml").write_text(USES.replace("id: my-rule", "id: other"))
    with pytest.raises(GuidelineError) as told:
        load([made])
    (problem,) = told.value.problems
    assert problem.file.endswith("words.yml")
    assert problem.line in (1, 2)


def test_changed_words_are_read_again(tmp_path):
    made = _pack(tmp_path, "klima: [klima]\n")
    load([made])
    (made / "words.yml").write_text("klima: [wetter]\n")
    (rule,) = load([made]).rules
    assert rule.find.patterns("de") == ["(?:wetter)neutral"]
