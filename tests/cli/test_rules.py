"""gutgemacht rules."""

import json

from tests.cli.run import run

PACK = (
    'id: own\nversion: "1"\ntitle: {de: Eigene, en: Own}\npurpose: {de: Zweck, en: Purpose}\n'
    "owner: Bergtal\nlicence: none\n"
)


def test_the_list_names_every_rule():
    rules = json.loads(run("rules", "list", "--json").stdout)
    assert len(rules) >= 45
    assert {"id", "topic", "basis", "effect", "status", "kind"} <= set(rules[0])
    assert f"{len(rules)} rules" in run("rules", "list").stdout.decode()


def test_a_rule_is_shown_in_both_languages():
    assert "braucht mehr als das Wort" in run("rules", "show", "bare-climate-claim").stdout.decode()
    english = run("rules", "show", "bare-climate-claim", "--explain", "en").stdout.decode()
    assert "needs more than the word" in english


def test_an_unknown_rule_is_an_error_that_helps():
    done = run("rules", "show", "nothing")
    assert done.returncode == 2
    assert "rules list" in done.stderr.decode()


def test_a_new_rule_starts_whole_and_tests_itself(tmp_path):
    (tmp_path / "pack.yml").write_text(PACK)
    assert run("rules", "new", "my-rule", "--in", str(tmp_path)).returncode == 0
    file = tmp_path / "rules" / "my-rule.yml"
    assert run("rules", "test", str(file)).returncode == 0
    assert run("rules", "new", "my-rule", "--in", str(tmp_path)).returncode == 2


def test_a_bad_name_leaves_no_file_behind(tmp_path):
    (tmp_path / "pack.yml").write_text(PACK)
    assert run("rules", "new", "My Rule", "--in", str(tmp_path)).returncode == 2
    assert not list((tmp_path / "rules").glob("*"))


def test_the_sentence_that_fails_is_named(tmp_path):
    (tmp_path / "pack.yml").write_text(PACK)
    run("rules", "new", "my-rule", "--in", str(tmp_path))
    file = tmp_path / "rules" / "my-rule.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Hier steht es nicht.", "Ein Beispielwort."), encoding="utf-8")
    done = run("rules", "test", str(file))
    assert done.returncode == 1
    assert "Ein Beispielwort." in done.stdout.decode()


def test_the_schema_is_json():
    assert json.loads(run("rules", "schema").stdout)["title"] == "gutgemacht rule"


def test_the_days_of_a_year_are_listed_in_their_order():
    days = json.loads(run("rules", "days", "--year", "2027", "--country", "AT", "--json").stdout)
    assert [day["from"] for day in days] == sorted(day["from"] for day in days)
    by_id = {day["id"]: day for day in days}
    assert by_id["karfreitag"]["from"] == "2027-03-26"
    assert by_id["black-friday"]["until"] == "2027-11-29"
    assert "volkstrauertag" not in by_id
    table = run("rules", "days", "--year", "2027", "--country", "AT").stdout.decode()
    assert f"{len(days)} days in 2027" in table


def test_the_days_of_a_companys_own_calendar_are_listed(tmp_path):
    own = tmp_path / "packs" / "own"
    own.mkdir(parents=True)
    (own / "pack.yml").write_text(PACK)
    (own / "calendar.yml").write_text(
        "days:\n  - id: before-results\n    tags: [quiet]\n"
        '    when: {from: "2027-01-15", until: "2027-02-04"}\n'
        "    name: {de: Stille, en: Quiet}\n    why: {de: Zahlen, en: Figures}\n"
    )
    done = run("rules", "days", "--year", "2027", "--data", str(tmp_path), "--json")
    assert "before-results" in {day["id"] for day in json.loads(done.stdout)}


def test_a_year_far_away_is_an_error_that_helps():
    done = run("rules", "days", "--year", "12")
    assert done.returncode == 2
    assert "1900" in done.stderr.decode()
