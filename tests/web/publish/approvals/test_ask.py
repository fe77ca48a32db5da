"""Asking for a yes, answering, and what a change or the clock makes of it."""

from datetime import timedelta

import pytest
from django.db import transaction

from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.approvals.ask import AskError, ask, expire_due, plans, withdraw
from gutgemacht.web.publish.approvals.models import Deputy, Request, TrustEvent
from gutgemacht.web.publish.ledger.models import Entry
from gutgemacht.web.publish.sending.models import Outbox
from tests.people import somebody
from tests.web.publish.approvals.say import LAW, PLAIN, STOP, asked, rewritten, says
from tests.web.publish.drafts.make import NOW, a_draft

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAY = timedelta(days=1)


def test_one_yes_of_another_person_puts_exactly_this_content_into_the_outbox(anna, bert, channel):
    request = asked(anna, channel)
    assert request.state == "asked"
    assert request.need["why"] == ["seen-before"]
    assert [one.person for one in Notice.objects.all()] == [bert]
    assert says(bert, request) == "approved"
    row = Outbox.objects.get()
    assert (row.fingerprint, row.request, row.author) == (request.fingerprint, request, anna)
    assert Notice.objects.filter(person=anna, kind="approval-yes").exists()
    assert [one.what for one in Entry.objects.order_by("number")] == ["asked", "queued", "yes"]
    assert PLAIN[:10] not in str(list(Entry.objects.values_list("details")))


def test_nobody_says_yes_to_their_own_however_they_come(anna, channel):
    both = somebody("bea", Role.AUTHOR, Role.APPROVER)
    own = asked(both, channel)
    assert says(both, own) == "own"
    # Whoever wrote a version is an author too.
    draft = a_draft(anna, PLAIN, channel)
    rewritten(draft, PLAIN + " Kommt vorbei.", both)
    [one] = ask(draft.versions.all()[0], anna, NOW)
    assert says(both, one.request) == "own"
    assert not Outbox.objects.exists()


def test_asking_twice_asks_once(anna, bert, channel):
    draft = a_draft(anna, PLAIN, channel)
    first, second = (ask(draft.versions.get(), anna, NOW)[0].request for _ in range(2))
    assert first == second
    assert Request.objects.count() == 1


def test_a_wish_for_change_needs_a_reason_and_ends_the_request(anna, bert, cora, channel):
    request = asked(anna, channel)
    assert says(bert, request, "change-wanted", " ") == "reason-needed"
    assert says(bert, request, "change-wanted", "Bitte ohne Datum.") == "change-wanted"
    assert says(cora, request) == "decided"


def test_a_suggestion_becomes_a_remark_and_leaves_the_request_open(anna, bert, channel):
    request = asked(anna, channel)
    assert says(bert, request, "suggestion", "Kürzer.", text="Die neue Werkbank.") == "asked"
    remark = request.version.remarks.get()
    assert (remark.suggestion, remark.words, remark.by) == ("Die neue Werkbank.", "Kürzer.", bert)


def test_a_change_ends_what_was_asked_and_what_was_approved(anna, bert, channel):
    request = asked(anna, channel)
    rewritten(request.version.draft, PLAIN + " Kommt!", anna)
    assert says(bert, request) == "withdrawn"
    [again] = ask(request.version.draft.versions.all()[0], anna, NOW)
    assert says(bert, again.request) == "approved"
    rewritten(request.version.draft, "Etwas ganz anderes.", anna)
    again.request.refresh_from_db()
    assert again.request.state == "withdrawn"
    assert Outbox.objects.get().state == "dropped"


def test_a_version_with_the_same_words_changes_nothing(anna, bert, channel):
    request = asked(anna, channel)
    rewritten(request.version.draft, PLAIN, anna)
    assert says(bert, request) == "approved"


def test_an_older_version_is_not_asked_for(anna, channel):
    draft = a_draft(anna, PLAIN, channel)
    old = draft.versions.get()
    rewritten(draft, "Neuer.", anna)
    with pytest.raises(AskError):
        ask(old, anna, NOW)


def test_a_question_of_law_needs_a_lawyer(anna, bert, cora, lea, channel):
    request = asked(anna, channel, LAW, override="Es gibt ein Gutachten.")
    assert request.need["lawyer"] is True
    assert says(bert, request, reason="Das Gutachten liegt vor.") == "asked"
    assert says(cora, request, reason="Ich habe es gelesen.") == "lawyer-needed"
    assert says(lea, request, reason="Es trägt.") == "approved"


def test_against_a_stop_two_people_say_why(anna, bert, cora, channel):
    stop = stopped(anna, channel)
    assert says(bert, stop) == "reason-needed"
    assert says(bert, stop, reason="Einmalig, mit dem Kunden geklärt.") == "asked"
    assert says(bert, stop, reason="Noch einmal.") == "twice"
    assert says(cora, stop, reason="Ebenso.") == "approved"
    last = Entry.objects.order_by("-number")[0]
    assert last.details["against a stop"] is True
    assert last.details["reason"] == "Ebenso."


def test_against_a_stop_nothing_is_asked_without_a_reason(anna, channel):
    with pytest.raises(AskError):
        stopped(anna, channel, override=" ")


def stopped(author, channel, override="Der Kunde will es so."):
    return asked(author, channel, STOP, override=override)


def test_a_deputy_answers_once_and_never_for_an_author(anna, bert, channel):
    dora = somebody("dora", Role.AUTHOR)
    request = asked(anna, channel)
    assert says(dora, request) == "no-right"
    Deputy.objects.create(person=bert, deputy=dora, since=NOW - DAY, until=NOW + DAY)
    assert says(dora, request, now=NOW + DAY) == "no-right"
    assert says(dora, request) == "approved"
    assert request.decisions.get().instead_of == bert
    both = somebody("bea", Role.AUTHOR, Role.APPROVER)
    Deputy.objects.create(person=both, deputy=dora, since=NOW - DAY, until=NOW + DAY)
    Deputy.objects.filter(person=bert).delete()
    assert says(dora, asked(both, channel, "Noch etwas.")) == "no-right"


def test_what_nobody_answers_expires_and_its_author_is_told(anna, bert, channel):
    request = asked(anna, channel)
    assert expire_due(NOW + 6 * DAY) == 0
    assert says(bert, request, now=NOW + 8 * DAY) == "expired"
    assert expire_due(NOW + 8 * DAY) == 1
    request.refresh_from_db()
    assert request.state == "expired"
    assert Notice.objects.filter(person=anna, kind="approval-expired").count() == 1


def test_an_approval_for_a_later_day_holds_until_then(anna, bert, channel):
    draft = a_draft(anna, PLAIN, channel)
    draft.due = NOW + 30 * DAY
    draft.save()
    [one] = ask(draft.versions.get(), anna, NOW)
    assert says(bert, one.request) == "approved"
    assert expire_due(NOW + 29 * DAY) == 0
    assert expire_due(NOW + 40 * DAY) == 1
    assert Outbox.objects.get().state == "dropped"


def test_what_is_out_keeps_its_approval(anna, bert, channel):
    request = asked(anna, channel)
    says(bert, request)
    Outbox.objects.update(state="sent", sent=[{"id": "1", "url": "", "at": NOW.isoformat()}])
    assert expire_due(NOW + 90 * DAY) == 0
    rewritten(request.version.draft, "Eine Korrektur.", anna)
    request.refresh_from_db()
    assert request.state == "approved"
    with pytest.raises(AskError):
        withdraw(request, anna, NOW)


def test_whom_the_company_trusts_asks_nobody(anna, channel):
    TrustEvent.objects.create(
        person=anna, channel=channel, what="raised", level="afterwards", who="Bert", at=NOW - DAY
    )
    draft = a_draft(anna, PLAIN, channel)
    [plan] = plans(draft.versions.get(), anna, NOW)
    assert plan.need.persons == 0
    assert plan.need.afterwards
    [one] = ask(draft.versions.get(), anna, NOW)
    assert one.request is None
    assert one.outbox.request.state == "approved"


def test_withdrawing_takes_it_off_the_outbox(anna, bert, channel):
    request = asked(anna, channel)
    says(bert, request)
    withdraw(request, anna, NOW)
    assert Outbox.objects.get().state == "dropped"
    assert says(bert, request) == "withdrawn"


def test_nothing_is_written_when_the_answer_fails_half_way(anna, bert, channel, monkeypatch):
    request = asked(anna, channel)

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("gutgemacht.web.publish.approvals.deciding.told.decided", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        says(bert, request)
    request.refresh_from_db()
    assert request.state == "asked"
    assert not Outbox.objects.exists()
