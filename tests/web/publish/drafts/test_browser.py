"""Two people write one post, as they do: in a real browser, on one server."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.looks import LOOKS
from tests.web.publish.drafts.keeping import kept, write
from tests.web.publish.drafts.make import png

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own."""
    return start_server()


PEOPLE = f"""
from gutgemacht.web.people.models import Grant, Person
from gutgemacht.web.publish.channels.models import Channel
for name in ("Anna Moser", "Berta Huber"):
    mail = name.split()[0].lower() + "@bergtal.example"
    person = Person.objects.create_user(mail, {PASSWORD!r}, name=name)
    Grant.objects.create(person=person, role="author")
Channel.objects.create(network="mastodon", name="Bergtal")
Channel.objects.create(network="linkedin", name="Bergtal GmbH")
"""


@pytest.fixture(scope="module")
def people(house, browser):
    """The browsers of Anna and Berta, who both write."""
    inside(house, PEOPLE)
    contexts = [_signed_in(house, browser, name) for name in ("anna", "berta")]
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def anna(people) -> BrowserContext:
    return people[0]


@pytest.fixture(scope="module")
def berta(people) -> BrowserContext:
    return people[1]


def _signed_in(house, browser, name: str) -> BrowserContext:
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    come_in(page, house.base, name)
    return context


def _new(house, person: BrowserContext) -> Page:
    page = person.new_page()
    page.goto(f"{house.base}/drafts/")
    page.click("text=Neuen schreiben")
    expect(page.locator(".cm-content")).to_be_visible()
    page.wait_for_load_state()
    return page


@pytest.fixture(scope="module")
def written(house, anna, berta) -> str:
    """The address of a post that two people write together."""
    page = _new(house, anna)
    page.fill("[name=title]", "Nova kommt")
    write(page, "Unser Nova kommt im Mai.")
    page.locator("label.pill", has_text="Bergtal · Mastodon").click()
    page.locator("label.pill", has_text="Bergtal GmbH").click()
    expect(page.locator(".look-on")).to_have_count(2)

    # A picture comes in, is described, and is looked at by the guideline.
    file = {"name": "nova.png", "mimeType": "image/png", "buffer": png()}
    page.set_input_files("#picture-file", [file])
    page.locator("#pictures textarea").fill("Ein Föhn auf einem Holztisch.")
    kept(page)

    # One channel says it in its own words.
    linkedin = page.locator(".look-on", has_text="LinkedIn")
    linkedin.get_by_label("Eigener Wortlaut", exact=True).check()
    expect(linkedin.locator("textarea")).to_have_value("Unser Nova kommt im Mai.")
    linkedin.locator("textarea").fill("Im Mai zeigen wir unseren Nova.")
    expect(linkedin.locator(".card-text")).to_have_text("Im Mai zeigen wir unseren Nova.")
    kept(page)

    # Nothing is asked when one leaves, and everything is there again.
    page.reload()
    expect(page.locator(".cm-content")).to_have_text("Unser Nova kommt im Mai.")
    expect(page.locator("#pictures textarea")).to_have_value("Ein Föhn auf einem Holztisch.")
    expect(page.locator(".look-on", has_text="LinkedIn").locator("textarea")).to_have_value(
        "Im Mai zeigen wir unseren Nova."
    )
    address = page.url

    # Berta comments, and suggests another wording.
    other = berta.new_page()
    other.goto(address)
    other.fill("#words", "Was ist neu daran?")
    other.click("text=Anderen Wortlaut vorschlagen")
    other.fill("#suggestion", "Unser Nova kommt im Mai, leiser als je zuvor.")
    other.get_by_role("button", name="Sagen").click()
    expect(other.locator(".remark ins")).to_have_text(", leiser als je zuvor")

    # Anna takes it over with one click.
    page.reload()
    page.click("text=Übernehmen")
    expect(page.locator(".cm-content")).to_have_text(
        "Unser Nova kommt im Mai, leiser als je zuvor."
    )

    # Both write at once: the later one sees it and chooses, and nothing is lost.
    other.goto(address)
    write(page, "Nova: leiser als je zuvor.")
    kept(page)
    write(other, "Nova kommt, und zwar leise.")
    expect(other.locator("#saved")).to_contain_text("Anna Moser hat hier auch geschrieben")
    other.click("text=Meine behalten")
    kept(other)
    expect(other.locator(".cm-content")).to_have_text("Nova kommt, und zwar leise.")
    other.goto(f"{address}versions/")
    expect(other.locator("tbody tr")).to_have_count(3)
    expect(other.locator("#differs + *")).to_contain_text("Nova")
    other.locator("tr", has_text="Fassung 2 ·").get_by_role("button").click()
    expect(other.locator(".cm-content")).to_have_text("Nova: leiser als je zuvor.")
    return address


def test_two_people_write_one_post(written, anna):
    page = anna.new_page()
    page.goto(written)
    expect(page.locator(".cm-content")).to_have_text("Nova: leiser als je zuvor.")
    page.close()


def test_a_post_gets_another_day_by_the_keyboard_and_by_the_mouse(house, anna):
    page = _new(house, anna)
    page.fill("[name=title]", "Guten Morgen")
    write(page, "Guten Morgen aus der Werkstatt.")
    page.fill("#due", "2031-05-14T09:30")
    kept(page)
    page.goto(f"{house.base}/drafts/calendar/?month=2031-05")
    entry = page.locator(".entry", has_text="Guten Morgen")
    expect(page.locator("[data-day='2031-05-14'] .entry")).to_have_count(1)
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    entry.locator("[name=due]").fill("2031-05-15T09:30")
    page.keyboard.press("Enter")
    expect(page.locator("[data-day='2031-05-15'] .entry")).to_have_count(1)
    page.locator(".entry a").drag_to(page.locator("[data-day='2031-05-20']"))
    expect(page.locator("[data-day='2031-05-20'] .entry")).to_have_count(1)
    expect(page.locator(".entry b")).to_have_text("09:30")


def test_a_draft_is_written_without_a_script(house, anna, browser):
    state = anna.storage_state()
    context = browser.new_context(storage_state=state, locale="de-AT", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{house.base}/drafts/")
    page.click("text=Neuen schreiben")
    page.fill("textarea.text", "Unser Nova ist klimaneutral.")
    page.click("text=Speichern und lesen lassen")
    expect(page.locator(".told")).to_have_text("Gespeichert.")
    expect(page.locator(".note")).not_to_have_count(0)
    file = {"name": "nova.png", "mimeType": "image/png", "buffer": png("teal")}
    page.set_input_files("#picture-file", [file])
    page.get_by_role("button", name="Dazulegen", exact=True).click()
    expect(page.locator("#pictures .medium")).to_have_count(1)
    page.click("text=Entfernen")
    expect(page.locator("#pictures .medium")).to_have_count(0)
    context.close()


@LOOKS
def test_the_pages_can_be_read_by_everybody(house, written, anna, browser, width, scheme):
    context = browser.new_context(
        storage_state=anna.storage_state(),
        locale="de-AT",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    drafts = f"{house.base}/drafts/"
    one = [written, f"{written}versions/", f"{written}submit/"]
    for address in (drafts, *one, f"{drafts}calendar/?month=2031-05"):
        assert page.goto(address).ok, address
        result = Axe().run(page)
        assert result.violations_count == 0, (address, result.generate_report())
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert page.evaluate(wide), address
    context.close()
