"""False alarms: one click counts for the rule, once a browser, and trial rules have a limit."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from gutgemacht.guideline import Rule, load_file
from gutgemacht.web.guideline.models import FalseAlarm
from gutgemacht.web.rules import in_force, look_again
from tests.web.languagetool import own

pytestmark = [pytest.mark.django_db, pytest.mark.database]

RULE = "real-men"
URL = "/guideline/{}/false-alarm/"


def tell(rule: str = RULE, revision: int | None = None, client: Client | None = None):
    now = in_force().guideline.by_id[rule].revision if revision is None else revision
    return (client or Client()).post(URL.format(rule), {"revision": now})


def count(rule: str = RULE) -> int:
    return sum(FalseAlarm.objects.filter(rule=rule).values_list("count", flat=True))


def tried(house, status: str = "trial"):
    """A rule of the house's own, on trial, and its file."""
    own.write(house, {"tried": own.rule("tried", "Probewort", "trialword", status=status)})
    look_again()
    return house / "packs" / "own" / "rules" / "tried.yml"


def test_a_click_counts_once_a_browser_and_revision(client):
    for _ in range(3):
        answer = tell(client=client)
        assert answer.status_code == 200
    assert count() == 1
    tell()
    assert count() == 2


def test_the_note_says_thank_you_from_then_on(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    text = {"text": "Technik für echte Männer."}
    assert "Danke." not in client.post("/draft/notes/", text).content.decode()
    tell(client=client)
    assert "Danke. Es zählt für die Regel" in client.post("/draft/notes/", text).content.decode()


def test_what_was_said_of_another_revision_does_not_count():
    tell(revision=99)
    assert Client().post(URL.format(RULE)).status_code == 200
    assert count() == 0


def test_an_unknown_rule_is_not_found():
    assert Client().post(URL.format("nothing"), {"revision": 1}).status_code == 404


def test_it_is_posted_from_our_pages_only():
    careful = Client(enforce_csrf_checks=True)
    assert tell(client=careful).status_code == 403
    assert careful.get(URL.format(RULE)).status_code == 405
    careful.get("/draft/")
    token = careful.cookies["csrftoken"].value
    revision = in_force().guideline.by_id[RULE].revision
    form = {"revision": revision, "csrfmiddlewaretoken": token}
    assert careful.post(URL.format(RULE), form).status_code == 200
    assert count() == 1


def test_a_forged_memory_of_the_browser_is_ignored(client):
    client.cookies["false-alarms"] = f"{RULE}.1:forged"
    tell(client=client)
    assert count() == 1


def test_a_browser_that_has_told_much_can_still_tell(client):
    from django.core.signing import get_cookie_signer

    marks = " ".join(f"{'x' * 55}-{number}.1" for number in range(60))
    signed = get_cookie_signer(salt="false-alarms").sign(marks)
    client.cookies["false-alarms"] = signed
    answer = tell(client=client)
    assert count() == 1
    assert len(answer.cookies["false-alarms"].value) < 4_000


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_counted():
    def one(_):
        try:
            FalseAlarm.objects.one_more(RULE, 1)
        finally:
            connection.close()

    FalseAlarm.objects.one_more(RULE, 1)
    if connection.vendor == "sqlite":
        # A database in memory belongs to one thread.
        for _ in range(20):
            FalseAlarm.objects.one_more(RULE, 1)
    else:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(one, range(20)))
    assert count() == 21


def test_a_rule_of_the_house_on_trial_goes_back_to_draft(house, settings):
    (house / "company.yml").write_text("most_false_alarms: 2\n")
    file = tried(house)
    tell("tried")
    assert load_file(file, Rule).status == "trial"
    tell("tried")
    rule = load_file(file, Rule)
    assert rule.status == "draft"
    assert list(rule.since) == ["draft"]
    # In force at once.
    assert in_force().guideline.by_id["tried"].status == "draft"


def test_a_rule_of_ours_on_trial_is_switched_off_with_the_reason(house):
    (house / "company.yml").write_text("# Ours\nmost_false_alarms: 1\n")
    look_again()
    rule = next(rule for rule in in_force().guideline.rules if rule.status == "trial")
    tell(rule.id)
    company = in_force().guideline.company
    assert company.off == {rule.id: "1 Fehlalarm auf Probe, zurück zum Entwurf"}
    assert (house / "company.yml").read_text().startswith("# Ours\nmost_false_alarms: 1\n")
    tell(rule.id)
    assert "1 Fehlalarm auf" in (house / "company.yml").read_text()


def test_a_rule_in_force_stays_whatever_is_told(house):
    (house / "company.yml").write_text("most_false_alarms: 1\n")
    file = tried(house, status="active")
    tell("tried")
    tell("tried")
    assert load_file(file, Rule).status == "active"


def test_a_file_that_cannot_be_changed_is_told_to_the_log_and_counts(house, caplog):
    (house / "company.yml").write_text("most_false_alarms: 1\n")
    file = tried(house)
    file.write_text("id: [broken\n")
    assert tell("tried").status_code == 200
    assert count("tried") == 1
    assert file.read_text() == "id: [broken\n"
    assert "stays on trial" in caplog.text


def test_editors_see_how_often_a_rule_was_wrong(editor, client):
    tell()
    tell()
    revision = in_force().guideline.by_id[RULE].revision
    words = f"2 Fehlalarme seit Revision {revision}"
    assert words in client.get("/guideline/").content.decode()
    assert words in client.get(f"/guideline/{RULE}/").content.decode()
    client.logout()
    assert "Fehlalarme seit" not in client.get("/guideline/").content.decode()


def test_nothing_but_rule_revision_and_sum_is_kept():
    fields = {field.name for field in FalseAlarm._meta.get_fields()}
    assert fields == {"id", "rule", "revision", "count"}
