"""gutgemacht panel, as a program."""

import json

import pytest

from .run import run


def decided(*arguments):
    done = run("panel", "decide", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json_has_the_promised_keys():
    said = decided("--readers", "20", "--objectors", "0", "--limit", "0.1")
    assert list(said) == ["decision", "p_below", "interval", "next"]
    assert said["decision"] == "UNDECIDED"
    assert said["p_below"] == pytest.approx(0.8906, abs=1e-4)
    assert said["interval"] == pytest.approx([0.0012, 0.1611], abs=1e-4)
    assert said["next"] == {
        "readers_to_go": 1, "objectors_to_stop": 4, "readers_to_least": 0,
        "readers_left": 20, "reachable": True,
    }  # fmt: skip


def test_the_rule_can_be_chosen():
    asked = ("--readers", "28", "--objectors", "0")
    assert decided(*asked, "--go", "0.95", "--stop", "0.8")["decision"] == "GO"
    assert decided(*asked, "--go", "0.99", "--most", "30")["decision"] == "UNDECIDED"
    sceptical = ("--readers", "10", "--objectors", "0", "--prior", "0.5,4.5")
    assert decided(*sceptical)["decision"] == "GO"
    assert decided("--readers", "4", "--objectors", "1", "--least", "1")["decision"] == "STOP"


def test_people_read_what_it_means_and_what_would_decide():
    shown = run("panel", "decide", "--readers", "12", "--objectors", "2").stdout.decode()
    assert "UNDECIDED  2 of 12 readers object." in shown
    assert "1 more objector among the next readers: STOP." in shown
    few = run("panel", "decide", "--readers", "3", "--objectors", "0").stdout.decode()
    assert "Nothing is decided before 5 more have read." in few
    early = run("panel", "decide", "--readers", "4", "--objectors", "3").stdout.decode()
    assert "Then it is STOP, even if none of them objects." in early
    late = run("panel", "decide", "--readers", "40", "--objectors", "4").stdout.decode()
    assert "a person does" in late


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--readers", "10", "--objectors", "12"), "objectors 12 exceed readers 10"),
        (("--readers", "-1", "--objectors", "0"), "readers -1: must be 0 to"),
        (("--readers", "1", "--objectors", "0", "--limit", "2"), "limit 2.0: must lie between"),
        (("--readers", "1", "--objectors", "0", "--prior", "1"), "prior '1': must be two numbers"),
        (("--readers", "ten", "--objectors", "0"), "'--readers'"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_is_allowed(arguments, message):
    done = run("panel", "decide", *arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_the_plan_says_how_many_for_what_certainty():
    asked = ("--share", "0.05", "--certainty", "0.95", "--strata", "addressed, affected")
    made = json.loads(run("panel", "plan", *asked, "--simulate", "500", "--json").stdout)
    assert [one["stratum"] for one in made["strata"]] == ["addressed", "affected"]
    assert made["strata"][0]["to_see_one"] == 59
    assert made["boundaries"]["go"] == [
        {"objectors": 0, "readers": 21},
        {"objectors": 1, "readers": 37},
    ]
    assert made["method"] == "beta-binomial/1"
    assert len(made["each"]) == len(made["together"]) == len(made["simulated"]) == 7
    again = run("panel", "plan", *asked, "--simulate", "500", "--json", "--seed", "1")
    assert json.loads(again.stdout) == made


def test_people_read_the_plan_once_for_all_groups():
    shown = run("panel", "plan", "--simulate", "100").stdout.decode()
    assert shown.count("22 readers show at least one objector") == 1
    assert "addressed, affected, outside" in shown
    assert "2 among 10, 3 among 17, 4 among 24" in shown
    assert "made-up panels" in shown
    assert run("panel", "plan", "--strata", "a,a").returncode == 2
