"""A campaign is written in a real browser: kept while one writes, by two, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.campaign.drawings import hair_dryer
from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.leaving import may_leave
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

INTENT = "Ingenieurinnen sollen sehen, dass unsere Labore ein Platz für sie sind."
TEXT = (
    "Technik kann auch hübsch sein! Wir rufen alle Frauen auf: Baut aus eurem Föhn etwas "
    "Großartiges und zeigt uns, was ihr damit anstellt. Kein Labor nötig, nur Mut, ein Lächeln und "
    "ein bisschen Lippenstift. Die besten Ideen zeigen wir hier. #hackahairdryer"
)
PEOPLE = f"""
from gutgemacht.web.people.models import Grant, Person
for name in ("Anna Moser", "Berta Huber"):
    mail = name.split()[0].lower() + "@bergtal.example"
    person = Person.objects.create_user(mail, {PASSWORD!r}, name=name)
    Grant.objects.create(person=person, role="author")
"""
FREEZE = """
from django.utils import timezone
from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.versions import freeze, newest
freeze(newest(Campaign.objects.order_by("pk")[0]), timezone.now())
"""


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own."""
    return start_server()


@pytest.fixture(scope="module")
def people(house, browser):
    """The browsers of Anna and Berta, who both make campaigns."""
    inside(house, PEOPLE)
    contexts = [_signed_in(house, browser, name) for name in ("anna", "berta")]
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def anna(people) -> BrowserContext:
    return people[0]


def _signed_in(house, browser, name: str) -> BrowserContext:
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    come_in(page, house.base, name)
    return context


def _begin(house, person: BrowserContext) -> Page:
    page = person.new_page()
    page.goto(f"{house.base}/campaigns/")
    page.click("text=Kampagne beginnen")
    page.fill("#intent", INTENT)
    page.click("text=Weiter zu den Beiträgen")
    page.wait_for_load_state()  # Its script listens when the page is there in full.
    return page


@pytest.fixture(scope="module")
def written(house, people) -> Page:
    """A campaign as two wrote it, walked through once; the page shows its first version."""
    anna, berta = people
    page = _begin(house, anna)
    page.get_by_role("button", name="Hinzufügen", exact=True).first.click()
    text = page.get_by_role("textbox", name="Beitrag für LinkedIn")
    text.fill(TEXT)
    notes = page.get_by_label("Randnotizen zu: Beitrag für LinkedIn")
    expect(notes.locator(".note").first).to_be_visible()
    expect(page.locator(".first-line q")).to_contain_text("Technik kann auch hübsch sein!")
    expect(page.locator("#tags .tag")).to_have_text("#hackahairdryer")

    # A way out is one click, and the words stand in the post at once.
    notes.get_by_role("button", name="#HackAHairdryer", exact=True).click()
    expect(text).to_have_value(TEXT.replace("#hackahairdryer", "#HackAHairdryer"))

    # A picture is cut, described, and seen in the feed; a crop goes before readers.
    file = {"name": "foehn.png", "mimeType": "image/png", "buffer": hair_dryer()}
    page.set_input_files("#picture-file", [file])
    expect(page.locator(".crops li")).to_have_count(4)
    page.locator(".kind-picture .alt textarea").fill("Ein rosa Föhn und ein Lippenstift")
    may_leave(page)
    square = page.get_by_role("button", name="Quadrat: Leser:innen zeigen")
    square.click()
    expect(square).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".feed img")).to_have_attribute("alt", "Ein rosa Föhn und ein Lippenstift")

    # What is taken away comes back.
    page.get_by_role("button", name="Bild 1 wegnehmen").click()
    expect(page.locator(".kind-picture")).to_have_count(0)
    page.get_by_role("button", name="Zurückholen").first.click()
    expect(page.locator(".crops li")).to_have_count(4)

    # Two write the same post at once: the later one sees both, chooses, and nothing is lost.
    other = berta.new_page()
    other.goto(page.url)
    text.fill("Annas Worte.")
    may_leave(page)
    other.get_by_role("textbox", name="Beitrag für LinkedIn").fill("Bertas Worte.")
    expect(other.locator(".card-saved.clash")).to_contain_text(
        "Anna Moser hat hier auch geschrieben"
    )
    other.get_by_role("button", name="Meine behalten").click()
    expect(other.locator(".trail")).to_contain_text("Fassung 2")
    expect(other.get_by_role("textbox", name="Beitrag für LinkedIn")).to_have_value("Bertas Worte.")
    other.goto(f"{page.url}versions/1/")
    return other


def test_a_campaign_is_written_by_two(written):
    expect(written.locator(".stimulus-form .text")).to_have_text("Annas Worte.")


@pytest.mark.usefixtures("written")
def test_what_readers_have_stays_and_a_change_says_so(house, anna):
    page = anna.new_page()
    inside(house, FREEZE)
    page.goto(f"{house.base}/campaigns/1/")
    expect(page.locator("textarea")).to_have_count(0)
    page.get_by_role("button", name="Ändern").click()
    page.wait_for_load_state()
    page.get_by_role("textbox", name="Beitrag für LinkedIn").fill("Andere Worte.")
    may_leave(page)
    page.reload()
    expect(page.locator(".again-asked")).to_contain_text("verlangt, noch einmal gelesen zu werden")


def test_a_campaign_is_written_without_a_script(house, anna, browser):
    state = anna.storage_state()
    context = browser.new_context(storage_state=state, locale="de-AT", java_script_enabled=False)
    page = _begin(house, context)
    page.get_by_role("button", name="Hinzufügen", exact=True).first.click()
    page.locator(".stimulus-text").fill("Baut mit: #hackahairdryer")
    page.click("text=Speichern und lesen lassen")
    expect(page.locator(".told")).to_have_text("Gespeichert.")
    page.get_by_role("button", name="#HackAHairdryer", exact=True).click()
    expect(page.locator(".stimulus-text")).to_have_value("Baut mit: #HackAHairdryer")
    file = {"name": "foehn.png", "mimeType": "image/png", "buffer": hair_dryer()}
    page.set_input_files("#picture-file", [file])
    page.get_by_role("button", name="Dazulegen", exact=True).click()
    expect(page.locator(".crops li")).to_have_count(4)
    page.get_by_role("button", name="Beitrag für LinkedIn wegnehmen").click()
    expect(page.locator(".stimulus-text")).to_have_count(0)
    page.get_by_role("button", name="Zurückholen").click()
    expect(page.locator(".stimulus-text")).to_have_value("Baut mit: #HackAHairdryer")
    context.close()


@LOOKS
@pytest.mark.usefixtures("written")
def test_the_pages_can_be_read_by_everybody(house, anna, browser, width, scheme):
    context = browser.new_context(
        storage_state=anna.storage_state(),
        locale="de-AT",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    for address in ("", "new/", "1/", "1/versions/", "1/versions/1/"):
        page.goto(f"{house.base}/campaigns/{address}")
        result = Axe().run(page)
        assert result.violations_count == 0, (address, result.generate_report())
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert page.evaluate(wide), address
    context.close()
