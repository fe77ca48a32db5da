"""Issue 7 in a story: `make test-peers` installs the real PDS once and runs it.

From a quiet old campaign through a re-post on Friday and its critics to the take-off on Monday:
the post is noticed before Monday, the alarm comes within 45 minutes of the take-off and is told
once, and the day ends in a rule and a card. The worker is killed again and again, and in the end
all is there.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.networks.bluesky.peer import Client
from tests.networks.bluesky.test_pds import NODE, Pds
from tests.people import PASSWORD
from tests.ports import free_port
from tests.tables import give_tables
from tests.web.coming_in import come_in
from tests.web.incident.walk import answer, close, freeze, judge, keep_evidence
from tests.web.listen.week.fast import write_clock
from tests.web.listen.week.public import (
    FRIDAY,
    MONDAY,
    NAME,
    REPOST,
    TAKE_OFF,
    Feed,
    archive,
    said,
)
from tests.web.mailbox import Box
from tests.web.servers import wait_for

pytestmark = [
    pytest.mark.peers,
    pytest.mark.browser,
    pytest.mark.skipif(not NODE.exists(), reason="make test-peers installs the real PDS"),
]

POSTS = "app.bsky.feed.post"
HOUR = timedelta(hours=1)
TICK, SLOW_TICK = timedelta(minutes=5), timedelta(minutes=10)
CAMPAIGN = "Hey girls! Show us what you can hack with a hair dryer. #HackAHairDryer"
CRITICISM = (
    "This is insulting. Women build rockets, and you hand them a hair dryer.",
    "What a bad, condescending idea. I am disappointed.",
    "Terrible. I am an engineer and I hate this sexist nonsense.",
    "Seriously? This is awful and embarrassing.",
)
PEOPLE = f"""
from django.utils import timezone
from datetime import timedelta
from gutgemacht.web.people.models import Grant, Person
from gutgemacht.web.listen.models import Source, Topic
from gutgemacht.web.listen.alarms.models import House, OnCall
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.seal import keep
now = timezone.now()
people = []
roles = {{"Ida Moser": ("incident-lead", "author", "guideline-editor"), "Otto Lang": ("approver",)}}
for name, held in roles.items():
    mail = name.split()[0].lower() + "@bergtal.example"
    person = Person.objects.create_user(mail, {PASSWORD!r}, name=name)
    Grant.objects.bulk_create(Grant(person=person, role=role) for role in held)
    people.append(person)
OnCall.objects.create(person=people[0], substitute=people[1], place=1)
House.objects.update_or_create(pk=1, defaults={{"quiet_from": None, "quiet_until": None}})
Topic.objects.create(name={NAME!r}, kind="name", words=[{NAME!r}], made_at=now, changed_at=now)
channel = Channel.objects.create(
    network="bluesky", name="Bergtal", handle=HANDLE, way="account", owner=people[1],
    connected_at=now,
)
keep(channel, {{"server": PDS, "handle": HANDLE, "password": KEY}})
channel.save()
ours = {{"server": PDS, "words": {NAME!r}, "accounts": DID}}
places = (("feed", {{"address": FEED}}, 5), ("bluesky-repositories", ours, 30))
for kind, details, minutes in places:
    every = timedelta(minutes=minutes)
    Source.objects.create(kind=kind, name=kind, details=details, every=every, added_at=now)
"""
ALARMS = """
import json
from gutgemacht.web.listen.alarms.models import Alarm
print(json.dumps([
    [one.kind, one.level, one.loud, one.rose_at.isoformat(), (one.same_as or one).told.count()]
    for one in Alarm.objects.order_by("seen_at")
]))
"""
TOLD_IDA = """
from gutgemacht.web.listen.alarms.models import Told
print(Told.objects.filter(person__name="Ida Moser").count())
"""
HEARD = """
import json
from gutgemacht.web.listen.models import Mention, Pulse
from django.db.models import Sum
print(json.dumps({
    "ids": sorted(Mention.objects.values_list("network_id", flat=True)),
    "counted": Pulse.objects.filter(size=5).aggregate(all=Sum("mentions"))["all"],
    "kept": Mention.objects.filter(same_as=None).exclude(belongs=None).count(),
    "answers": Mention.objects.exclude(act=None).count(),
}))
"""


class House:
    """One installation, whose processes see the clock of the script."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.clock, self.data, self.log = folder / "clock", folder / "data", folder / "log"
        self.at = FRIDAY
        self.set(FRIDAY)
        self._environment = os.environ | environment | {"GUTGEMACHT_DATA": str(self.data)}
        self.worker: subprocess.Popen | None = None
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"

    def set(self, at: datetime, *, goes_on: bool = False) -> None:
        self.at = at
        write_clock(self.clock, at, goes_on=goes_on)

    def fast(self, *command: str, **more) -> subprocess.Popen:
        words = [sys.executable, "-m", "tests.web.listen.week.fast", str(self.clock), *command]
        with self.log.open("a") as log:
            return subprocess.Popen(words, env=self._environment, stderr=log, text=True, **more)

    def inside(self, code: str) -> str:
        words = [sys.executable, "-c", BEGIN.format(clock=str(self.clock)) + code]
        done = subprocess.run(
            words, env=self._environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def tick(self, *, kill_after: float | None = None) -> None:
        """All that a worker does now; a worker that is killed in the middle does it again."""
        if self.worker is None:
            self.worker = self.fast("work", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.worker.stdin.write("now\n")
        self.worker.stdin.flush()
        if kill_after is not None:
            time.sleep(kill_after)
            self.worker.send_signal(signal.SIGKILL)
            self.worker.wait()
            self.worker = None
            return
        assert self.worker.stdout.readline() == "now\n", self.log.read_text()[-4_000:]

    def serve(self) -> subprocess.Popen:
        process = self.fast("up", str(self.port), str(self.data), stdout=subprocess.DEVNULL)
        wait_for(self.base, process, self.log)
        return process

    def end(self) -> None:
        if self.worker is not None:
            self.worker.kill()
            self.worker.wait()


BEGIN = """
from pathlib import Path
from django.utils import timezone
from tests.web.listen.week.fast import clock_of
timezone.now = clock_of(Path({clock!r}))
import os, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
django.setup()
"""


@pytest.fixture
def pds(tmp_path) -> Iterator[Pds]:
    made = Pds(tmp_path)
    yield made
    made.stop()


def test_a_week_from_a_quiet_campaign_to_a_rule_and_a_card(pds, mailbox, browser, tmp_path):
    box, port = mailbox
    known, shown, critics = said(1)
    feed = Feed(shown, lambda: house.at)
    house = House(
        tmp_path,
        GUTGEMACHT_INSIDE=f"{pds.base.removeprefix('http://')},{feed.host}",
        GUTGEMACHT_MAIL=f"smtp+plain://127.0.0.1:{port}",
        GUTGEMACHT_MAIL_FROM="gutgemacht@bergtal.example",
        TIME_ZONE="Europe/Vienna",
    )
    try:
        owner = begin(house, pds, feed, archive(known, tmp_path / "archive.jsonl"))
        people = [Client(pds.base) for _ in critics]
        posted = quiet_days(house, owner, random.Random(1))
        answered(house, owner, posted, people, critics, random.Random(2))
        alarms = json.loads(house.inside(ALARMS))
        assert alarms[0][0] == "own-post"
        assert REPOST < datetime.fromisoformat(alarms[0][3]) < MONDAY
        taken_off(house)
        nothing_is_lost(house, feed, people)
        nobody_is_told_twice(house, box)
        the_day(house, browser)
    finally:
        house.end()
        feed.stop()


def begin(house: House, pds: Pds, feed: Feed, known: Path) -> Client:
    """A company with one channel and two sources, and what was said before."""
    house.data.mkdir()
    give_tables(house.data)
    owner = Client(pds.base)
    owner.put(POSTS, text=CAMPAIGN, createdAt="2026-09-01T09:00:00Z")
    key = owner.call("com.atproto.server.createAppPassword", name="gutgemacht")["password"]
    facts = {"HANDLE": owner.handle, "PDS": pds.base, "KEY": key, "DID": owner.did}
    facts["FEED"] = f"http://{feed.host}/"
    house.inside("".join(f"{name} = {fact!r}\n" for name, fact in facts.items()) + PEOPLE)
    assert house.fast("learn", str(known)).wait() == 0, house.log.read_text()[-4_000:]
    return owner


def quiet_days(house: House, owner: Client, chance: random.Random) -> str:
    """Until Friday afternoon, when somebody posts the old campaign once more, past gutgemacht.

    Sent by gutgemacht it would be held back: it was not read by those it is meant for.
    """
    run_until(house, REPOST, chance)
    return owner.put(POSTS, text=CAMPAIGN, createdAt=house.at.isoformat())


def answered(
    house: House,
    owner: Client,
    posted: str,
    people: list[Client],
    critics: list[datetime],
    chance: random.Random,
) -> None:
    """Critics answer on Friday, Saturday, Sunday."""
    ours = {"uri": posted, "cid": owner.cid(posted)}
    for number, (who, at) in enumerate(zip(people, critics, strict=True)):
        run_until(house, at, chance)
        reply = {"root": ours, "parent": ours}
        text = CRITICISM[number % len(CRITICISM)]
        who.put(POSTS, text=text, reply=reply, createdAt=at.isoformat())
    run_until(house, TAKE_OFF, chance)


def run_until(house: House, end: datetime, chance: random.Random) -> None:
    """The days go by; now and then the worker is killed in the middle of its work."""
    while house.at + SLOW_TICK <= end:
        house.set(house.at + SLOW_TICK)
        if chance.random() < 1 / 100:
            house.tick(kill_after=chance.uniform(0, 0.1))
        house.tick()


def taken_off(house: House) -> None:
    """Until the alarm, and on until Ida is awake; the worker is killed now and then."""
    chance = random.Random(3)
    while True:
        house.set(house.at + TICK)
        assert house.at <= TAKE_OFF + timedelta(minutes=45), house.inside(ALARMS)
        if chance.random() < 1 / 4:
            house.tick(kill_after=chance.uniform(0, 0.1))
        house.tick()
        for kind, _, is_loud, rose, told in json.loads(house.inside(ALARMS)):
            risen = datetime.fromisoformat(rose) >= TAKE_OFF
            if kind == "wave" and is_loud and risen and told:
                run_until(house, TAKE_OFF + HOUR, chance)
                return


def nothing_is_lost(house: House, feed: Feed, people: list[Client]) -> None:
    """All that was said is there, once, and counted once."""
    heard = json.loads(house.inside(HEARD))
    assert len(set(heard["ids"])) == len(heard["ids"])
    assert {one.id for one in feed.told()} <= set(heard["ids"])
    assert heard["counted"] == heard["kept"]
    assert heard["answers"] == len(people)


def nobody_is_told_twice(house: House, box: Box) -> None:
    """As many mails as tellings, of which a person has one for each rise of an alarm."""
    letters = [mail.get_content() for mail in box.kept if mail["To"] == "ida@bergtal.example"]
    mails = [letter for letter in letters if "/listening/alarms/" in letter]
    assert 0 < len(mails) <= int(house.inside(TOLD_IDA))


def the_day(house: House, browser) -> None:
    """Ida takes the alarm and leads the day; the server is killed in its middle."""
    house.set(house.at, goes_on=True)
    server = house.serve()
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    try:
        come_in(page, house.base, "ida")
        taken(page, house)
        freeze(page)
        server.kill()
        server.wait()
        server = house.serve()
        page.reload()
        expect(page.locator("#freeze")).to_contain_text("Geplantes ist angehalten")
        keep_evidence(page)
        judge(page)
        answer(page)
        close(page)
        learnt(page)
    finally:
        context.close()
        server.terminate()
        server.wait(30)


def taken(page: Page, house: House) -> None:
    """The alarm says why, and becomes an incident."""
    page.goto(f"{house.base}/listening/alarms/")
    page.locator("a", has_text=NAME).first.click()
    expect(page.locator(".why")).to_contain_text("#HackAHairDryer", ignore_case=True)
    page.click("text=Ich kümmere mich")
    page.click("text=Einen Vorfall daraus machen")
    page.click("form.column .act")
    expect(page.locator("#freeze")).to_be_visible()


def learnt(page: Page) -> None:
    """A card, and a rule in force."""
    review = page.url
    page.fill("#question", "Wer sollte diesen Aufruf lesen, bevor er hinausgeht?")
    page.click("text=Karte behalten")
    page.goto(review)
    page.click("text=Die Regel schreiben")
    page.fill("[name=title_de]", "Kein Aufruf an „Mädels“")
    page.fill("[name=instead_de]", "Sprechen Sie Fachleute als Fachleute an.")
    page.fill("[name=words_de]", "Hey Mädels")
    page.fill("[name=bad_de]", "Hey Mädels, hackt mit!\nHey Mädels!\nAlso: Hey Mädels, los.")
    page.fill("[name=good_de]", "Ingenieurinnen gesucht.\nZeigt uns eure Satelliten.\nHallo!")
    expect(page.locator("#tried .told")).to_have_text("So kann sie in Kraft treten.")
    page.click("button[value=active]")
    expect(page.locator(".told").first).to_contain_text("Ab jetzt in Kraft")
