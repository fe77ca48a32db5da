"""Three minutes, as somebody practises; and what is theirs alone."""

import html
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gutgemacht.learn import Review, basics
from gutgemacht.web.api.interface import interface
from gutgemacht.web.environment import MailServer
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.learn.practice import choosing, forgetting, keeping, reminding
from gutgemacht.web.learn.practice.models import Basics, Forgotten, Progress, Reminder
from gutgemacht.web.notices.kinds import kinds
from gutgemacht.web.notices.models import Notice
from gutgemacht.web.people.leaving import leave
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.publish.approvals.standing import record_of
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.rules import look_again
from tests.people import signed_in, somebody
from tests.web.house import house

pytestmark = [pytest.mark.django_db, pytest.mark.database]

DAY = timedelta(days=1)
MAIL = MailServer("127.0.0.1", 25, "", "", sealed=False, seals=False)
_TOKEN = re.compile(r"value=\"[A-Za-z0-9]{64}\"")
FORM = {"question_de": "Wen fragen wir?", "answer_de": "Die Redaktion.", "state": "on"}


@pytest.fixture
def anna() -> Person:
    return somebody("anna")


@pytest.fixture
def client(anna) -> Client:
    return signed_in(anna)


def text_of(answer) -> str:
    return html.unescape(answer.content.decode())


def opened(client: Client, name: str) -> str:
    answer = client.get(reverse(f"practice:{name}"))
    assert answer.status_code == 200
    return text_of(answer)


def begun(client: Client, **form: str) -> dict:
    """The form of the first card."""
    client.post(reverse("practice:begin"), form)
    return shown(client)


def shown(client: Client) -> dict:
    """What the form of the next card would send, answered rightly."""
    answer = client.get(reverse("practice:card"))
    return dict(answer.context["hidden"]) | right(answer.context["card"])


def right(card) -> dict:
    if card.open:
        return {}
    if card.kind == "mend":
        return {"text": card.model}
    if card.choices:
        return {"chosen": [choice.right for choice in card.choices].index(True)}
    marked = [
        n
        for n, word in enumerate(card.words)
        if any(word.start < span.end and span.start < word.end for span in card.spans)
    ]
    return {"chosen": marked}


def send(client: Client, form: dict):
    return client.post(reverse("practice:card"), form)


def practised(person: Person, name: str, days_ago: int = 30, grade="right") -> Progress:
    card = choosing.find(name, "de")
    at = timezone.now() - days_ago * DAY
    keeping.keep_answer(person, card, Review(f"{days_ago}", at, grade))
    return person.progress.get(card=name)


def test_three_minutes_begin_with_the_basics_and_end_kindly(anna, client):
    assert "Jetzt ein paar Karten" in opened(client, "start")
    form = begun(client)
    for number in range(4):
        answer = send(client, form)
        assert answer.status_code == 200, text_of(answer)
        assert f"Karte {number + 1}" in text_of(answer)
        if number < 3:
            form = shown(client)
    assert [row.card for row in anna.progress.order_by("begun")] == list(basics()[:4])
    assert all(row.due > timezone.now() + DAY for row in anna.progress.all())
    answer = client.get(reverse("practice:card"), follow=True)
    assert "4 Karten beantwortet." in text_of(answer)
    assert "Die nächste Karte ist am" in text_of(answer)
    assert "Gerade ist nichts dran." in opened(client, "start")
    assert begun(client, more="1")["card"] == basics()[4]


def test_after_three_minutes_no_card_follows(anna, client):
    form = begun(client)
    session = client.session
    began = timezone.now() - timedelta(minutes=4)
    session["practice"] = session["practice"] | {"began": began.isoformat()}
    session.save()
    assert "das ist die letzte" in text_of(send(client, form))
    assert client.get(reverse("practice:card")).url == reverse("practice:end")
    assert "Eine Karte beantwortet." in opened(client, "end")
    assert client.get(reverse("practice:end")).url == reverse("practice:start")


def test_a_clock_set_back_gives_three_minutes_and_keeps_no_card_waiting(anna, client):
    row = practised(anna, "shouting.why.1", days_ago=-400)
    assert row.due > timezone.now() + 400 * DAY
    begun(client)
    row.refresh_from_db()
    assert row.last <= timezone.now()
    assert row.due < timezone.now() + 3 * DAY
    assert len(row.reviews) == 1
    session = client.session
    ahead = timezone.now() + DAY
    session["practice"] = session["practice"] | {"began": ahead.isoformat()}
    session.save()
    assert "noch etwa 3 Minuten" in opened(client, "card")


def test_two_devices_with_the_same_card_lose_nothing_and_a_page_sent_twice_counts_once(
    anna, client
):
    phone = signed_in(anna)
    one, other = begun(client), begun(phone)
    assert one["card"] == other["card"]
    send(client, one)
    send(client, one)
    wrong = {"chosen": (other["chosen"] + 1) % 3}
    send(phone, other | wrong)
    row = anna.progress.get()
    assert [review["grade"] for review in row.reviews] == ["right", "not-yet"]
    assert client.session["practice"]["done"] == 1
    assert shown(client)["card"] == shown(phone)["card"] == basics()[1]


def test_the_first_answer_counts_also_when_it_is_mended_afterwards(anna, client):
    OwnCard.objects.all().delete()
    form = begun(client)
    while not form["card"].endswith(".mend.1"):
        send(client, form | {"later": "1"})
        form = shown(client)
    model = form["text"]
    other = form | {"text": "Der Hund schläft im Garten."}
    assert "Genau das meine ich" in text_of(send(client, other))
    # Nothing counts as long as only the machine is unsure.
    assert not anna.progress.exists()
    assert "Bitte einen ganzen Satz" in text_of(send(client, form | {"text": "Jetzt nicht"}))
    assert "So kann es hinausgehen." in text_of(send(client, form | {"text": model}))
    row = anna.progress.get()
    assert [review["grade"] for review in row.reviews] == ["not-yet"]
    assert "Schreiben Sie zuerst" in text_of(send(client, form | {"text": " ", "key": "another"}))
    assert len(anna.progress.get().reviews) == 1


def test_whoever_says_that_a_sentence_is_meant_so_is_trusted(anna, client):
    OwnCard.objects.all().delete()
    form = begun(client)
    while not form["card"].endswith(".mend.1"):
        send(client, form | {"later": "1"})
        form = shown(client)
    send(client, form | {"text": "Der Hund schläft im Garten.", "meant": "yes"})
    assert [review["grade"] for review in anna.progress.get().reviews] == ["right"]


def test_an_open_card_is_turned_over_and_one_says_oneself_what_one_knew(anna, client):
    kept = OwnCard.objects.create(**FORM)
    client.post(reverse("practice:take"), {"card": f"own.card.{kept.pk}"})
    anna.progress.update(due=timezone.now())
    form = begun(client)
    turned = text_of(send(client, form))
    assert "Die Redaktion." in turned
    assert "Habe ich gewusst" in turned
    assert anna.progress.get().reviews == []
    assert send(client, form | {"knew": "no"}).url == reverse("practice:card")
    OwnCard.objects.update(kind="case")
    assert anna.progress.get().reviews[0]["grade"] == "not-yet"
    assert choosing.find(f"own.card.{kept.pk}", "en") is not None


def test_after_the_basics_come_the_cards_of_the_house(anna, client):
    kept = OwnCard.objects.create(**FORM)
    for name in basics():
        practised(anna, name, days_ago=1)
    assert begun(client)["card"] == f"own.card.{kept.pk}"


def test_a_card_that_was_taken_in_comes_later_and_is_not_taken_twice(anna, client):
    where = reverse("learn:card", args=["shouting", "why", 1])
    card = choosing.find("shouting.why.1", "de")
    assert "Frag mich das ab und zu" in text_of(client.post(where, right(card)))
    assert "Frag mich das ab und zu" not in text_of(Client().post(where, right(card)))
    for _ in range(2):
        client.post(reverse("practice:take"), {"card": card.id})
    assert anna.progress.get().due > timezone.now()
    for name in ("", "x", "no-such.why.1", "own.card.999999999", "'.why.1", "a.b.c.d"):
        assert client.post(reverse("practice:take"), {"card": name}).status_code == 410
    assert anna.progress.count() == 1


def test_a_changed_card_says_so_and_begins_again(anna, client):
    row = practised(anna, "shouting.why.1", days_ago=40)
    Progress.objects.update(revisions={"de": "changed0"})
    form = begun(client)
    assert "hat sich geändert" in opened(client, "card")
    answer = send(client, form | {"revision": "changed0"})
    assert "hat sich geändert" in text_of(answer)
    assert len(anna.progress.get().reviews) == 1
    send(client, form)
    row.refresh_from_db()
    assert (len(row.earlier), len(row.reviews)) == (1, 1)
    assert row.due < timezone.now() + 3 * DAY
    assert row.revisions == {"de": form["revision"]}


def test_a_rule_that_has_gone_is_said_and_what_was_known_stays(anna, client):
    practised(anna, "shouting.why.1")
    Progress.objects.update(card="loud-since.why.1")
    assert "loud since" in opened(client, "start")
    assert "bleibt Ihnen" in opened(client, "mine")
    form = begun(client)
    assert form["card"] == basics()[0]
    answer = send(client, form | {"card": "loud-since.why.1"})
    assert answer.status_code == 410
    assert "gibt es nicht mehr" in text_of(answer)
    assert len(anna.progress.get().reviews) == 1


def test_all_of_it_is_taken_along_deleted_and_taken_back(anna, client):
    practised(anna, "shouting.why.1")
    client.post(reverse("practice:remind"), {"on": "1"})
    taken = json.loads(client.get(reverse("practice:export")).content)
    assert list(taken["cards"]) == ["shouting.why.1"]
    assert taken["reminder"] is True
    client.post(reverse("practice:forget"))
    assert not Progress.objects.exists()
    assert not Reminder.objects.exists()
    assert "Zurücknehmen" in opened(client, "mine")
    practised(anna, "shouting.why.1", days_ago=2)
    practised(anna, "bare-green-word.why.1", days_ago=2)
    client.post(reverse("practice:forget"))
    client.post(reverse("practice:bring-back"))
    reviews = {row.card: len(row.reviews) for row in anna.progress.all()}
    assert reviews == {"shouting.why.1": 2, "bare-green-word.why.1": 1}
    assert Reminder.objects.filter(person=anna).exists()
    assert not Forgotten.objects.exists()


def test_what_was_deleted_is_gone_after_a_day(anna, client):
    practised(anna, "shouting.why.1")
    client.post(reverse("practice:forget"))
    Forgotten.objects.update(at=timezone.now() - DAY)
    assert "Zurücknehmen" not in opened(client, "mine")
    answer = client.post(reverse("practice:bring-back"), follow=True)
    assert "nichts mehr zurückzuholen" in text_of(answer)
    forgetting.forget_for_good(timezone.now())
    assert not Forgotten.objects.exists()


def test_who_leaves_takes_all_of_it_along(anna, client):
    practised(anna, "shouting.why.1")
    Reminder.objects.create(person=anna)
    Basics.objects.create(person=anna, on=timezone.localdate())
    client.post(reverse("practice:forget"))
    client.post(reverse("practice:bring-back"))
    other = somebody("ben")
    practised(other, "shouting.why.1")
    leave(anna)
    for table in (Progress, Reminder, Basics, Forgotten):
        assert not table.objects.filter(person=anna).exists()
    assert other.progress.count() == 1


NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


def test_a_reminder_comes_once_a_week_only_when_wanted_and_tells_nothing(settings, anna, client):
    settings.MAIL = MAIL
    practised(anna, "shouting.why.1", days_ago=-2)
    anna.progress.update(due=NOW - 3 * DAY)
    reminding.remind_due(NOW)
    assert not Notice.objects.exists()
    Reminder.objects.create(person=anna)
    for hours in (-36, -8, 0, 1, 24 * 6):
        reminding.remind_due(NOW + timedelta(hours=hours))
    notice = Notice.objects.get()
    assert notice.data == {"page": reverse("practice:start")}
    assert "shouting" not in str(kinds()["cards-due"].say(notice.data))
    reminding.remind_due(NOW + timedelta(days=7))
    assert Notice.objects.count() == 2
    Notice.objects.update(given_up_at=NOW, said="mail")
    admin = signed_in(somebody("admin", Role.ADMINISTRATOR))
    assert "Anna" not in text_of(admin.get(reverse("notices:all")))
    client.post(reverse("practice:forget"))
    assert not Notice.objects.exists()


def test_nobody_is_reminded_of_nothing(settings, anna):
    settings.MAIL = MAIL
    Reminder.objects.create(person=anna)
    practised(anna, "shouting.why.1")
    Progress.objects.update(card="loud-since.why.1", due=NOW - DAY)
    reminding.remind_due(NOW)
    assert not Notice.objects.exists()


@pytest.fixture
def agreed(tmp_path, settings):
    """A house whose trust asks for the basics, and whose works agreement lets them be shown."""
    with house(tmp_path, settings) as folder:
        (folder / "company.yml").write_text(
            'trust: {afterwards: {basics_learned: "true"}}\nlearning: {basics_shown: "true"}\n'
        )
        look_again()
        yield


def all_basics(person: Person) -> None:
    for name in basics():
        practised(person, name, grade="not-yet")


@pytest.fixture
def channel() -> Channel:
    return Channel.objects.create(name="Werkhof", network="mastodon")


def test_the_basics_stay_with_oneself_unless_agreed(anna, client):
    all_basics(anna)
    text = opened(client, "mine")
    assert "12 von 12 Karten" in text
    assert "bleibt bei Ihnen" in text
    client.post(reverse("practice:basics"))
    assert not Basics.objects.exists()


def test_agreed_and_said_it_is_yes_and_a_day_and_can_be_taken_back(agreed, channel, anna, client):
    now = timezone.now()
    client.post(reverse("practice:basics"))
    assert not Basics.objects.exists()
    all_basics(anna)
    assert record_of(anna, channel, now).basics is None
    client.post(reverse("practice:basics"))
    assert [field.name for field in Basics._meta.fields] == ["id", "person", "on"]
    told = record_of(anna, channel, now).basics
    assert timezone.localtime(told).date() == timezone.localdate()
    assert timezone.localtime(told).hour == 0
    client.post(reverse("practice:basics"), {"back": "1"})
    assert record_of(anna, channel, now).basics is None


def test_nobody_else_finds_a_trace_of_what_somebody_learns(anna, client, channel):
    """Those who see most, on the pages that show most, before and after Anna has learnt."""
    roles = (Role.ADMINISTRATOR, Role.WORKS_COUNCIL, Role.APPROVER)
    people = {role: signed_in(somebody(role.value, role)) for role in roles}
    before = {name: pages(one) for name, one in people.items()}
    practised(anna, "shouting.why.1")
    all_basics(anna)
    Reminder.objects.create(person=anna)
    Basics.objects.create(person=anna, on=timezone.localdate())
    client.post(reverse("practice:forget"))
    client.post(reverse("practice:bring-back"))
    for name, one in people.items():
        assert pages(one) == before[name], name


PAGES = (
    "learn:index",
    "people:all",
    "notices:all",
    "ledger:sums",
    "ledger:log",
    "practice:mine",
    "practice:export",
)


def pages(client: Client) -> dict[str, str]:
    """What somebody sees, without what changes at each opening."""
    found = {}
    trust = reverse("trust:people", args=[Channel.objects.get().pk])
    for name in (trust, *map(reverse, PAGES)):
        answer = client.get(name)
        found[name] = f"{answer.status_code} {_TOKEN.sub('', answer.content.decode())}"
    return found


def test_the_interface_for_programs_knows_nothing_of_it():
    described = json.dumps(interface.get_openapi_schema()).lower()
    assert not [word for word in ("progress", "practice", "review", "basics") if word in described]
