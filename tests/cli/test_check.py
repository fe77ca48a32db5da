"""gutgemacht check, as a program."""

import json

import pytest

from tests.cli.run import run, run_alone

FOUND = "Unsere Nova ist klimaneutral."
CLEAN = "Am Samstag ist unsere Werkstatt von 9 bis 16 Uhr offen."


def test_a_clean_text_ends_with_0_and_a_word_of_praise():
    done = run_alone("check", data=CLEAN)
    assert done.returncode == 0
    assert "Gut gemacht" in done.stdout.decode()


def test_a_finding_ends_with_1_and_says_why_and_what_instead():
    done = run("check", "-", data=FOUND)
    assert done.returncode == 1
    assert "Anhalten · Gesetz · bare-climate-claim" in done.stdout.decode()
    assert "→ Nennen Sie eine Zahl" in done.stdout.decode()


def test_json_has_the_promised_keys_and_exact_places(tmp_path):
    file = tmp_path / "entwurf.txt"
    file.write_text("🙂 " + FOUND, encoding="utf-8")
    answer = json.loads(run("check", str(file), "--json").stdout)
    assert set(answer) == {"verdict", "language", "findings", "questions", "asked", "aside"}
    assert (answer["verdict"], answer["language"]) == ("stop", "de")
    finding = answer["findings"][0]
    assert set(finding) == {
        "rule", "revision", "basis", "effect", "start", "end", "text", "title", "why",
        "instead", "day", "replacements", "medium", "part", "cue", "read_as",
    }  # fmt: skip
    assert ("🙂 " + FOUND)[finding["start"] : finding["end"]] == finding["text"] == "klimaneutral"


def test_the_context_decides():
    answer = json.loads(run("check", "--json", "--speaker", "employee", data=FOUND).stdout)
    assert {finding["effect"] for finding in answer["findings"]} == {"hint"}
    austria = json.loads(run("check", "--json", "--country", "AT", data=FOUND).stdout)
    assert austria["findings"][0]["basis"] == "house"


def test_reasons_come_in_the_language_asked_for():
    done = run("check", "--explain", "en", "--json", data=FOUND)
    assert "Climate neutral" in json.loads(done.stdout)["findings"][0]["title"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "there is no text"),
        (b" \n\t", "there is no text"),
        (b"a\0b", "zero byte stands at position 1"),
        (b"abc\xff", "byte 3 is not valid"),
        (b"\xed\xa0\x80", "byte 0 is not valid"),
        (b"x" * 1_000_000, "longer than 100,000 characters"),
        (b"#a " * 1_000_000, "longer than 100,000 characters"),
    ],
)
def test_what_is_no_draft_ends_with_2_and_the_place(data, reason):
    done = run("check", data=data)
    assert done.returncode == 2
    assert reason in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_an_account_that_looks_official_is_seen():
    account = ("check", "--speaker", "employee", "--action", "account")
    done = run(*account, "--company", "Bergtal", data="bergtal_service_anna")
    assert "company-name-in-account" in done.stdout.decode()


def test_signs_that_command_a_terminal_do_not_reach_it():
    done = run("check", data="\033]0;x\007 " + FOUND)
    assert b"\033]0" not in done.stdout


def test_a_missing_file_is_named():
    done = run("check", "/nowhere/entwurf.txt")
    assert done.returncode == 2
    assert "/nowhere/entwurf.txt: No such file" in done.stderr.decode()


def test_an_unknown_speaker_is_answered_with_the_known_ones():
    done = run("check", "--speaker", "chef", data=CLEAN)
    assert done.returncode == 2
    assert "company" in done.stderr.decode()


def test_a_broken_pack_of_ones_own_is_named_with_its_line(tmp_path):
    rules = tmp_path / "packs" / "own" / "rules"
    rules.mkdir(parents=True)
    (rules.parent / "pack.yml").write_text("id: own\n")
    (rules / "bad.yml").write_text("id: bad\neffect: maybe\n")
    done = run("check", "--data", str(tmp_path), data=CLEAN)
    assert done.returncode == 2
    assert "bad.yml:2: effect:" in done.stderr.decode()


PAID = b"Die neue Nova ist da."


def test_a_declared_answer_changes_the_verdict():
    done = run("check", "--declare", "paid=paid", "--json", data=PAID)
    [finding] = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["effect"]) == ("paid-or-gifted", "stop")
    done = run("check", "--declare", "paid=paid", data=b"Werbung: " + PAID)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("answer", "words"),
    [("paid=viel", "known answers are nothing, paid"), ("money=no", "known are paid, people")],
)
def test_an_answer_that_is_none_names_those_that_are(answer, words):
    done = run("check", "--declare", answer, data=PAID)
    assert done.returncode == 2
    assert words in done.stderr.decode()


def test_a_company_chooses_packs_appetite_and_switches_rules_off(tmp_path):
    text = b"Unsere Nova ist klimaneutral!!!! Das ist eine Win-win-Situation. #novatag"

    def rules(decision: str) -> set[str]:
        (tmp_path / "company.yml").write_text(decision)
        done = run("check", "--data", str(tmp_path), "--json", data=text)
        return {finding["rule"] for finding in json.loads(done.stdout)["findings"]}

    everything = rules("name: Bergtal")
    assert {"bare-climate-claim", "many-exclamations"} <= everything
    assert "bare-climate-claim" not in rules("packs: [core]")
    assert "many-exclamations" not in rules("appetite: calm")
    off = "off: {bare-climate-claim: 'Die Rechtsabteilung prüft selbst.'}"
    assert rules(off) == everything - {"bare-climate-claim"}


def test_a_broken_company_file_is_named_with_its_line(tmp_path):
    (tmp_path / "company.yml").write_text("name: Bergtal\nappetite: huge\n")
    done = run("check", "--data", str(tmp_path), data=CLEAN)
    assert done.returncode == 2
    assert "company.yml:2: appetite:" in done.stderr.decode()


def test_what_a_rule_finds_is_set_aside_with_a_reason():
    aside = "bare-climate-claim=Der Prüfbericht liegt bei."
    done = run("check", "--aside", aside, "--json", data=FOUND)
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert (answer["verdict"], answer["findings"]) == ("ask", [])
    assert [one["reason"] for one in answer["aside"]] == ["Der Prüfbericht liegt bei."]
    told = run("check", "--aside", aside, data=FOUND).stdout.decode()
    assert "Zur Seite gelegt: Anhalten · Gesetz · bare-climate-claim" in told
    assert "Gut gemacht" not in told


@pytest.mark.parametrize(
    ("aside", "words"),
    [
        ("bare-climate-claim=ok", "a reason has at least 3 letters"),
        ("bare-climate-claim", "a reason has at least 3 letters"),
        ("no-such-rule=Weil es so ist", "no rule is called 'no-such-rule'"),
    ],
)
def test_what_cannot_be_set_aside_is_answered_with_why(aside, words):
    done = run("check", "--aside", aside, data=CLEAN)
    assert done.returncode == 2
    assert words in done.stderr.decode()
