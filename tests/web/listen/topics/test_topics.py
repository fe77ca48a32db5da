"""Topics: tried before they are kept, changed, closed and opened; no employee is watched."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gutgemacht.web.listen.alarms.models import Mute
from gutgemacht.web.listen.ear import Ear
from gutgemacht.web.listen.models import LookBack, Mention, Topic
from gutgemacht.web.people.models import Role
from gutgemacht.web.publish.ledger.models import Entry
from tests.people import signed_in, somebody
from tests.web.listen.world import NOON, mention, topic

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ALL, NEW = reverse("topics:all"), reverse("topics:new")
ASKED = {"name": "Bergtal", "kind": "name", "words": "Bergtal\n#bergtal ", "not_words": ""}


@pytest.fixture
def lena():
    return signed_in(somebody("lena", Role.INCIDENT_LEAD))


def page(answer) -> str:
    return answer.content.decode()


def said(number: int, text: str, **more) -> Mention:
    at = NOON + timedelta(minutes=number)
    more = {"network": "mastodon", "network_id": str(number), "author": f"a{number}"} | more
    return Mention.objects.create(at=at, heard_at=at, text=text, **more)


def called(name: str) -> None:
    """Somebody in the house with this name."""
    person = somebody("anna")
    person.name = name
    person.save()


def test_words_are_tried_before_they_are_kept(lena):
    for number in range(12):
        said(number, f"Bei Bergtal war es schön, Tag {number}.")
    said(20, "Bergtal im Allgäu ist ein Dorf.")
    said(21, "Bergtal, aber wieder gelöscht", gone_at=NOON)
    said(22, "Etwas anderes.", pictures=[{"url": "https://p.example/", "alt": "Laden von Bergtal"}])
    tried = page(lena.post(NEW, {**ASKED, "not_words": "Allgäu", "do": "try"}))
    assert "13 Erwähnungen unter den neuesten 14" in tried
    assert [f"Tag {n}." in tried for n in (11, 3, 2)] == [True, True, False]
    assert "gelöscht" not in tried
    assert "#bergtal" in tried
    assert not Topic.objects.exists()


def test_a_trial_without_mentions_says_so(lena):
    assert "Noch ist nichts gehört worden" in page(lena.post(NEW, {**ASKED, "do": "try"}))
    said(1, "Etwas anderes.")
    assert "schreiben die Leute es anders" in page(lena.post(NEW, {**ASKED, "do": "try"}))


def test_a_topic_is_made_and_changed_and_is_heard_at_once(lena):
    topic("Nova", appetite=0.5)
    assert lena.post(NEW, {**ASKED, "do": "keep"}).status_code == 302
    made = Topic.objects.get(name="Bergtal")
    assert (made.words, made.not_words, made.appetite) == (["Bergtal", "#bergtal"], [], 0.5)
    assert str(made.made_by) == "Lena"
    assert found("Talberg") == ()
    change = reverse("topics:change", args=[made.pk])
    assert "Bergtal\n#bergtal" in page(lena.get(change))
    lena.post(change, {**ASKED, "words": "Talberg", "do": "keep"})
    assert found("Talberg") == (made.pk,)
    whats = Entry.objects.order_by("number").values_list("what", "about")
    assert list(whats) == [(f"topic {what}", f"topic {made.pk}") for what in ("made", "changed")]


def test_new_words_look_back_and_the_page_says_how_far_it_is(lena):
    for number in range(4):
        said(number, "Bergtal")
    lena.post(NEW, {**ASKED, "do": "keep"})
    made = Topic.objects.get()
    numbers = list(Mention.objects.order_by("pk").values_list("pk", flat=True))
    assert (made.look_back.done_to, made.look_back.last) == (numbers[0] - 1, numbers[-1])
    LookBack.objects.update(done_to=numbers[0])
    page_of = reverse("listen:topic", args=[made.pk])
    assert "25 % sind geschafft" in page(lena.get(page_of))
    LookBack.objects.update(ended_at=NOON)
    assert "sind geschafft" not in page(lena.get(page_of))
    change = reverse("topics:change", args=[made.pk])
    lena.post(change, {**ASKED, "name": "Talberg", "do": "keep"})
    assert LookBack.objects.get().ended_at == NOON
    lena.post(change, {**ASKED, "words": "Talberg", "do": "keep"})
    assert LookBack.objects.get().ended_at is None


@pytest.mark.parametrize(("role", "opens"), [
    (Role.COACH, {"listen:overview", "listen:mentions", "alarms:all"}),
    (Role.GUIDELINE_EDITOR, {"listen:overview", "listen:mentions", "alarms:all"}),
    (Role.ADMINISTRATOR, {"topics:all", "sources:all"}),
    (Role.AUTHOR, {"listen:overview", "alarms:all", "topics:all", "sources:all"}),
])  # fmt: skip
def test_tabs_lead_only_where_the_door_is_open(role, opens):
    client = signed_in(somebody("erik", role))
    first = "listen:overview" if "listen:overview" in opens else "sources:all"
    told = page(client.get(reverse(first)))
    for name in ("listen:overview", "listen:mentions", "alarms:all", "topics:all", "sources:all"):
        if name in opens:
            assert f'href="{reverse(name)}"' in told
        if f'href="{reverse(name)}"' in told:
            assert client.get(reverse(name)).status_code == 200


def test_a_topic_is_closed_and_opened_again(lena):
    made = topic("Bergtal")
    lena.post(reverse("topics:close", args=[made.pk]))
    assert found("Bergtal") == ()
    assert "geschlossen am" in page(lena.get(ALL))
    lena.post(reverse("topics:open", args=[made.pk]))
    lena.post(reverse("topics:open", args=[made.pk]))
    assert found("Bergtal") == (made.pk,)
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(("language", "reason"), [
    ("de", "das geht nur mit dem Betriebsrat"), ("en", "that needs the works council"),
])  # fmt: skip
@pytest.mark.parametrize("do", ["keep", "try"])
def test_employees_are_not_watched_and_nothing_typed_is_lost(language, reason, do):
    called("Anna Berger")
    client = signed_in(somebody("lena", Role.CHANNEL_OWNER), language)
    asked = {**ASKED, "words": "Bergtal\nberger anna", "not_words": "Allgäu", "do": do}
    answer = client.post(NEW, asked)
    told = page(answer)
    assert answer.status_code == 400
    assert reason in told.partition('name="words"')[2].partition('name="not_words"')[0]
    assert "Bergtal\nberger anna" in told
    assert "Allgäu" in told
    assert not Topic.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("field", "next_field"), [("name", "kind"), ("not_words", "do")])
def test_neither_its_name_nor_what_rules_it_out_is_an_employee(lena, field, next_field):
    called("Anna Berger")
    answer = lena.post(NEW, {**ASKED, field: "Anna Berger", "do": "keep"})
    told = page(answer).partition(f'name="{field}"')[2].partition(f'name="{next_field}"')[0]
    assert answer.status_code == 400
    assert "das geht nur mit dem Betriebsrat" in told
    assert not Topic.objects.exists()


def test_a_company_may_be_called_like_its_owner(lena):
    called("Anna Berger")
    lena.post(NEW, {**ASKED, "words": "Anna Berger GmbH", "do": "keep"})
    assert Topic.objects.get().words == ["Anna Berger GmbH"]


@pytest.mark.parametrize(("wrong", "reason"), [
    ({"words": " \n "}, "mindestens ein Wort"),
    ({"words": "a*"}, "zu kurz"),
    ({"words": "be*"}, "käme überall vor"),
    ({"words": "x" * 101}, "zu lang"),
    ({"not_words": "\n".join(f"Wort{n}" for n in range(101))}, "höchstens 100 Wörter"),
    ({"words": "Berg\0tal"}, "Null"),
    ({"name": "Nova"}, "gibt es schon"),
    ({"kind": "person"}, "person"),
])  # fmt: skip
def test_what_a_topic_cannot_have_is_said(lena, wrong, reason):
    topic("Nova")
    answer = lena.post(NEW, {**ASKED, **wrong, "do": "keep"})
    assert answer.status_code == 400
    assert reason in page(answer)
    assert Topic.objects.count() == 1


def test_the_list_shows_what_is_quiet_and_what_comes_first(lena):
    assert "Beginnen Sie mit Ihrem eigenen Namen" in page(lena.get(ALL))
    topic("Nova")
    bergtal = topic("Bergtal")
    assert "Ruhig bis" not in page(lena.get(ALL))
    for days in (1, 7):
        Mute.objects.create(topic=bergtal, until=timezone.now() + timedelta(days=days))
    told = page(lena.get(ALL))
    assert told.count("Ruhig bis") == 1


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_others_see_and_do_not_change(role):
    client = signed_in(somebody("otto", role))
    assert "das erste benennen" in page(client.get(ALL))
    made = topic("Bergtal")
    told = page(client.get(ALL))
    assert "Bergtal" in told
    assert NEW not in told
    assert client.post(reverse("topics:close", args=[made.pk])).status_code == 403


def found(text: str) -> tuple[int, ...]:
    """The topics that whoever listens now would find."""
    ear = Ear()
    ear.look_again(NOON)
    return ear.finder.find(mention(1, text))
