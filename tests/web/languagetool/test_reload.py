"""Rule files that change while the server runs."""

import time
import urllib.request

import pytest

from tests.web.languagetool import own
from tests.web.languagetool.ask import check, send

# The server looks once a second, and reads and compiles all rules in two; the rest is for a
# machine that is busy with other tests.
SECONDS = 20


@pytest.fixture(scope="module")
def own_server(start_server):
    return start_server()


@pytest.fixture
def rule_file(own_server):
    """The place of one rule file, gone again after the test."""
    own.write(own_server.data, {})
    file = own_server.data / "packs" / "own" / "rules" / "word.yml"
    yield file
    file.unlink(missing_ok=True)
    until(lambda: problems(own_server) == [])


RULE = own.rule("word", "Zauberwort", "magicword")


def until(holds) -> None:
    """Waits until something holds; fails when it does not within a fair time."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def finds(server, text: str) -> bool:
    return "word" in check(server.base, text).rules


def problems(server) -> list[str]:
    """What is wrong with the own pack; others may work on the core rules meanwhile."""
    told = send(f"{server.base}/v2/info").json["problems"]
    return [problem for problem in told if "/packs/own/" in problem]


def page(server, language: str) -> str:
    request = urllib.request.Request(f"{server.base}/draft/", headers={"Accept-Language": language})
    with urllib.request.urlopen(request, timeout=30) as response:
        return response.read().decode()


def test_a_new_rule_is_found_without_a_new_start(own_server, rule_file):
    assert not finds(own_server, "Ein Zauberwort.")
    own.write(own_server.data, {"word": RULE})
    until(lambda: finds(own_server, "Ein Zauberwort."))
    assert "Titel word" in send(f"{own_server.base}/guideline/word/").body.decode()


def test_a_changed_rule_and_a_removed_rule_take_effect(own_server, rule_file):
    own.write(own_server.data, {"word": RULE})
    until(lambda: finds(own_server, "Ein Zauberwort."))
    own.write(own_server.data, {"word": RULE.replace("Zauberwort", "Werkbankwort")})
    until(lambda: finds(own_server, "Ein Werkbankwort."))
    assert not finds(own_server, "Ein Zauberwort.")
    rule_file.unlink()
    until(lambda: not finds(own_server, "Ein Werkbankwort."))


BROKEN = {
    "no YAML": (RULE.replace("topic: tone", "topic: [tone"), "", "basis:"),
    "a wrong value": (RULE.replace("topic: tone", "topic: moan"), "topic", "topic:"),
    "a key that is none": (
        RULE.replace("topic: tone", "topic: tone\ncolour: red"),
        "colour",
        "colour:",
    ),
    "a ban that no company may make": (
        RULE.replace("Darum.", "Gehälter sind geheim."),
        "why.de",
        "why:",
    ),
    "another id": (RULE.replace("id: word", "id: other"), "id", "id:"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_leaves_the_rules_and_is_named_with_its_line(own_server, rule_file, case):
    text, key, line = BROKEN[case]
    own.write(own_server.data, {"word": RULE})
    until(lambda: finds(own_server, "Ein Zauberwort."))
    before = send(f"{own_server.base}/v2/info").json["guideline"]

    own.write(own_server.data, {"word": text})
    until(lambda: problems(own_server))
    [problem] = problems(own_server)
    place = f"{rule_file}:{own.line_of(line, text)}:" + (f" {key}:" if key else "")
    assert problem.startswith(place)
    assert finds(own_server, "Ein Zauberwort.")
    assert send(f"{own_server.base}/v2/info").json["guideline"] == before
    for language, words in (
        ("de", "Eine Regeldatei ist fehlerhaft"),
        ("en", "A rule file is broken"),
    ):
        shown = page(own_server, language)
        assert words in shown
        assert place in shown
    assert place in own_server.log()

    own.write(own_server.data, {"word": RULE.replace("Zauberwort", "Werkbankwort")})
    until(lambda: finds(own_server, "Ein Werkbankwort."))
    assert problems(own_server) == []
    assert str(rule_file) not in page(own_server, "de")


def test_a_file_that_leads_nowhere_breaks_no_page(own_server, rule_file):
    # Emacs marks an open file by such a link beside it.
    own.write(own_server.data, {"word": RULE})
    until(lambda: finds(own_server, "Ein Zauberwort."))
    link = rule_file.with_name(".#word.yml")
    link.symlink_to("somebody@somewhere.1234")
    try:
        time.sleep(2)
        assert finds(own_server, "Ein Zauberwort.")
        assert send(f"{own_server.base}/draft/").status == 200
    finally:
        link.unlink()


def test_many_changes_at_once_leave_the_server_answering(own_server, rule_file):
    until(lambda: problems(own_server) == [])
    end = time.monotonic() + 4
    count = 0
    while time.monotonic() < end:
        count += 1
        own.write(own_server.data, {"word": RULE.replace("Zauberwort", f"Wort{count}")})
        if count % 3 == 0:
            rule_file.unlink()
        assert check(own_server.base, "Guten Morgen.").status == 200
    own.write(own_server.data, {"word": RULE})
    until(lambda: finds(own_server, "Ein Zauberwort."))
    assert "Traceback" not in own_server.log()
    assert "Internal Server Error" not in own_server.log()
