"""A program takes a post from the first word to the outbox, and everything it asks is promised."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gutgemacht.text import Phrase
from gutgemacht.web.people.models import Role
from gutgemacht.web.phrases import as_text
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending.models import Outbox
from tests.people import somebody
from tests.web.api.fits import operations
from tests.web.api.program import V1, Program
from tests.web.publish.drafts.make import digest, png

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PLAIN = "Morgen zeigen wir die neue Werkbank aus Buche."


def test_a_post_goes_from_the_first_word_to_the_outbox_and_is_called_off(anna, bert, channel):
    writes, decides = Program(anna), Program(bert)
    leads = Program(somebody("lia", Role.INCIDENT_LEAD))
    draft = writes.post("/drafts", 201, title="Werkbank", text=PLAIN, channels=[channel.pk])
    number = draft["number"]
    assert [one["start"] for one in writes.get("/drafts", show="mine")] == [PLAIN]

    answer = writes.client.post(
        f"{V1}/drafts/{number}/pictures",
        {"file": _file(), "stamp": draft["stamp"], "alt": "Eine Werkbank"},
    )
    draft = writes.checked(answer, 201)
    assert draft["pictures"] == [
        {"digest": digest(png()), "name": "bench.png", "alt": "Eine Werkbank"}
    ]
    due = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    draft = writes.patch(
        f"/drafts/{number}",
        stamp=draft["stamp"],
        due=due.isoformat(),
        variants={channel.pk: f"{PLAIN} #Buche"},
    )
    assert draft == writes.get(f"/drafts/{number}")
    assert draft["text"] == PLAIN
    assert draft["variants"] == {str(channel.pk): f"{PLAIN} #Buche"}

    [judged] = writes.get(f"/drafts/{number}/check")
    assert judged["channel"] == channel.pk
    assert judged["need"]["persons"] == 1
    assert judged["hindered"] == []
    [asked] = writes.post(f"/drafts/{number}/submit", stamp=draft["stamp"])
    assert asked["outbox"] is None

    [waiting] = decides.get("/approvals")
    assert waiting["number"] == asked["request"]
    request = decides.get(f"/approvals/{waiting['number']}")
    assert request["parts"][0]["text"] == f"{PLAIN} #Buche"
    assert request["may_answer"]
    after = decides.post(
        f"/approvals/{request['number']}/answer", what="yes", fingerprint=request["fingerprint"]
    )
    assert after["state"] == "approved"
    assert [one["who"] for one in after["said"]] == ["Bert"]

    [row] = writes.get("/outbox", state="waiting")["items"]
    assert (row["draft"], row["channel"], row["state"]) == (number, channel.pk, "waiting")
    assert writes.post(f"/outbox/{row['number']}/call-off")["state"] == "dropped"
    assert writes.get(f"/outbox/{row['number']}")["state"] == "dropped"

    stop = leads.post("/stops", 201, reason="Something burns.", channel=channel.pk)
    assert leads.get("/stops") == [stop]
    assert leads.post(f"/stops/{stop['number']}/end")["ended_at"]
    assert leads.get("/stops") == []

    Act.objects.create(
        channel=channel, network_id="1", kind="post", at=due, seen_at=due, standing="unknown"
    )
    [act] = leads.get("/ledger/acts", standing="unknown")["items"]
    assert leads.get(f"/ledger/acts/{act['number']}") == act
    said = [entry["what"] for entry in leads.get("/ledger/log")]
    assert {"asked", "yes", "queued", "called off", "stop", "stop ended"} <= set(said)
    assert leads.get("/ledger/verify")["holds"]

    [shown] = leads.get("/channels")
    assert shown == leads.get(f"/channels/{channel.pk}")
    assert writes.asked | decides.asked | leads.asked == set(operations())


def test_what_was_changed_meanwhile_is_not_written_over(anna, channel):
    one, other = Program(anna), Program(somebody("berta", Role.AUTHOR))
    draft = one.post("/drafts", 201, text="Erster Satz.")
    path, stamp = f"/drafts/{draft['number']}", draft["stamp"]
    theirs = other.patch(path, stamp=stamp, text="Zweiter Satz.")
    fault = one.refused("PATCH", path, 409, stamp=stamp, text="Dritter Satz.")
    assert (fault["kind"], fault["where"]) == ("conflict", "stamp")
    assert one.get(path)["text"] == "Zweiter Satz."
    assert one.patch(path, stamp=theirs["stamp"], title="T")["text"] == "Zweiter Satz."


def test_a_yes_counts_only_for_what_was_read(anna, bert, channel):
    writes, decides = Program(anna), Program(bert)
    draft = writes.post("/drafts", 201, text=PLAIN, channels=[channel.pk])
    [asked] = writes.post(f"/drafts/{draft['number']}/submit", stamp=draft["stamp"])
    path = f"/approvals/{asked['request']}"
    fingerprint = decides.get(path)["fingerprint"]
    fault = decides.refused("POST", f"{path}/answer", 409, what="yes", fingerprint="0" * 64)
    assert fault["kind"] == "other-content"
    fault = decides.refused(
        "POST", f"{path}/answer", 422, what="change-wanted", fingerprint=fingerprint
    )
    assert (fault["kind"], fault["where"]) == ("reason-needed", "reason")
    own = writes.refused("POST", f"{path}/answer", 403, what="yes", fingerprint=fingerprint)
    assert own["kind"] == "own"
    writes.patch(f"/drafts/{draft['number']}", stamp=draft["stamp"], text=f"{PLAIN} Und mehr.")
    late = decides.refused("POST", f"{path}/answer", 409, what="yes", fingerprint=fingerprint)
    assert late["kind"] == "withdrawn"
    assert not Outbox.objects.exists()


def test_what_a_network_said_is_told_in_the_language_that_was_asked_for(anna, bert, channel):
    writes, decides = Program(anna), Program(bert)
    draft = writes.post("/drafts", 201, title="X", text=PLAIN, channels=[channel.pk])
    [asked] = writes.post(f"/drafts/{draft['number']}/submit", stamp=draft["stamp"])
    request = f"/approvals/{asked['request']}"
    seen = decides.get(request)["fingerprint"]
    decides.post(f"{request}/answer", what="yes", fingerprint=seen)
    silent = Phrase("{host} does not answer.", host="x.example")
    for kept, said in ((as_text(silent), "x.example antwortet nicht."), ("Nein.", "Nein.")):
        Outbox.objects.update(trouble="down", said=kept)
        [row] = Program(anna, language="de").get("/outbox")["items"]
        assert row["said"] == said
    Outbox.objects.update(said=as_text(silent))
    [row] = writes.get("/outbox")["items"]
    assert row["said"] == "x.example does not answer."


def test_lists_go_on_by_their_cursor_without_loss_or_double(anna, channel):
    reads, now = Program(anna), timezone.now()
    Act.objects.bulk_create(
        Act(
            channel=channel,
            network_id=str(nth),
            kind="post",
            # Some at the very same time.
            at=now - timedelta(minutes=nth // 3),
            seen_at=now,
            standing="as-approved",
        )
        for nth in range(10)
    )
    seen, cursor = [], ""
    while cursor is not None:
        piece = reads.get("/ledger/acts", limit=4, cursor=cursor)
        seen += [act["number"] for act in piece["items"]]
        cursor = piece["next"]
    newest_first = Act.objects.order_by("-at", "-pk").values_list("pk", flat=True)
    assert seen == list(newest_first)
    keeps = Program(somebody("olga", Role.CHANNEL_OWNER))
    [first] = keeps.get("/ledger/log", limit=1)
    [second] = keeps.get("/ledger/log", limit=1, after=first["number"])
    assert second["previous"] == first["hash"]


def test_people_have_no_names_for_the_works_council(channel):
    owner = somebody("olga", Role.CHANNEL_OWNER)
    channel.owner = owner
    channel.save()
    assert Program(owner).get(f"/channels/{channel.pk}")["owner"] == "Olga"
    council = somebody("wim", Role.WORKS_COUNCIL)
    assert Program(council).get(f"/channels/{channel.pk}")["owner"] is None


def _file():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("bench.png", png(), "image/png")
