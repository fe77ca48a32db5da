"""A panel from plan to end, as its makers see it: on desk and phone, in both languages."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.cli.run import run_alone
from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

BEGIN = f"""
from django.utils import timezone
from gutgemacht.web.campaign.models import Campaign, Stimulus, Version
from gutgemacht.web.people.models import Grant, Person
anna = Person.objects.create_user("anna@bergtal.example", {PASSWORD!r}, name="Anna Moser")
Grant.objects.create(person=anna, role="author")
now = timezone.now()
campaign = Campaign.objects.create(
    title="Föhn", intent="Alle sollen tüfteln", addressed="Frauen in der Technik",
    hurt_words="Auszubildende im Handwerk", owner=anna, created_at=now, changed_at=now,
)
version = Version.objects.create(campaign=campaign, number=1, by=anna, at=now)
for number, network in enumerate(("linkedin", "mastodon"), 1):
    Stimulus.objects.create(
        version=version, number=number, kind="post", network=network, language="de", read=True,
        text="Frauen in der Werkstatt: Hol den Föhn raus und bastle mit! #FöhnHack",
    )
"""
READ = """
import secrets
from django.utils import timezone
from gutgemacht.campaign.reading import Reading
from gutgemacht.web.campaign.panel.links import Way
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.reading.keep import keep
panel = Panel.objects.latest("pk")
for stratum, people, objectors in zip(panel.strata.all(), (26, 8), (1, 2)):
    for stimulus in panel.version.stimuli.filter(read=True):
        for number in range(people):
            objects = number in (3, 6)[:objectors]
            told = {"hurts_whom": "Frauen", "hurts_by": "als gehörten sie an den Föhn"}
            keep(Way(stratum), stimulus, Reading(
                key=secrets.token_urlsafe(16), stratum=str(stratum.pk), stimulus=str(stimulus.pk),
                language="de", hurts_me=3 if objects else 0, would="nothing",
                **(told if objects and stratum.kind == "affected" else {}),
            ), timezone.now())
"""


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own with a campaign, a mail server that nobody runs, and Anna."""
    server = start_server(
        GUTGEMACHT_MAIL="smtp+plain://127.0.0.1:9", GUTGEMACHT_MAIL_FROM="gut@bergtal.example"
    )
    inside(server, BEGIN)
    return server


@pytest.fixture(scope="module")
def anna(house, browser) -> Page:
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    come_in(page, house.base, "anna")
    yield page
    context.close()


@pytest.fixture(scope="module")
def opened(house, anna) -> str:
    """The address of a panel that was planned and opened."""
    anna.goto(f"{house.base}/campaigns/1/panels/new/")
    cost = anna.locator("#cost")
    expect(cost).to_contain_text("90 von 100 solchen Leserunden")
    quota = anna.locator("#id_groups-1-quota")
    quota.fill("12")
    expect(cost).to_contain_text("aber nie GO")
    quota.fill("40")
    anna.get_by_text("Vorsichtig").click()
    expect(cost).to_contain_text("95 von 100 solchen Leserunden")
    anna.get_by_text("Wie üblich").click()
    anna.get_by_role("button", name="Plan festhalten").click()
    expect(anna.locator("h1")).to_have_text("Der Plan steht")
    anna.get_by_role("button", name="Eröffnen").click()
    expect(anna.locator("h1")).to_have_text("Um Lesen bitten")
    return anna.url.removesuffix("people/")


@pytest.fixture(scope="module")
def answered(house, anna, opened) -> str:
    """The same when readers have answered, which its page has told by itself."""
    anna.goto(opened)
    expect(anna.locator(".missing-readers")).to_contain_text("Auszubildende im Handwerk")
    inside(house, READ)
    expect(anna.locator(".verdict")).to_contain_text("STOP")
    return opened


@pytest.fixture(scope="module")
def planned(house, opened) -> None:
    """There is another one that is only planned."""
    inside(house, PLAN)


def test_a_plan_tells_what_it_misses_and_opens(opened, anna):
    anna.goto(f"{opened}people/")
    expect(anna.locator(".qr")).to_have_count(2)


def test_letters_are_looked_at_and_wait_for_the_server(opened, anna):
    anna.goto(f"{opened}people/")
    anna.get_by_role("link", name="Briefe schreiben").first.click()
    anna.fill("#id_people", "lea@bergtal.example\nkein Mensch")
    anna.get_by_role("button", name="Brief ansehen").click()
    expect(anna.locator(".error").first).to_contain_text("kein Mensch")
    anna.fill("#id_people", "lea@bergtal.example")
    anna.get_by_role("button", name="Brief ansehen").click()
    expect(anna.locator(".letter")).to_contain_text("/read/")
    anna.get_by_role("button", name="1 Brief senden").click()
    expect(anna.locator(".told")).to_contain_text("1 Brief ist unterwegs.")


def test_the_page_follows_what_readers_say_without_being_touched(answered, anna):
    anna.goto(answered)
    expect(anna.locator(".verdict")).to_contain_text("STOP")
    expect(anna.locator(".warned")).to_contain_text("als gehörten sie an den Föhn")


@pytest.mark.usefixtures("answered")
def test_the_command_line_tells_the_same_in_numbers(house):
    here = ("--data", str(house.data))
    told = json.loads(run_alone("panel", "show", "1", "--json", *here).stdout)
    assert told["decision"] == "STOP"
    assert told["groups"][1]["stimuli"][0]["at"]["objectors"] == 2
    assert b"Auszubildende" in run_alone("panel", "show", "1", *here).stdout
    missing = run_alone("panel", "show", "7", *here)
    assert missing.returncode == 2
    assert b"there is no panel 7" in missing.stderr


PAGES = (
    "1/panels/new/",
    "1/panels/1/",
    "1/panels/1/people/",
    "1/panels/1/groups/1/letters/",
    "1/panels/1/groups/1/poster/",
    "1/panels/2/",
    "1/panels/2/plan/",
    "1/panels/",
)


@LOOKS
@pytest.mark.usefixtures("answered", "planned")
def test_the_pages_fit_and_can_be_read_by_all(house, anna, browser, width, scheme):
    context = browser.new_context(
        storage_state=anna.context.storage_state(),
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="de-AT" if width == 1280 else "en-GB",
    )
    page = context.new_page()
    for path in PAGES:
        assert page.goto(f"{house.base}/campaigns/{path}").ok, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert Axe().run(page).response["violations"] == [], path
    context.close()


PLAN = """
from dataclasses import asdict
from datetime import timedelta
from django.utils import timezone
from gutgemacht.campaign.decision import METHOD, Rule
from gutgemacht.web.campaign.panel.models import Panel
first = Panel.objects.get(pk=1)
second = Panel.objects.create(
    version=first.version, by=first.by, method=METHOD, rule=asdict(Rule()),
    consent=first.consent, planned_at=timezone.now(), closes_at=timezone.now() + timedelta(days=7),
)
second.strata.create(kind="affected", name="Auszubildende im Handwerk", quota=40, salt="x")
"""
