"""Advice in real browsers: asked, suggested, taken over, done, and then it is nowhere."""

import secrets

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.draft.test_browser import write, written
from tests.web.inside import inside

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
PEOPLE = f"""
from gutgemacht.web.people.models import Grant, Person
for name, held in (("Anna Berg", ()), ("Carla Horn", ("coach",))):
    mail = name.split()[0].lower() + "@bergtal.example"
    person = Person.objects.create_user(mail, {PASSWORD!r}, name=name)
    Grant.objects.bulk_create(Grant(person=person, role=role) for role in held)
"""


def well(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def house(start_server):
    made = start_server()
    inside(made, PEOPLE)
    return made


def at_home(browser, house, name: str, **look) -> Page:
    page = browser.new_context(locale="de-AT", **look).new_page()
    page.goto(f"{house.base}/people/sign-in/")
    page.fill("[name=login]", f"{name.lower()}@bergtal.example")
    page.fill("[name=password]", PASSWORD)
    page.click("form .act")
    expect(page.locator(".here")).to_contain_text(name)
    return page


def test_anna_asks_carla_suggests_anna_takes_it_and_all_is_gone(house, browser):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    anna = at_home(browser, house, "Anna", **phone)
    carla = at_home(browser, house, "Carla", viewport={"width": 1280, "height": 1000})
    word = "geheim" + secrets.token_hex(8)
    text, better = (
        f"Unsere {word} ist klimaneutral.",
        f"Die {word} spart 40 % Strom (Messung 2026).",
    )

    anna.goto(f"{house.base}/draft/")
    write(anna, text)
    expect(anna.locator(".note").first).to_be_visible()
    anna.get_by_role("button", name="Einen Coach fragen").click()
    expect(anna.locator(".coach-text")).to_have_text(text)
    well(anna)
    anna.get_by_label("Carla Horn").check()
    anna.fill("#question", f"Klingt {word} nach Werbung?")
    anna.get_by_role("button", name="Fragen", exact=True).click()
    expect(anna.locator(".lead")).to_contain_text("wartet auf Carla Horn")
    well(anna)

    carla.goto(f"{house.base}/coach/")
    expect(carla.locator("main")).not_to_contain_text(word)
    well(carla)
    carla.get_by_role("button", name="Übernehmen und lesen").click()
    expect(carla.locator(".coach-text")).to_have_text(text)
    expect(carla.locator(".note").first).to_be_visible()
    carla.get_by_text("Textbausteine").click()
    carla.locator("[data-block]").first.click()
    assert "Was mir gefällt" in carla.input_value("#words")
    carla.get_by_text("Wortlaut vorschlagen").click()
    carla.fill("#suggestion", better)
    well(carla)
    carla.get_by_role("button", name="Sagen").click()
    expect(carla.locator(".coach-wording")).to_have_text(better)

    # Her page hears of it by itself.
    expect(anna.locator(".coach-verdict")).to_be_visible(timeout=30_000)
    well(anna)
    talk = anna.url
    anna.get_by_role("button", name="Übernehmen").click()
    expect(anna.locator(".cm-content")).to_have_text(better)
    assert written(anna) == better
    anna.goto(talk)
    anna.get_by_role("button", name="Fertig, alles löschen").click()
    expect(anna.locator(".told")).to_contain_text("gelöscht")
    carla.reload()
    expect(carla.locator("h1")).to_have_text("Hier ist nichts")
    well(carla)

    files = [file for file in house.output.parent.rglob("*") if file.is_file()]
    assert house.data / "gutgemacht.sqlite3" in files
    assert [file.name for file in files if word.encode() in file.read_bytes()] == []
    assert list((house.data / "advice").iterdir()) == []
