"""gutgemacht hashtag, as a program."""

import json

from .run import run


def test_one_line_of_json_a_tag():
    done = run("hashtag", "#whorepresents", "wirsindmehr", "--json", "--lang", "en")
    first, second = map(json.loads, done.stdout.decode().splitlines())
    assert done.returncode == 1
    assert set(first) == {"tag", "readings", "alarms", "suggestion"}
    assert first["tag"] == "#whorepresents"
    assert first["readings"][0]["words"] == ["who", "represents"]
    assert first["readings"][0]["score"] > first["readings"][1]["score"]
    assert first["alarms"][0]["kind"] == "embarrassing"
    assert first["alarms"][0]["words"] == ["whore", "presents"]
    assert "Somebody reads" in first["alarms"][0]["why"]
    assert first["suggestion"] == "#WhoRepresents"
    assert second["alarms"] == []


def test_people_see_the_split_the_reason_and_the_better_way():
    shown = run("hashtag", "therapistfinder").stdout.decode()
    assert "the · rapist · finder" in shown
    assert "Daraus liest jemand" in shown
    assert "Besser so: TherapistFinder" in shown


def test_tags_are_read_one_a_line():
    done = run("hashtag", "-", "--json", data="#eins\n#zwei\n")
    assert len(done.stdout.splitlines()) == 2
    assert done.returncode == 0


def test_no_tag_and_a_tag_without_letters_are_told():
    assert run("hashtag", "-").returncode == 2
    assert "kein Buchstabe" in run("hashtag", "#😀").stdout.decode()
