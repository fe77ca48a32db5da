"""The list, the calendar, the way to the yes, and who sees what of it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.approvals.ask import ask
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.drafts.content import content_of
from gutgemacht.web.publish.drafts.models import Draft
from gutgemacht.web.publish.ledger.models import Act
from gutgemacht.web.publish.sending import outbox
from gutgemacht.web.publish.sending.models import Outbox
from gutgemacht.web.rules import in_force
from tests.people import signed_in, somebody
from tests.web.publish.drafts.conftest import save
from tests.web.publish.drafts.make import a_channel, a_draft

pytestmark = [pytest.mark.database, pytest.mark.django_db]

LATER = timezone.now() + timedelta(days=3)


def html(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def planned(draft: Draft, due: datetime = LATER) -> Outbox:
    """The draft, approved and waiting for its time."""
    Draft.objects.filter(pk=draft.pk).update(due=due)
    version = draft.versions.select_related("draft").all()[0]
    channel = draft.channels.all()[0]
    content = content_of(version, channel)
    return outbox.queue(version, channel, content, draft.author, None, timezone.now())


def test_an_empty_house_says_what_to_do_first(at):
    assert "Ein Entwurf beginnt mit einem Satz" in html(at, "/drafts/")


def test_new_begins_a_draft_and_leaves_no_heap_of_empty_ones(at):
    first, second = at.post("/drafts/new/"), at.post("/drafts/new/")
    assert first.url == second.url
    assert Draft.objects.count() == 1


def test_filters_find_drafts_by_whose_they_are_and_where_they_stand(at, anna, berta):
    mastodon, bluesky = a_channel(), a_channel("bluesky")
    a_draft(anna, "Annas erster.", mastodon)
    hers = a_draft(berta, "Bertas erster.", bluesky)
    asked = a_draft(anna, "Annas gefragter.", mastodon)
    ask(asked.versions.get(), anna, timezone.now())
    waits = a_draft(berta, "Bertas geplanter.", bluesky)
    planned(waits)
    away = a_draft(berta, "Bertas weggelegter.", bluesky)
    signed_in(berta).post(f"/drafts/{away.pk}/put-away/")
    seen = {
        show: {
            name
            for name in ("erster", "gefragter", "geplanter", "weggelegter")
            if name in html(at, f"/drafts/?show={show}")
        }
        for show in ("mine", "all", "waiting", "planned", "published", "put-away")
    }
    assert seen == {
        "mine": {"erster", "gefragter"},
        "all": {"erster", "gefragter", "geplanter"},
        "waiting": {"gefragter"},
        "planned": {"geplanter"},
        "published": set(),
        "put-away": set(),
    }
    assert "Bertas erster" not in html(at, f"/drafts/?show=all&channel={mastodon.pk}")
    assert "weggelegter" in html(signed_in(berta), "/drafts/?show=put-away")
    assert at.get(f"/drafts/{away.pk}/").status_code == 404
    assert at.get(f"/drafts/{hers.pk}/").status_code == 200


def test_whoever_approves_sees_why_a_note_was_left(at, anna, carl):
    draft = a_draft(anna, "", a_channel())
    rule = in_force().guideline.rules[0].id
    reason = "Der Nachweis liegt vor."
    aside = {"rule": rule, "revision": 1, "text": "klimaneutral", "nth": 1, "reason": reason}
    save(at, draft, text="Unser Nova ist klimaneutral.", asides=json.dumps([aside]))
    assert reason in html(signed_in(carl), f"/drafts/{draft.pk}/")
    assert json.dumps(reason)[1:-1] in html(at, f"/drafts/{draft.pk}/")


def test_whoever_approves_reads_and_comments_and_changes_nothing(anna, carl):
    draft = a_draft(anna, "Guten Morgen.", a_channel())
    reader = signed_in(carl)
    page = html(reader, f"/drafts/{draft.pk}/")
    assert "Guten Morgen." in page
    assert "Ihr Kommentar" in page
    assert "Weiter zur Freigabe" not in page
    assert save(reader, draft, text="Anders.").status_code == 403


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.WORKS_COUNCIL, Role.GUIDELINE_EDITOR])
def test_others_see_no_texts(anna, role):
    draft = a_draft(anna, "Guten Morgen.", a_channel())
    other = signed_in(somebody("paula", role))
    for address in ("", f"{draft.pk}/", "calendar/", f"{draft.pk}/versions/"):
        assert other.get(f"/drafts/{address}").status_code == 403


def test_the_page_says_how_it_looks_on_each_channel(at, anna):
    mastodon, linkedin = a_channel(), a_channel("linkedin", "Bergtal GmbH")
    long = "Heute zeigen wir die neue Werkbank aus Buche. " * 12
    draft = a_draft(anna, long + "https://bergtal.example/buche", mastodon, linkedin)
    page = html(at, f"/drafts/{draft.pk}/")
    assert "Teil 1 von 2" in page
    assert "<span>bergtal.example</span><small>/buche</small>" in page
    assert 'value="mastodon"' in page or 'value="linkedin"' in page


def test_what_was_said_before_is_told_kindly(at, anna, berta):
    text = "Unsere neue Werkbank aus Buche hält ein Leben lang und kommt im Mai."
    old = a_draft(berta, text, a_channel())
    draft = a_draft(anna, text + " Versprochen.", a_channel())
    part = html(at, f"/drafts/{draft.pk}/again/")
    assert f"/drafts/{old.pk}/" in part
    assert "So etwas haben Sie schon einmal gesagt" in part
    row = planned(old)
    assert row.due.strftime("%Y") in html(at, f"/drafts/{draft.pk}/again/")
    Act.objects.create(
        channel=row.channel,
        network_id="1",
        kind="post",
        at=timezone.now(),
        seen_at=timezone.now(),
        text=text,
        url="https://mastodon.example/1",
        standing=Act.Standing.AS_APPROVED,
        outbox=row,
    )
    part = html(at, f"/drafts/{draft.pk}/again/")
    assert "https://mastodon.example/1" in part
    assert f"/drafts/{old.pk}/" not in part
    assert html(at, f"/drafts/{a_draft(anna, 'Ganz anders.').pk}/again/").strip() == ""


def test_before_asking_one_sees_what_it_takes_and_then_asks(at, anna):
    draft = a_draft(anna, "Guten Morgen aus der Werkstatt.", a_channel())
    page = html(at, f"/drafts/{draft.pk}/submit/")
    assert "1 Person liest es, bevor es hinausgeht." in page
    assert "Ihre Beiträge auf diesem Kanal werden gelesen" in page
    at.post(f"/drafts/{draft.pk}/submit/", {"version": "1"})
    request = Request.objects.get()
    assert request.state == Request.State.OPEN
    assert f'href="/approvals/{request.pk}/"' in html(at, f"/drafts/{draft.pk}/")


def test_a_version_that_nobody_saw_is_not_asked_for(at, anna):
    draft = a_draft(anna, "Guten Morgen.", a_channel())
    answer = at.post(f"/drafts/{draft.pk}/submit/", {"version": "7"})
    assert (answer.status_code, Request.objects.count()) == (400, 0)


def test_against_a_stop_a_reason_is_needed(at, anna):
    draft = a_draft(anna, "Unser Nova ist klimaneutral.", a_channel())
    address = f"/drafts/{draft.pk}/submit/"
    assert "Warum soll es hinausgehen" in html(at, address)
    assert at.post(address, {"version": "1"}).status_code == 400
    at.post(address, {"version": "1", "override": "Der Nachweis liegt vor."})
    assert Request.objects.get().override == "Der Nachweis liegt vor."


def test_what_is_too_long_cannot_be_asked_for(at, anna):
    draft = a_draft(anna, "x" * 3100, a_channel("linkedin"))
    assert "Es ist 100 Zeichen zu lang." in html(at, f"/drafts/{draft.pk}/submit/")
    at.post(f"/drafts/{draft.pk}/submit/", {"version": "1"})
    assert not Request.objects.exists()


def test_the_calendar_shows_posts_days_and_what_collides(at, anna):
    channel = a_channel()
    for minute in (0, 10):
        draft = a_draft(anna, f"Beitrag {minute}", channel)
        due = datetime(2031, 11, 9, 9, minute, tzinfo=UTC)
        Draft.objects.filter(pk=draft.pk).update(due=due, title=f"Titel {minute}")
    month = html(at, "/drafts/calendar/?month=2031-11")
    assert "<b>10:00</b> Titel 0" in month
    assert "Gedenktag an die Novemberpogrome: Passt dieser Beitrag" in month
    assert "binnen einer halben Stunde" in month
    assert "Titel 10" in html(at, "/drafts/calendar/?week=2031-11-05")
    assert "Titel" not in html(at, "/drafts/calendar/?week=2031-11-12")
    assert "Titel" not in html(at, "/drafts/calendar/?month=nonsense")


def test_a_post_moves_with_all_that_waits_because_of_it(at, anna):
    draft = a_draft(anna, "Guten Morgen.", a_channel())
    row = planned(draft)
    form = {"due": "2031-03-30T10:00", "next": "/drafts/calendar/?month=2031-03"}
    answer = at.post(f"/drafts/{draft.pk}/move/", form)
    assert answer.url == form["next"]
    draft.refresh_from_db()
    row.refresh_from_db()
    assert draft.due == row.due == datetime(2031, 3, 30, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("due", ["2031-03-30T02:30", "2001-01-01T10:00", "soon"])
def test_a_post_does_not_move_to_a_time_that_cannot_be(at, anna, due):
    draft = a_draft(anna, "Guten Morgen.", a_channel())
    row = planned(draft)
    at.post(f"/drafts/{draft.pk}/move/", {"due": due, "next": "https://elsewhere.example/"})
    before = row.due
    row.refresh_from_db()
    assert row.due == before


def test_what_waits_keeps_a_time(at, anna):
    draft = a_draft(anna, "Guten Morgen.", a_channel())
    row = planned(draft)
    answer = save(at, draft, text="Guten Morgen.", due="").content.decode()
    assert "wartet auf seine Zeit" in answer
    row.refresh_from_db()
    assert row.due == LATER
