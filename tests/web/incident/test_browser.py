"""The whole day in a real browser: opened, frozen, judged, answered, closed, learnt from."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.incident.walk import answer, close, freeze, judge, keep_evidence, opened
from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

PEOPLE = f"""
from gutgemacht.web.people.models import Grant, Person
from gutgemacht.web.publish.channels.models import Channel
roles = {{"Ida Moser": ("incident-lead", "author", "guideline-editor"), "Otto Lang": ("approver",)}}
for name, held in roles.items():
    mail = name.split()[0].lower() + "@bergtal.example"
    person = Person.objects.create_user(mail, {PASSWORD!r}, name=name)
    Grant.objects.bulk_create(Grant(person=person, role=role) for role in held)
Channel.objects.create(network="mastodon", name="Bergtal")
"""


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own."""
    return start_server()


@pytest.fixture(scope="module")
def ida(house, browser) -> Iterator[BrowserContext]:
    """The browser of the one who leads."""
    inside(house, PEOPLE)
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    come_in(page, house.base, "ida")
    yield context
    context.close()


@pytest.fixture(scope="module")
def day(house, ida) -> Page:
    """The day, walked through once; the page shows the incident at its end."""
    page = ida.new_page()
    page.goto(f"{house.base}/incidents/")
    page.click("text=Vorfall eröffnen")
    page.fill("#title", "Föhn-Kampagne wirkt herablassend")
    page.click("form.column .act")
    freeze(page)
    keep_evidence(page)
    judge(page)
    answer(page)
    close(page)
    return page


def test_the_day_ends_in_a_rule_a_card_and_a_case(day):
    page, review = day, day.url
    page.fill("#question", "Was fehlt diesem Entwurf?")
    page.click("text=Karte behalten")
    expect(page.locator("main")).to_contain_text("Was fehlt diesem Entwurf?")
    page.click("text=Den Fall schreiben")
    page.fill("#published", "Ein Aufruf, aus dem Föhn etwas zu bauen.")
    page.fill("#read", "Herablassend.")
    page.click("text=Fall behalten")
    page.click("text=Er steht neben denen der anderen")
    expect(page.locator("main")).to_contain_text("Herablassend.")
    page.goto(review)
    page.click("text=Die Regel schreiben")
    expect(page.locator("[name=why_de]")).to_have_value(
        "Eine Leserin aus der Zielgruppe hätte es gesehen."
    )
    page.goto(review)


def test_an_exercise_is_played_in_fast_time(house, ida):
    page = ida.new_page()
    page.goto(f"{house.base}/incidents/drills/")
    page.click(".to-play .first-choice >> nth=0 >> a")
    expect(page.get_by_label("erst still, dann laut")).to_be_checked()
    page.get_by_label("in Minuten").check()
    page.get_by_label("eine Stunde dauert fünf Minuten").check()
    page.click("text=Anfangen")
    expect(page.locator(".exercise-band")).to_contain_text("ÜBUNG")
    for _ in range(3):
        page.click("text=Weiter zum nächsten Ereignis")
    expect(page.locator(".events li")).to_have_count(4)
    page.close()


def test_an_exercise_moves_on_while_somebody_writes(house, ida):
    page = ida.new_page()
    page.goto(f"{house.base}/incidents/drills/why-i-stayed-pizza/")
    page.get_by_label("in Minuten").check()
    page.get_by_label("eine Stunde dauert fünf Minuten").check()
    page.click("text=Anfangen")
    opened(page, "#answers", "Eine Antwort notieren")
    page.locator("#answered").press_sequentially("Wir haben ")
    before = page.locator("#day-plot .now").get_attribute("d")
    expect(page.locator("#day-plot .now")).not_to_have_attribute("d", before)
    expect(page.locator("#answered")).to_be_focused()
    page.locator("#answered").press_sequentially("es gesehen.")
    expect(page.locator("#answered")).to_have_value("Wir haben es gesehen.")
    page.close()


@LOOKS
def test_the_pages_are_whole_for_all(house, ida, day, width, scheme):
    page = ida.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in (
        "",
        "new/",
        "drills/",
        "drills/ask-the-bank/",
        "1/",
        "1/statement/",
        "1/review/",
        "2/",
    ):
        page.goto(f"{house.base}/incidents/{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    page.close()
