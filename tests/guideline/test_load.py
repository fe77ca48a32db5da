import pytest

from gutgemacht.guideline import GuidelineError, Rule, load, load_file
from gutgemacht.guideline.shipped import pack_folders

from .files import RULE, changed, line_of, pack, problems


def test_a_sound_file_is_a_rule(tmp_path):
    file = tmp_path / "my-rule.yml"
    file.write_text(RULE)
    rule = load_file(file, Rule)
    assert rule.id == "my-rule"
    assert rule.revision == 1


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    assert problems(tmp_path, "\ufeff" + RULE.replace("\n", "\r\n")) == []


ONE_FAULT = [
    pytest.param("topic: claims", "topic: claims\ntopik: x", "topik", "no key", id="unknown key"),
    pytest.param('  en: "Title"\n', "", "title.en", "is missing", id="missing translation"),
    pytest.param("revision: 1\n", "", "revision", "is missing", id="missing key"),
    pytest.param(
        "effect: ask", "effect: maybe", "effect", "'stop', 'ask' or 'hint'", id="effect"
    ),
    pytest.param("topic: claims", "topic: climate", "topic", "'identity', 'adver", id="topic"),
    pytest.param("basis: house", "basis: law", "basis", "'contract', 'house'", id="basis"),
    pytest.param("id: my-rule", "id: other", "id", "'my-rule'", id="name of the file"),
    pytest.param('"2026-11-22"', "2026-11-22", "since.active", "quotes", id="unquoted date"),
    pytest.param('"Titel"', "no", "title.de", "quotes", id="unquoted no"),
    pytest.param('"Titel"', "", "title.de", "quotes", id="nothing"),
    pytest.param("within: sentence", "de: Ziel", "unless.0.de", "list", id="no list"),
    pytest.param("within: sentence", 'de: ["ja!"]', "unless.0.de.0", "kind 'patt", id="term"),
    pytest.param(
        "de: [klimaneutral]",
        "de: [klima neutral ist das und noch mehr]",
        "find.de.0",
        "quotes",
        id="bare",
    ),
    pytest.param("kind: term", "kind: trem", "find", "'term', 'pattern'", id="kind"),
    pytest.param("kind: term", "kind: term\n  fr: [x]", "find.fr", "no key", id="key of a kind"),
    pytest.param("bis 20[2-9]", "(?<=a)b[2-9]", "unless.0.patterns.0", "look-", id="look-behind"),
    pytest.param(
        '"bis 20[2-9][0-9]"', r"'\bbis'", "unless.0.patterns.0", r"\b,", id="word edge"
    ),
    pytest.param(
        '"bis 20[2-9][0-9]"', r"'\p{L}{1000}'", "unless.0.patterns.0", "pattern", id="too large"
    ),
    pytest.param("bis 20[2-9]", "(bis", "unless.0.patterns.0", "no pattern", id="bad pattern"),
    pytest.param(
        "bis 20[2-9][0-9]", "(bis)?", "unless.0.patterns.0", "empty text", id="empty match"
    ),
    pytest.param(
        "within: sentence",
        "within: paragraph",
        "unless.0.within",
        "'match', 'sentence', 'post' or 'start'",
        id="window",
    ),
    pytest.param("2026-11-01", "2026-11-30", "since", "backwards", id="since out of order"),
    pytest.param("2026-11-22", "2026-02-30", "since.active", "calendar", id="30 February"),
    pytest.param("https://ex", "ftp://ex", "sources.0.url", "https?", id="address"),
    pytest.param("revision: 1", "revision: one", "revision", "integer", id="number"),
    pytest.param("revision: 1", "revision: 0", "revision", "greater", id="too small"),
    pytest.param(
        "find:",
        "applies: {channels: [linkedn]}\nfind:",
        "applies.channels.0",
        "'linkedin'",
        id="channel",
    ),
    pytest.param(
        "find:",
        "applies: {channels: [busyness]}\nfind:",
        "applies.channels.0",
        "'business'",
        id="channel group",
    ),
    pytest.param("find:", "applies: {actions: [shout]}\nfind:", "applies.actions.0", "'post'",
                 id="action"),
    pytest.param(
        '"Ist gut."',
        '{text: "Ist gut.", as: {speaker: boss}}',
        "examples.de.good.0.as.speaker",
        "'company', 'employee' or 'private'",
        id="context of an example",
    ),
    pytest.param(
        '"Ist gut."',
        '{text: "Ist gut.", as: {time: gestern}}',
        "examples.de.good.0.as.time",
        "gestern",
        id="time of an example",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "says"), ONE_FAULT)
def test_a_fault_names_key_and_what_is_allowed(tmp_path, old, new, key, says):
    found = problems(tmp_path, changed(old, new))
    assert says in "\n".join(problem.message for problem in found)
    assert {problem.key for problem in found} == {key}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("topic: claims", "topik: claims", "topik"),
        ("effect: ask", "effect: maybe", "effect"),
        ('  en: "Title"\n', "", "title:"),
        ("id: my-rule", "id: other", "id:"),
        ("2026-11-22", "2026-02-30", "since:"),
        ("2026-11-01", "2026-11-30", "since:"),
        ("bis 20[2-9]", "(bis", "patterns:"),
        ("within: sentence", "within: paragraph", "within:"),
        ("kind: term", "kind: trem", "find:"),
        ("https://ex", "ftp://ex", "url:"),
    ],
)
def test_a_fault_names_the_line(tmp_path, old, new, line):
    text = changed(old, new)
    assert line_of(line, text) in {problem.line for problem in problems(tmp_path, text)}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Ist [[klimaneutral]].", ', "", "examples.de.bad: 2 given"),
        (', "So good."', "", "examples.en.good: 2 given"),
        ("Ist [[klimaneutral]]", "Ist klimaneutral", "'Ist klimaneutral.' marks nothing"),
    ],
)
def test_too_few_or_unmarked_examples_are_a_fault_at_the_examples(tmp_path, old, new, says):
    text = changed(old, new)
    [problem] = problems(tmp_path, text)
    assert says in str(problem)
    assert line_of("examples:", text) <= problem.line < line_of("sources:", text)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (b"", 1, "is empty"),
        (b"# nichts\n", 1, "is empty"),
        (RULE.replace("Grund", "Gründe").encode("latin-1"), 1, "is not UTF-8"),
        (b"\xff\xfei\x00d\x00", 1, "is not UTF-8"),
        (RULE.replace("  kind", "\tkind").encode(), 9, "cannot start any token"),
        (b"hallo", 1, "dictionary"),
        (b"- a\n- b\n", 1, "dictionary"),
        (RULE.encode() + b"topic: claims\n", RULE.count("\n") + 1, "stands here twice"),
        (b"a: &a [x]\nb: [*a, *a]\n", 2, "alias"),
        (b"a: " + b"[" * 100_000, 1, "nested deeper"),
    ],
)
def test_a_file_that_is_no_rule_at_all_is_one_problem(tmp_path, text, line, says):
    found = problems(tmp_path, text)
    assert any(says in problem.message for problem in found)
    assert found[0].line == line


def test_a_sentence_with_a_comma_inside_brackets_is_refused(tmp_path):
    text = changed(
        'title:\n  de: "Titel"\n  en: "Title"', "title: {de: Das darf, so nicht stehen, en: Title}"
    )
    [problem] = problems(tmp_path, text)
    assert problem.line == line_of("title:", text)
    assert problem.key.startswith("title")
    assert "put it in quotes" in problem.message


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(GuidelineError, match=r"gone\.yml:1: is missing"):
        load_file(tmp_path / "gone.yml", Rule)


def test_a_problem_reads_as_file_line_key_message(tmp_path):
    [problem] = problems(tmp_path, changed("effect: ask", "effect: maybe"))
    assert problem.file == str(tmp_path / "my-rule.yml")
    assert str(problem) == (
        f"{tmp_path / 'my-rule.yml'}:7: effect: Input should be 'stop', 'ask' or 'hint'"
    )


def rule_named(name):
    return RULE.replace("id: my-rule", f"id: {name}")


def test_packs_make_a_guideline_in_the_order_of_ids(tmp_path):
    folders = [
        pack(tmp_path, "one", {"b-rule": rule_named("b-rule")}),
        pack(tmp_path, "two", {"a-rule": rule_named("a-rule"), "c-rule": rule_named("c-rule")}),
    ]
    guideline = load(folders)
    assert [pack.id for pack in guideline.packs] == ["one", "two"]
    assert [rule.id for rule in guideline.rules] == ["a-rule", "b-rule", "c-rule"]


def test_no_packs_make_an_empty_guideline():
    assert load([]).rules == ()


def test_all_problems_are_told_at_once_and_the_sound_rules_remain(tmp_path):
    broken = rule_named("broken").replace("effect: ask", "effect: maybe")
    broken = broken.replace("topic: claims", "topik: claims")
    folder = pack(
        tmp_path,
        "one",
        {"broken": broken, "empty": "", "fine": rule_named("fine"), "sound": rule_named("sound")},
    )
    with pytest.raises(GuidelineError) as caught:
        load([folder])
    named = {(problem.file.rpartition("/")[2], problem.key) for problem in caught.value.problems}
    assert named == {
        ("broken.yml", "topic"),
        ("broken.yml", "topik"),
        ("broken.yml", "effect"),
        ("empty.yml", ""),
    }
    assert [rule.id for rule in caught.value.sound.rules] == ["fine", "sound"]
    assert caught.value.problems == sorted(caught.value.problems)


def test_an_id_in_two_packs_is_told_at_the_second_with_the_first(tmp_path):
    commented = "# yaml-language-server: $schema=x\n" + rule_named("same")
    one = pack(tmp_path, "one", {"same": rule_named("same")})
    two = pack(tmp_path, "two", {"same": commented})
    with pytest.raises(GuidelineError) as caught:
        load([one, two])
    [problem] = caught.value.problems
    assert problem.file == str(two / "rules" / "same.yml")
    assert (problem.line, problem.key) == (2, "id")
    assert str(one / "rules" / "same.yml") in problem.message
    assert [rule.id for rule in caught.value.sound.rules] == ["same"]


def test_a_pack_without_its_pack_file_is_told(tmp_path):
    folder = pack(tmp_path, "one", {"my-rule": RULE})
    (folder / "pack.yml").unlink()
    with pytest.raises(GuidelineError) as caught:
        load([folder])
    assert [problem.message for problem in caught.value.problems] == ["is missing"]
    assert [rule.id for rule in caught.value.sound.rules] == ["my-rule"]


def test_packs_that_a_test_tries_make_the_same_guideline():
    assert load(pack_folders(), tried=pack_folders()) == load(pack_folders())


def test_only_the_packs_named_as_tried_go_untried(tmp_path):
    broken = changed("bis 20[2-9][0-9]", "bis (20")
    one = pack(tmp_path, "own", {"my-rule": broken})
    with pytest.raises(GuidelineError, match="is no pattern that can be used"):
        load([one], tried=pack_folders())
    assert load([one], tried=[one]).rules[0].id == "my-rule"
