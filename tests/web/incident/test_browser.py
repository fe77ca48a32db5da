"""The whole day in a real browser: opened, frozen, judged, answered, closed, learnt from."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.inside import inside
from tests.web.looks import LOOKS
from tests.web.publish.drafts.make import png

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
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
    page.goto(f"{house.base}/people/sign-in/")
    page.fill("[name=login]", "ida@bergtal.example")
    page.fill("[name=password]", PASSWORD)
    page.click("form .act")
    expect(page.locator(".here")).to_contain_text("Ida")
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
    _freeze(page)
    _keep_evidence(page)
    _judge(page)
    _answer(page, house)
    _close(page)
    return page


def _open(page: Page, section: str, summary: str) -> None:
    page.locator(f"{section} summary", has_text=summary).click()


def _freeze(page: Page) -> None:
    _open(page, "#freeze", "Alles anhalten")
    page.click("text=Ja, jetzt anhalten")
    expect(page.locator("#freeze")).to_contain_text("Geplantes ist angehalten")
    page.locator("#step-freeze").get_by_role("button", name="Erledigt").click()
    expect(page.locator("#step-freeze")).to_contain_text("Erledigt von Ida Moser")


def _keep_evidence(page: Page) -> None:
    _open(page, "#evidence", "Etwas sichern")
    page.fill("#copy", "Ein Föhn? Wir bauen Satelliten.")
    page.fill("#place", "https://social.example/@ada/1")
    page.set_input_files("#file", {"name": "a.png", "mimeType": "image/png", "buffer": png()})
    page.locator("#evidence form .act").click()
    expect(page.locator(".kept li")).to_have_count(2)


def _judge(page: Page) -> None:
    _open(page, "#triage", "Die Fragen beantworten")
    page.check("[name=hurt][value=group]")
    page.check("[name=whose][value=us]")
    page.click("text=So einschätzen")
    expect(page.locator("#triage .way")).to_contain_text("ohne „falls“")
    expect(page.locator(".under .level")).to_have_text("4")


def _answer(page: Page, house) -> None:
    room = page.url.split("#")[0]
    page.click(".chosen >> text=Entschuldigung")
    page.fill("#text", "Es tut uns leid, falls sich jemand verletzt gefühlt hat.")
    expect(page.locator("#beside .note")).to_contain_text("falls")
    page.fill("#text", "Wir haben Frauen in der Forschung belehrt. Das war falsch.")
    expect(page.locator("#beside .note")).to_have_count(0)
    page.click("text=Als Entwurf behalten")
    expect(page.locator(".cm-content")).to_contain_text("belehrt")
    page.goto(room)
    _open(page, "#answers", "Eine Antwort notieren")
    page.fill("#answered", "Wir haben Frauen in der Forschung belehrt. Das war falsch.")
    page.fill("#where", "https://social.example/@bergtal/9")
    page.check("[name=substance]")
    page.locator("#answers form .act").click()
    expect(page.locator(".clock")).to_contain_text("vor der Zeit")


def _close(page: Page) -> None:
    page.click("text=Weiter: eingedämmt")
    page.click("text=Weiter: beantwortet")
    _open(page, "#freeze", "Weiterlaufen lassen")
    page.fill("#on", "Die Antwort steht.")
    page.locator("#freeze form button").click()
    page.click("text=Weiter: geschlossen")
    page.click("text=Zurückblicken")
    page.check("[name=gates][value=panel]")
    page.fill("#lesson", "Eine Leserin aus der Zielgruppe hätte es gesehen.")
    page.click("text=Behalten und damit abschließen")
    expect(page.locator(".learnt")).to_contain_text("Zielgruppe")


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
    page.click(".to-play .first-choice >> nth=0 >> button")
    expect(page.locator(".exercise-band")).to_contain_text("ÜBUNG")
    for _ in range(3):
        page.click("text=Weiter zum nächsten Ereignis")
    expect(page.locator(".events li")).to_have_count(4)
    page.close()


@LOOKS
def test_the_pages_are_whole_for_all(house, ida, day, width, scheme):
    page = ida.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("", "new/", "drills/", "1/", "1/statement/", "1/review/"):
        page.goto(f"{house.base}/incidents/{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    page.close()
