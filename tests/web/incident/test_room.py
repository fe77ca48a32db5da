"""The room: the day is led through, and nothing is done silently."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gutgemacht.incident.evidence import fingerprint
from gutgemacht.web.incident.models import Entry, Incident
from gutgemacht.web.incident.told import remind_due
from gutgemacht.web.listen.alarms.models import Alarm
from gutgemacht.web.listen.models import Belongs, Mention, Topic
from gutgemacht.web.notices.kinds import words
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.ledger.models import Entry as Logged
from gutgemacht.web.publish.sending.models import Stop
from gutgemacht.web.publish.sending.stopping import holding
from tests.people import signed_in, somebody
from tests.web.incident.make import an_incident, page, post
from tests.web.publish.drafts.make import png

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def logged() -> list[str]:
    return [entry.what for entry in Logged.objects.order_by("number")]


def told(kind: str) -> set[str]:
    return {str(one.person) for one in Notice.objects.filter(kind=kind)}


def test_an_empty_list_says_that_now_is_the_time_to_practise(ida):
    text = signed_in(ida).get(reverse("incident:all")).content.decode()
    assert reverse("incident:drills") in text
    assert reverse("incident:new") in text


def test_opening_one_tells_the_chain_once_and_stands_in_the_log(ida, otto):
    council = somebody("bea", Role.WORKS_COUNCIL)
    form = {"title": "Föhn", "began": f"{timezone.localtime():%Y-%m-%dT%H:%M}"}
    answer = signed_in(otto).post(reverse("incident:new"), form)
    incident = Incident.objects.get()
    assert answer.url == reverse("incident:room", args=[incident.pk])
    assert incident.lead is None
    assert told("incident-opened") == {"Ida", "Otto"}
    assert "incident: opened" in logged()
    an_incident(ida, kinds=["staff"])
    assert str(council) in told("incident-opened")


def test_what_is_missing_is_told_and_what_was_written_stays(ida):
    client = signed_in(ida)
    for form in (
        {"title": " ", "began": "2026-01-01T10:00"},
        {"title": "Föhn", "began": "2099-01-01T10:00"},
        {"title": "Föhn", "began": "bald"},
    ):
        answer = client.post(reverse("incident:new"), form)
        assert answer.status_code == 400
        assert form["began"] in answer.content.decode()
    assert not Incident.objects.exists()


def test_an_alarm_becomes_an_incident_with_its_mentions_to_keep(ida):
    now = timezone.now()
    topic = Topic.objects.create(name="Föhn", made_at=now)
    alarm = Alarm.objects.create(
        topic=topic, kind="wave", level=4, since=now - timedelta(hours=1),
        seen_at=now, rose_at=now, last_at=now,
    )  # fmt: skip
    mention = Mention.objects.create(
        network="mastodon", network_id="1", at=now, heard_at=now, text="Ein Föhn? Ernsthaft?",
        url="https://social.example/1", author="@ada",
    )  # fmt: skip
    Belongs.objects.create(topic=topic, mention=mention, at=now)
    client = signed_in(ida)
    assert f"?alarm={alarm.pk}" in client.get(reverse("incident:all")).content.decode()
    began = f"{timezone.localtime(alarm.since):%Y-%m-%dT%H:%M}"
    client.post(f"{reverse('incident:new')}?alarm={alarm.pk}", {"title": "Föhn", "began": began})
    incident = Incident.objects.get()
    assert (incident.alarm, incident.level) == (alarm, 4)
    assert mention.text in page(client, "room", incident)
    post(client, "keep", incident, mention=mention.pk)
    mention.delete()
    assert incident.evidence.get().sha256 == fingerprint("Ein Föhn? Ernsthaft?")
    assert f"?alarm={alarm.pk}" not in client.get(reverse("incident:all")).content.decode()


def test_it_goes_on_step_by_step_and_whoever_leaves_one_out_says_why(ida, incident):
    client = signed_in(ida)
    text = post(client, "move", incident, to="answered")
    assert "zuerst" in text
    post(client, "answer", incident, words="Wir haben es gesehen.", where="https://x.example/1")
    assert "Satz" in post(client, "move", incident, to="closed")
    incident.refresh_from_db()
    assert incident.state == "open"
    text = post(client, "move", incident, to="closed", reason="Es war ein Irrtum.")
    incident.refresh_from_db()
    assert incident.state == "closed"
    assert incident.closed_at
    assert "Es war ein Irrtum." in text
    moved = incident.entries.get(what=Entry.What.MOVED)
    assert moved.details["skipped"] == "contained, answered"
    post(client, "move", incident, to="open", reason="Es flammt wieder auf.")
    incident.refresh_from_db()
    assert incident.closed_at is None


def test_a_step_is_taken_done_and_undone_and_all_of_it_stays(ida, otto, incident):
    client = signed_in(otto)
    assert "Otto" in post(client, "step", incident, "evidence", do="take")
    assert "schon" in post(signed_in(ida), "step", incident, "evidence", do="take")
    post(signed_in(ida), "step", incident, "evidence", do="finish")
    row = incident.taken.get()
    assert (row.who, row.done_who) == ("Otto", "Ida")
    post(client, "step", incident, "evidence", do="undo")
    assert incident.taken.get(undone_at=None).done_at is None
    post(client, "step", incident, "evidence", do="undo")
    assert not incident.taken.filter(undone_at=None).exists()
    assert incident.taken.count() == 2
    assert logged().count("incident: step undone") == 2
    post(client, "step", incident, "no-such", do="take")
    assert incident.taken.count() == 2


def test_the_triage_proposes_and_people_decide(ida, incident):
    client = signed_in(ida)
    text = post(client, "triage", incident, hurt="group", danger="no", whose="us")
    assert "ohne „falls“" in text
    incident.refresh_from_db()
    assert (incident.level, incident.cluster) == (4, "preventable")
    post(client, "triage", incident, staff="yes", level="2", speed="nonsense")
    incident.refresh_from_db()
    assert (incident.level, incident.staff) == (2, True)
    assert "speak-first" in page(client, "room", incident)


def test_one_click_freezes_the_real_queue_and_a_reason_lets_it_go_on(ida, incident):
    client = signed_in(ida)
    post(client, "freeze", incident, do="freeze", reason="  ")
    assert not holding(timezone.now())
    post(client, "freeze", incident, do="freeze", reason="Wir lesen erst.")
    (stop,) = holding(timezone.now())
    assert (stop.reason, stop.by, stop.channel) == ("Wir lesen erst.", ida, None)
    post(client, "move", incident, to="closed", reason="schnell")
    incident.refresh_from_db()
    assert incident.state == "open"
    post(client, "freeze", incident, do="unfreeze", reason="Geklärt.")
    assert not holding(timezone.now())
    assert {"stop", "stop ended", "incident: frozen", "incident: unfrozen"} <= set(logged())


def test_what_is_not_frozen_does_not_go_on_and_what_is_closed_does_not_freeze(ida, incident):
    client = signed_in(ida)
    assert "Es ist nichts angehalten." in post(
        client, "freeze", incident, do="unfreeze", reason="Geklärt."
    )
    post(client, "move", incident, to="closed", reason="vorbei")
    assert "Vorfall ist geschlossen" in post(
        client, "freeze", incident, do="freeze", reason="Halt!"
    )
    assert not Stop.objects.exists()
    assert not incident.entries.filter(what__in=["frozen", "unfrozen"]).exists()


def test_a_promised_update_stands_in_the_list_before_what_is_due_later(ida, incident):
    later = f"{timezone.localtime() + timedelta(hours=3):%Y-%m-%dT%H:%M}"
    client = signed_in(ida)
    post(client, "answer", incident, words="Gesehen.", where="Mastodon", next=later)
    everything = client.get(reverse("incident:all")).content.decode()
    assert "wie versprochen" in everything


def test_authors_and_lawyers_do_not_freeze(incident):
    client = signed_in(somebody("anna", Role.AUTHOR))
    post(client, "freeze", incident, do="freeze", reason="Halt!")
    assert not Stop.objects.exists()


def test_evidence_is_kept_once_exactly_and_for_ever(ida, incident):
    client = signed_in(ida)
    words_, picture = "Wörtlich so\nstand es da.", png()
    post(client, "keep", incident, text=words_, place="https://x.example/7", at="2026-01-02T10:00")
    post(client, "keep", incident, file=SimpleUploadedFile("a.png", picture), place="im Chat")
    again = post(client, "keep", incident, text=words_, place="https://x.example/7")
    assert "schon" in again
    no_picture = SimpleUploadedFile("a.png", b"<script>")
    assert "kein Bild" in post(client, "keep", incident, file=no_picture)
    kept = {row.kind: row for row in incident.evidence.all()}
    assert kept["post"].sha256 == fingerprint(words_)
    assert kept["picture"].sha256 == fingerprint(picture)
    for row in kept.values():
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            row.delete()
    shown = client.get(reverse("incident:picture", args=[incident.pk, kept["picture"].pk]))
    assert (shown.content, shown["Content-Type"]) == (picture, "image/png")


def test_the_export_can_be_checked_against_its_list(ida, incident):
    client = signed_in(ida)
    post(client, "keep", incident, text="Wörtlich.", place="https://x.example/7")
    post(client, "keep", incident, file=SimpleUploadedFile("a.png", png()))
    data = client.get(reverse("incident:export", args=[incident.pk])).content
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        listed = json.loads(file.read("manifest.json"))["pieces"]
        assert len(listed) == 2
        for piece in listed:
            assert fingerprint(file.read(piece["file"])) == piece["sha256"]


def test_a_statement_is_read_along_and_kept_as_a_draft(ida, incident):
    client = signed_in(ida)
    text = page(client, "statement", incident, template="apology")
    assert "‹wen›" in text
    filled = post(
        client, "statement", incident, template="apology", do="fill", text="x",
        **{"blank-group": "Frauen in der Forschung"},
    )  # fmt: skip
    assert "Frauen in der Forschung" in filled
    poor = "Es tut uns leid, falls sich jemand verletzt gefühlt hat."
    notes = post(client, "check", incident, template="apology", text=poor)
    assert "if-apology" in notes
    post(client, "statement", incident, template="apology", do="keep", text=poor)
    draft = Draft.objects.get()
    assert draft.versions.get().body["text"] == poor
    assert draft.author == ida
    assert reverse("drafts:page", args=[draft.pk]) in page(client, "room", incident)


def test_an_answer_stops_the_clock_and_its_promise_starts_another(ida, incident):
    client = signed_in(ida)
    later = f"{timezone.localtime() + timedelta(hours=3):%Y-%m-%dT%H:%M}"
    post(client, "answer", incident, words="Gesehen.", where="Mastodon", next=later)
    incident.refresh_from_db()
    assert incident.answered_at
    assert incident.promised
    assert incident.substance_at is None
    assert "wie versprochen" in page(client, "room", incident)
    post(client, "answer", incident, words="In der Sache.", where="Mastodon", substance="on")
    incident.refresh_from_db()
    assert incident.substance_at
    assert incident.promised is None
    past = post(client, "answer", incident, words="x", where="y", next="2020-01-01T10:00")
    assert "Vergangenheit" in past


def test_a_target_nearly_missed_is_told_once(ida, otto, incident):
    Notice.objects.all().delete()
    began = incident.began_at
    remind_due(began + timedelta(minutes=30))
    assert told("incident-due") == set()
    remind_due(began + timedelta(minutes=50))
    remind_due(began + timedelta(minutes=55))
    assert [str(one.person) for one in Notice.objects.all()] == ["Ida"]
    said = words("incident-due", Notice.objects.get().data)
    assert "Föhn-Kampagne" in said.subject


def test_a_broken_playbook_of_the_company_is_told_and_ours_holds(ida, incident, settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "incident").mkdir()
    (tmp_path / "incident" / "playbook.yml").write_text("steps:\n  - id: x\n")
    text = page(signed_in(ida), "room", incident)
    assert "playbook.yml" in text
    assert "step-evidence" in text


def test_only_who_leads_moves_it_and_a_deputy_leads_too(ida, otto, incident):
    client = signed_in(otto)
    post(client, "move", incident, to="contained")
    incident.refresh_from_db()
    assert incident.state == "open"
    post(signed_in(ida), "people", incident, lead=ida.pk, deputies=[otto.pk])
    post(client, "move", incident, to="contained")
    incident.refresh_from_db()
    assert incident.state == "contained"
