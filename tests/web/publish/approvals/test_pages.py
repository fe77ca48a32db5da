"""The pages of approvals and trust: who sees and does what there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Grant, Role
from gutgemacht.web.publish.approvals.models import Deputy, Link, Request, TrustEvent
from gutgemacht.web.publish.approvals.standing import standing_of
from gutgemacht.web.publish.drafts.pictures import kept
from gutgemacht.web.publish.ledger.models import Entry
from gutgemacht.web.publish.sending.models import Outbox
from tests.people import signed_in, somebody
from tests.web.publish.approvals.say import LAW, PLAIN, STOP, asked, rewritten, says
from tests.web.publish.drafts.make import a_draft, digest, png

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def now():
    """Pages look at the clock."""
    return timezone.now()


def page(request: Request) -> str:
    return reverse("approvals:one", args=[request.pk])


def answered(person, request, **form):
    """The answer to an answer."""
    return signed_in(person).post(
        reverse("approvals:answer", args=[request.pk]),
        {"fingerprint": request.fingerprint, **form},
    )


def test_the_queue_puts_what_is_due_soon_and_grave_on_top(anna, bert, channel, now):
    later = asked(anna, channel, "Später.", now)
    grave = asked(anna, channel, STOP, now, override="Es muss sein.")
    soon = asked(anna, channel, "Gleich.", now)
    soon.version.draft.due = now + timedelta(minutes=20)
    soon.version.draft.save()
    html = signed_in(bert).get(reverse("approvals:queue")).content.decode()
    places = [html.index(page(one)) for one in (soon, grave, later)]
    assert places == sorted(places)
    assert (
        "Auf Sie wartet nichts"
        in signed_in(somebody("dora", Role.LAWYER)).get(reverse("approvals:queue")).content.decode()
    )


def test_the_page_shows_the_post_as_it_will_look_and_what_was_said(anna, bert, channel, now):
    picture = kept(png(), "bank.png", now)
    shown = [{"digest": picture.digest, "alt": "Eine Werkbank aus Buche"}]
    draft = a_draft(anna, LAW, channel, pictures=shown)
    from gutgemacht.web.publish.approvals.ask import ask

    [one] = ask(draft.versions.get(), anna, now, "Gutachten vom Mai.")
    browser = signed_in(bert)
    html = browser.get(page(one.request)).content.decode()
    for words in (LAW, "Eine Werkbank aus Buche", "Gutachten vom Mai.", "bare-climate-claim"):
        assert words in html
    address = reverse("approvals:picture", args=[one.request.pk, picture.digest])
    assert browser.get(address)["Content-Type"] == "image/png"
    other = reverse("approvals:picture", args=[one.request.pk, digest(png("navy"))])
    assert browser.get(other).status_code == 404


def test_a_yes_is_for_the_content_that_the_page_showed(anna, bert, channel, now):
    request = asked(anna, channel, now=now)
    said = signed_in(bert).post(
        reverse("approvals:answer", args=[request.pk]), {"yes": "yes", "fingerprint": "f" * 64}
    )
    assert said.status_code == 409
    assert not Outbox.objects.exists()
    rewritten(request.version.draft, "Etwas anderes.", anna, now)
    said = answered(bert, request, yes="yes")
    assert said.status_code == 409
    assert "zurückgenommen" in said.content.decode()
    assert not Outbox.objects.exists()


def test_what_changed_since_the_last_yes_stands_on_the_page(anna, bert, channel, now):
    says(bert, first := asked(anna, channel, now=now), now=now)
    rewritten(first.version.draft, PLAIN.replace("Buche", "Eiche"), anna, now)
    from gutgemacht.web.publish.approvals.ask import ask

    [one] = ask(first.version.draft.versions.all()[0], anna, now)
    html = signed_in(bert).get(page(one.request)).content.decode()
    assert "<del>Buche</del>" in html
    assert "<ins>Eiche</ins>" in html


def test_changes_and_wordings_are_asked_for_on_the_page(anna, bert, channel, now):
    request = asked(anna, channel, now=now)
    assert answered(bert, request, change="yes", reason="").status_code == 409
    same = answered(bert, request, suggest="yes", text=PLAIN)
    assert same.status_code == 409
    assert answered(bert, request, suggest="yes", text="Kürzer.\0").status_code == 409
    assert answered(bert, request, suggest="yes", text="Kürzer.").status_code == 302
    assert answered(bert, request, change="yes", reason="Wann genau?").status_code == 302
    html = signed_in(anna).get(page(request)).content.decode()
    assert "Wann genau?" in html
    assert "<ins>Kürzer</ins>" in html


def test_lawyers_and_owners_read_only_what_concerns_them(anna, lea, channel, now):
    plain, law = asked(anna, channel, now=now), asked(anna, channel, LAW, now, override="Ja.")
    assert signed_in(lea).get(page(plain)).status_code == 404
    assert signed_in(lea).get(page(law)).status_code == 200
    owner = somebody("olga", Role.CHANNEL_OWNER)
    assert signed_in(owner).get(page(plain)).status_code == 404
    channel.owner = owner
    channel.save()
    assert signed_in(owner).get(page(plain)).status_code == 200
    assert answered(owner, plain, yes="yes").status_code == 409
    assert signed_in(owner).post(reverse("approvals:withdraw", args=[plain.pk])).status_code == 404


def test_an_author_takes_the_question_back(anna, channel, now):
    request = asked(anna, channel, now=now)
    signed_in(anna).post(reverse("approvals:withdraw", args=[request.pk]))
    request.refresh_from_db()
    assert request.state == "withdrawn"


# Review links


@pytest.fixture
def linked(anna, channel, now):
    """A request with a link for a reader, and its address."""
    request = asked(anna, channel, now=now)
    made = signed_in(anna).post(
        reverse("approvals:make-link", args=[request.pk]), {"name": "Frau Kern", "days": "3"}
    )
    html = made.content.decode()
    start = html.index("/approvals/read/")
    return request, html[start : html.index('"', start)]


def test_a_reader_without_an_account_answers_once_by_link(linked):
    request, address = linked
    reader = Client(enforce_csrf_checks=True)
    seen = reader.get(address)
    assert PLAIN in seen.content.decode()
    assert seen["X-Robots-Tag"].startswith("noindex")
    assert seen["Referrer-Policy"] == "no-referrer"
    assert "sessionid" not in reader.cookies
    answer = {"yes": "yes", "fingerprint": request.fingerprint}
    assert reader.post(address, answer).status_code == 200
    assert Outbox.objects.get().request == request
    assert reader.post(address, answer).status_code == 410
    assert request.decisions.get().who == "Frau Kern"
    assert Entry.objects.filter(who="Frau Kern", what="yes").exists()


def test_only_the_hash_of_a_link_is_kept(linked):
    _, address = linked
    token = address.rstrip("/").rsplit("/", 1)[1]
    assert len(token) >= 43
    assert token not in str(list(Link.objects.values()) + list(Entry.objects.values()))


def test_unknown_and_forged_links_say_the_same_and_too_many_of_them_a_pause(linked):
    _, address = linked
    forged = address[:-2] + ("A" if address[-2] != "A" else "B") + "/"
    reader = Client(REMOTE_ADDR="192.0.2.7")
    answers = [reader.get(one) for one in (forged, "/approvals/read/x/")]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    last = [reader.get(forged).status_code for _ in range(30)][-1]
    assert last == 429
    assert reader.get(address).status_code == 200


def test_withdrawn_and_expired_links_say_so(linked, anna):
    _, address = linked
    link = Link.objects.get()
    Link.objects.update(expires=timezone.now())
    assert Client().get(address).status_code == 410
    Link.objects.update(expires=timezone.now() + timedelta(days=1))
    signed_in(anna).post(reverse("approvals:withdraw-link", args=[link.pk]))
    answer = {"yes": "yes", "fingerprint": link.request.fingerprint}
    assert Client().post(address, answer).status_code == 410
    assert not Outbox.objects.exists()


def test_who_has_an_account_answers_as_themselves(linked, anna, bert):
    request, address = linked
    answer = {"yes": "yes", "fingerprint": request.fingerprint}
    for person in (anna, bert):
        assert signed_in(person).post(address, answer).status_code == 302
    assert not request.decisions.exists()


def test_a_link_is_never_a_lawyer_and_never_goes_against_a_stop(anna, channel, now):
    request = asked(anna, channel, STOP, now, override="Es muss sein.")
    made = signed_in(anna).post(
        reverse("approvals:make-link", args=[request.pk]), {"name": "Frau Kern", "days": "3"}
    )
    html = made.content.decode()
    start = html.index("/approvals/read/")
    address = html[start : html.index('"', start)]
    answer = {"yes": "yes", "fingerprint": request.fingerprint, "why": "Gut."}
    assert Client().post(address, answer).status_code == 409


def test_strangers_to_a_request_make_no_link_and_links_end_with_who_made_them(linked, anna):
    request, address = linked
    owner = somebody("olga", Role.CHANNEL_OWNER)
    request.channel.owner = owner
    request.channel.save()
    made = signed_in(owner).post(
        reverse("approvals:make-link", args=[request.pk]), {"name": "Wer auch immer", "days": "3"}
    )
    assert made.status_code == 404
    leave(anna)
    assert Client().get(address).status_code == 410


# Deputies, and what is seen afterwards


def test_somebody_names_who_stands_in_and_ends_it(anna, bert, channel, now):
    today = timezone.localdate()
    bert_browser = signed_in(bert)
    form = {"deputy": anna.pk, "since": today, "until": today - timedelta(days=1)}
    assert bert_browser.post(reverse("approvals:deputies"), form).status_code == 400
    form["until"] = today
    assert bert_browser.post(reverse("approvals:deputies"), form).status_code == 302
    dora = somebody("dora", Role.AUTHOR)
    request = asked(dora, channel, now=now)
    html = signed_in(anna).get(page(request)).content.decode()
    assert 'name="voice"' in html
    bert_browser.post(reverse("approvals:end-deputy", args=[Deputy.objects.get().pk]))
    assert answered(anna, request, yes="yes").status_code == 409


def test_a_post_seen_afterwards_counts_for_its_author(anna, bert, channel, now):
    TrustEvent.objects.create(
        person=anna, channel=channel, what="raised", level="afterwards", who="Bert", at=now
    )
    from gutgemacht.web.publish.approvals.ask import ask

    ask(a_draft(anna, PLAIN, channel).versions.get(), anna, now)
    Outbox.objects.update(state="sent", ended_at=now)
    assert PLAIN in signed_in(bert).get(reverse("approvals:unseen")).content.decode()
    Grant.objects.create(person=anna, role=Role.APPROVER)
    own = reverse("approvals:seen", args=[Outbox.objects.get().pk])
    signed_in(anna).post(own)
    assert Outbox.objects.get().seen_by is None
    signed_in(bert).post(own)
    assert Outbox.objects.get().seen_by == bert
    missing = standing_of(anna, channel, timezone.now()).missing
    assert {one.requirement: one.has for one in missing}["approved-in-a-row"] == 1


# Trust


def test_everybody_sees_their_own_standing_and_the_rule_and_nobody_elses(anna, bert, channel, now):
    says(bert, asked(anna, channel, now=now - timedelta(minutes=1)), now=now)
    html = signed_in(anna).get(reverse("trust:page")).content.decode()
    assert "5 Beiträge in Folge" in html
    assert "1 von 5" in html
    for role in (Role.WORKS_COUNCIL, Role.ADMINISTRATOR):
        other = signed_in(somebody(role.value, role)).get(reverse("trust:page")).content.decode()
        assert "Anna" not in other
        assert "1 von 5" not in other


def test_who_answers_for_a_channel_lowers_somebody_and_they_answer(anna, bert, channel, now):
    owner = somebody("olga", Role.CHANNEL_OWNER)
    people = reverse("trust:people", args=[channel.pk])
    assert signed_in(owner).get(people).status_code == 404
    channel.owner = owner
    channel.save()
    form = {"person": anna.pk, "level": "free", "reason": "Zehn Jahre Erfahrung."}
    assert signed_in(owner).post(people, form).status_code == 302
    assert signed_in(owner).post(people, form).status_code == 400
    form |= {"level": "before", "reason": "Zweimal ohne Alternativtext."}
    assert signed_in(bert).post(people, form | {"reason": " "}).status_code == 400
    assert signed_in(bert).post(people, form).status_code == 302
    assert standing_of(anna, channel, timezone.now()).level == "before"
    html = signed_in(anna).get(reverse("trust:page")).content.decode()
    assert "Zweimal ohne Alternativtext." in html
    event = TrustEvent.objects.get(what="lowered")
    answer = reverse("trust:answer", args=[event.pk])
    assert signed_in(bert).post(answer, {"words": "Nein."}).status_code == 404
    signed_in(anna).post(answer, {"words": "Beim zweiten war einer da."})
    assert "Beim zweiten war einer da." in signed_in(bert).get(people).content.decode()
    told = Entry.objects.filter(about=f"person {anna.pk}").values_list("what", flat=True)
    assert list(told) == ["trust raised", "trust lowered", "trust answered"]


def test_nobody_raises_themselves(channel):
    both = somebody("bea", Role.AUTHOR, Role.APPROVER)
    form = {"person": both.pk, "level": "free", "reason": "Ich kann das."}
    people = reverse("trust:people", args=[channel.pk])
    assert signed_in(both).post(people, form).status_code == 400
    assert not TrustEvent.objects.exists()


def test_a_level_once_reached_stays_when_the_facts_go(anna, bert, channel, now):
    for number in range(5):
        request = asked(anna, channel, f"Beitrag {number}.", now)
        says(bert, request, now=now + timedelta(minutes=1))
    later = now + timedelta(minutes=2)
    assert standing_of(anna, channel, later).level == "afterwards"
    Request.objects.update(state="withdrawn")
    assert standing_of(anna, channel, later).level == "afterwards"


def test_the_works_council_sees_sums_of_many_and_nothing_of_few(anna, channel, now):
    council = signed_in(somebody("walter", Role.WORKS_COUNCIL))
    assert "zu wenige" in council.get(reverse("trust:page")).content.decode()
    for number in range(20):
        asked(somebody(f"author{number}", Role.AUTHOR), channel, now=now)
    html = council.get(reverse("trust:page")).content.decode()
    assert "mindestens 8" in html
    assert "Author1" not in html
