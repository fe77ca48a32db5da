"""A workshop in real browsers: the coach's desk, the wall, two phones."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
COACH = f"""
from gutgemacht.web.people.models import Grant, Person
person = Person.objects.create_user("carla@bergtal.example", {PASSWORD!r}, name="Carla")
Grant.objects.create(person=person, role="coach")
"""
# Others in the room, who need no browser for this.
OTHERS = """
import secrets
from django.utils import timezone
from gutgemacht.web.workshop import rooms
from gutgemacht.web.workshop.models import Room
room = Room.objects.first()
for choice in (0, 1, 1, 2):
    key = rooms.join(room.pk, timezone.now())
    rooms.answer(room.pk, key, room.question_id, choice, timezone.now())
"""


def well(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def size(page: Page, selector: str) -> float:
    return page.locator(selector).first.evaluate(
        "(one) => parseFloat(getComputedStyle(one).fontSize)"
    )


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own, with a coach."""
    server = start_server()
    inside(server, COACH)
    return server


@pytest.fixture(scope="module")
def carla(house, browser) -> Iterator[BrowserContext]:
    """The browser of the coach."""
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(f"{house.base}/people/sign-in/")
    page.fill("[name=login]", "carla@bergtal.example")
    page.fill("[name=password]", PASSWORD)
    page.click("form .act")
    expect(page.locator(".here")).to_contain_text("Carla")
    yield context
    context.close()


def phone(browser, address: str, **options) -> Page:
    size = {"width": 390, "height": 844}
    return opened(browser.new_context(viewport=size, **{"locale": "de-AT"} | options), address)


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_a_workshop_from_the_first_code_to_the_end(house, carla, browser):
    desk = opened(carla, f"{house.base}/workshops/")
    well(desk)
    desk.fill("[name=title]", "Gut gemeint")
    desk.click("form.ws-new .act")
    code = desk.locator(".ws-small-code").inner_text()
    wall = opened(carla, f"{desk.url}wall/")
    expect(wall.locator(".ws-code")).to_have_text(code)
    well(wall)

    one = phone(browser, f"{house.base}/room/")
    well(one)
    one.fill("[name=code]", f"{code[:3]} {code[3:]}".lower())
    one.click(".act")
    two = phone(browser, f"{house.base}/room/{code}/", locale="en-GB", color_scheme="dark")
    for page in (one, two):
        well(page)
        page.click(".act")
    expect(one.locator("h1")).to_have_text("Sie sind dabei")
    expect(two.locator("h1")).to_have_text("You are in")
    expect(wall.locator(".ws-foot")).to_contain_text("2 Telefone")

    desk.locator("text=Jetzt fragen").first.click()
    expect(wall.locator("h2")).to_have_text("Was würden Sie tun?")
    # Answers are read from the last row, as the rest is.
    assert size(wall, ".ws-option") >= size(wall, ".ws-counted")
    for page in (one, two):
        expect(page.locator(".options label")).to_have_count(4)
        well(page)
    one.locator(".options label").first.click()
    one.click(".act")
    expect(one.locator("h1")).to_have_text("Danke")
    expect(wall.locator(".ws-counted")).to_contain_text("1 Antwort · noch zu wenige")
    # By keyboard.
    two.locator("[name=choice]").first.focus()
    two.keyboard.press("ArrowDown")
    two.keyboard.press("Enter")
    expect(two.locator("h1")).to_have_text("Thank you")
    inside(house, OTHERS)
    expect(wall.locator(".ws-counted")).to_contain_text("6 Antworten · zu sehen, wenn")
    well(wall)

    desk.fill("#room-notes", "Beide zögern.")
    desk.click("text=Frage schließen")
    # What was being written is there after the step, too.
    expect(desk.locator("#room-notes")).to_have_value("Beide zögern.")
    expect(wall.locator(".ws-count")).to_have_text(["2", "3", "1", "0"])
    expect(one.locator("h1")).to_have_text("Schauen Sie auf die Wand")
    expect(wall.locator(".ws-told")).to_have_count(0)
    desk.click("text=Zeigen, was bekannt ist")
    expect(wall.locator(".ws-told")).to_contain_text("Satelliten")
    # Nobody scrolls on a wall.
    wall.set_viewport_size({"width": 1280, "height": 720})
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    well(desk)
    well(wall)
    desk.click("text=Workshop beenden")
    desk.click("text=Für alle beenden")
    expect(one.locator("h1")).to_have_text("Dieser Workshop ist zu Ende")
    expect(wall.locator("h2")).to_have_text("Danke fürs Mitdenken")


@pytest.fixture
def asked(house, carla, browser) -> tuple[Page, Page, Page]:
    """The desk of a room in which a question is asked, and two phones that see it."""
    desk = opened(carla, f"{house.base}/workshops/")
    desk.fill("[name=title]", "Netz")
    desk.click("form.ws-new .act")
    code = desk.locator(".ws-small-code").inner_text()
    phones = [phone(browser, f"{house.base}/room/{code}/") for _ in range(2)]
    for page in phones:
        page.click(".act")
    desk.locator("text=Jetzt fragen").first.click()
    for page in phones:
        expect(page.locator(".options label")).to_have_count(4)
    return desk, *phones


def test_an_answer_on_its_way_is_not_given_up_when_the_coach_goes_on(asked):
    desk, slow, other = asked
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    slow.route("**/answer/", hold)
    slow.locator(".options label").first.click()
    slow.click(".act")
    desk.click("text=Frage schließen")
    # By then the slow phone has looked as well, if it did.
    expect(other.locator("h1")).to_have_text("Schauen Sie auf die Wand")
    slow.wait_for_timeout(2_500)
    held[0].continue_()
    expect(slow.locator(".needed")).to_contain_text("zählt Ihre Antwort nicht mehr")
    well(slow)
    desk.locator("text=Jetzt fragen").first.click()
    slow.locator(".options label").first.click()
    slow.click(".act")
    desk.click("text=Workshop beenden")
    desk.click("text=Für alle beenden")
    expect(other.locator("h1")).to_have_text("Dieser Workshop ist zu Ende")
    held[1].continue_()
    expect(slow.locator(".needed")).to_contain_text("kam nach dem Ende")


def test_an_answer_without_a_network_waits_and_arrives_by_itself(asked):
    _desk, one, _other = asked
    one.route("**/answer/", lambda route: route.abort("internetdisconnected"), times=1)
    one.locator(".options label").first.click()
    one.click(".act")
    expect(one.locator("[data-waits]")).to_contain_text("noch nicht durchgekommen")
    well(one)
    expect(one.locator("h1")).to_have_text("Danke")
    # The page may be loaded again: nothing is sent twice, nothing is asked about it.
    one.reload()
    expect(one.locator("h1")).to_have_text("Danke")
    expect(one.locator(".arrived")).to_have_count(0)


def test_whoever_has_chosen_but_not_sent_is_told_when_the_question_closes(asked):
    desk, chose, did_not = asked
    chose.locator(".options label").first.click()
    desk.click("text=Frage schließen")
    expect(chose.locator(".needed")).to_contain_text("zählt Ihre Antwort nicht mehr")
    expect(did_not.locator("h1")).to_have_text("Schauen Sie auf die Wand")
    expect(did_not.locator(".needed")).to_have_count(0)


def test_a_room_is_deleted_by_keyboard_while_phones_are_open_and_brought_back(asked, carla):
    desk, chose, waits = asked
    room = desk.url
    wall = opened(carla, f"{room}wall/")
    chose.locator(".options label").first.click()
    desk.locator("text=Diesen Workshop löschen").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".ws-note")).to_contain_text("2 Telefone sind dabei")
    expect(desk.locator("#goes + ul li").first).to_have_text(re.compile("1 gestellte Frage"))
    well(desk)
    desk.set_viewport_size({"width": 390, "height": 844})
    well(desk)
    desk.locator("form .act:text('Löschen')").focus()
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Behalten")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("#messages, [role=status]").first).to_contain_text("Einen Tag lang")
    for page in (chose, waits):
        expect(page.locator("h1")).to_have_text("Dieser Workshop wurde gelöscht")
        well(page)
    expect(chose.locator(".needed")).to_contain_text("zählt deshalb nicht")
    expect(waits.locator(".needed")).to_have_count(0)
    expect(wall.locator("h2")).to_have_text("Dieser Workshop wurde gelöscht")
    well(desk)
    desk.locator(".ws-rooms form button").first.focus()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(room)
    waits.reload()
    expect(waits.locator("h1")).to_have_text("Dieser Workshop ist zu Ende")


@LOOKS
def test_questions_are_added_on_any_screen(house, carla, browser, width, scheme):
    desk = opened(carla, f"{house.base}/workshops/")
    desk.set_viewport_size({"width": width, "height": 844})
    desk.emulate_media(color_scheme=scheme)
    desk.fill("[name=title]", f"Raum {width}")
    desk.click("form.ws-new .act")
    desk.click("text=Frage hinzufügen")
    well(desk)
    desk.select_option("#rule", "bare-green-word")
    desk.click("text=Ihre Fragen zeigen")
    desk.locator(".ws-offered .fix").first.click()
    expect(desk.locator(".ws-plan li")).to_have_count(4)
    well(desk)
    desk.goto(f"{desk.url}wall/")
    well(desk)
