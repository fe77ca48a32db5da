"""A reader on the phone, by finger, by keyboard, on a bad line, and without a script."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

SEED = """
import json
from tests.web.campaign.reading.panels import POST, drawing, panel, path_of
picture = drawing()
post = {"text": POST, "network": "mastodon", "picture": picture, "alt": "Ein Föhn"}
long = {"text": POST + " Mach mit und zeig, was in dir steckt." * 20, "network": "linkedin"}
panels = {
    "post": panel(post, quota=200),
    "two": panel(long, {"kind": "picture", "picture": picture, "alt": "Ein Föhn"}, per_reader=2),
}
print(json.dumps({name: path_of(one.strata.get()) for name, one in panels.items()}))
"""
ANSWERS = """
import json
from gutgemacht.web.campaign.panel.models import Reading
print(json.dumps([row.answers for row in Reading.objects.all()]))
"""
SHOW = "[data-step=ready] [data-next]"
TEXT = "Frauen in der Werkstatt:\nHol den Föhn raus und bastle mit! #FöhnHack"


@pytest.fixture(scope="module")
def paths(server) -> dict[str, str]:
    return json.loads(inside(server, SEED))


@pytest.fixture
def phone(open_page):
    """Opens a link on a phone."""

    def phone(path: str, **options) -> Page:
        options = {"viewport": {"width": 390, "height": 800}, "has_touch": True} | options
        return open_page(path, **options)

    return phone


def begin(page: Page) -> None:
    page.check("[name=agree]")
    page.click("text=Los geht’s")
    page.click(SHOW)
    expect(page.locator("[data-step=glance]")).to_be_visible()
    expect(page.locator("#gist")).to_be_visible()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"[name={name}][value='{value}']").click()


def on(page: Page) -> None:
    page.click(".now [data-next]")


def told(server, word: str) -> dict:
    """The answers of the reader who wrote this as their free word."""
    [one] = [answer for answer in json.loads(inside(server, ANSWERS)) if answer["free"] == word]
    return one


def test_a_reader_by_finger_goes_back_reloads_and_loses_nothing(server, paths, phone):
    page = phone(paths["post"])
    begin(page)
    page.fill("#gist", "Alle sollen basteln")
    page.fill("#whom", "Frauen")
    on(page)
    choose(page, "respectful", "1")
    on(page)
    expect(page.locator(".now .stimulus img")).to_be_visible()
    page.fill("#hurts_whom", "Frauen in der Technik")
    on(page)
    page.fill("#hurts_by", "Der Föhn")
    # The first and the last word of the place, and a field of the picture.
    page.locator("[name=word]").nth(5).click()
    page.locator("[name=word]").nth(7).click()
    page.locator("[name=field]").nth(14).click()
    expect(page.locator(".marked [role=status]")).to_have_text(
        "Markiert: den Föhn raus; Zeile 3, Spalte 3"
    )
    page.go_back()
    expect(page.locator("#hurts_whom")).to_have_value("Frauen in der Technik")
    on(page)
    page.reload()
    expect(page.locator("#hurts_by")).to_have_value("Der Föhn")
    expect(page.locator("[name=word]:checked")).to_have_count(3)
    on(page)
    on(page)
    expect(page.locator(".now .needed")).to_contain_text("gar nicht ist auch eine Antwort")
    choose(page, "hurts_me", "3")
    choose(page, "would", "object")
    on(page)
    page.fill("#free", "mit dem Finger")
    page.click("text=Antworten abschicken")
    expect(page.locator("h1")).to_have_text("Danke!")
    assert page.evaluate("sessionStorage.length") == 0
    answers = told(server, "mit dem Finger")
    assert answers["gist"] == "Alle sollen basteln"
    assert answers["pairs"] == {"respectful": 1}
    words, field = answers["marks"]
    assert TEXT[words["start"] : words["end"]] == "den Föhn raus"
    assert (field["x"], field["y"]) == pytest.approx((2 / 6, 2 / 6))
    page.goto(server.base + paths["post"])
    expect(page.locator("h1")).to_contain_text("kam schon eine Antwort")


def test_who_asks_for_longer_before_the_picture_came_gets_it(paths, phone):
    page = phone(paths["post"])
    page.check("[name=agree]")
    page.click("text=Los geht’s")
    page.clock.install(time=0)
    late = "picture => { picture.decode = () => new Promise(done => { window.arrive = done; }); }"
    page.locator("[data-step=glance] img").evaluate(late)
    page.click(SHOW)
    page.click("[data-longer]")
    page.evaluate("window.arrive()")
    page.clock.run_for(6_000)
    expect(page.locator("[data-step=glance] .stimulus")).to_be_visible()


def test_by_keyboard_alone(server, paths, phone):
    page = phone(paths["post"])
    press = page.keyboard.press

    def to(target: str) -> None:
        for _ in range(30):
            if page.evaluate("(one) => document.activeElement.matches(one)", target):
                return
            press("Tab")
        raise AssertionError(f"{target} is not reached by keyboard")

    to("[name=agree]")
    press("Space")
    to(".act")
    press("Enter")
    expect(page.locator(SHOW)).to_be_visible()
    to(SHOW)
    # The page's five seconds pass when the test says so, however slow the machine.
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    press("Enter")
    # Whoever needs longer than five seconds takes it.
    to("[data-longer]")
    press("Enter")
    page.clock.run_for(5_500)
    page.clock.resume()
    expect(page.locator("[data-step=glance] .stimulus")).to_be_visible()
    press("Enter")
    to("#gist")
    page.keyboard.type("Basteln")
    to(".now [data-next]")
    press("Enter")
    to("[name=pleasant]")
    press("ArrowRight")
    to(".now [data-next]")
    press("Enter")
    to("#hurts_whom")
    page.keyboard.type("Frauen")
    to(".now [data-next]")
    press("Enter")
    to("[name=word]")
    press("End")
    press("ArrowLeft")
    press("Enter")
    press("ArrowRight")
    press("Space")
    to("[name=field]")
    press("ArrowDown")
    press("ArrowRight")
    press("Space")
    to(".now [data-next]")
    press("Enter")
    to("[name=hurts_me]")
    press("Space")
    to("[name=would]")
    press("ArrowDown")
    to(".now [data-next]")
    press("Enter")
    to("#free")
    page.keyboard.type("mit Tasten")
    to("[data-send]")
    press("Enter")
    expect(page.locator("h1")).to_have_text("Danke!")
    answers = told(server, "mit Tasten")
    assert (answers["hurts_me"], answers["would"], answers["pairs"]) == (
        0,
        "pass-on",
        {"pleasant": 2},
    )
    words, field = answers["marks"]
    assert TEXT[words["start"] : words["end"]] == "mit! #FöhnHack"
    assert (field["x"], field["y"]) == pytest.approx((1 / 6, 1 / 6))


def test_a_bad_line_loses_nothing(server, paths, phone):
    page = phone(paths["post"])
    begin(page)
    for _ in range(3):
        on(page)
    choose(page, "hurts_me", "0")
    choose(page, "would", "nothing")
    on(page)
    page.fill("#free", "im Tunnel")
    page.context.set_offline(True)
    page.click("text=Antworten abschicken")
    expect(page.locator(".sending")).to_contain_text("nichts geht verloren")
    page.context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Danke!")
    assert told(server, "im Tunnel")["hurts_whom"] == ""


def test_the_next_one_follows_and_its_first_line_is_asked_for(server, paths, phone):
    page = phone(paths["two"])
    begin(page)
    for number in ("eins", "zwei"):
        for _ in range(3):
            on(page)
        choose(page, "hurts_me", "0")
        choose(page, "would", "nothing")
        on(page)
        page.fill("#free", number)
        if page.locator("#first_line").count():
            page.fill("#first_line", "Föhn in der Werkstatt")
        # The second may come sooner than people read; the page then waits and asks again.
        page.click("text=Antworten abschicken")
        if number == "eins":
            expect(page.locator(".arrived")).to_contain_text("Die nächste Vorlage ist bereit")
            page.click(SHOW)
            expect(page.locator("#gist")).to_be_visible()
            expect(page.locator("#gist")).to_have_value("")
    expect(page.locator("h1")).to_have_text("Danke!")
    lines = [told(server, word)["first_line"] for word in ("eins", "zwei")]
    assert sorted(lines) == ["", "Föhn in der Werkstatt"]


def test_without_a_script_the_pages_are_plain_forms(server, paths, phone):
    page = phone(paths["post"], java_script_enabled=False)
    page.check("[name=agree]")
    page.click("text=Los geht’s")
    page.wait_for_timeout(9_000)
    expect(page.locator(".stimulus >> visible=true")).to_have_count(1)
    expect(page.locator("#gist")).to_be_hidden()
    page.click("form.unscripted >> text=Weiter")
    page.fill("#gist", "Basteln")
    page.locator("[name=word]").nth(6).check()
    page.click("text=Antworten abschicken")
    expect(page.locator("[role=alert]")).to_contain_text("gar nicht ist auch eine Antwort")
    expect(page.locator("#gist")).to_have_value("Basteln")
    page.locator("[name=hurts_me]").nth(1).check()
    page.locator("[name=would]").nth(0).check()
    page.fill("#free", "ohne Skript")
    page.click("text=Antworten abschicken")
    expect(page.locator("h1")).to_have_text("Danke!")
    answers = told(server, "ohne Skript")
    assert TEXT[answers["marks"][0]["start"] : answers["marks"][0]["end"]] == "Föhn"


def test_an_address_that_was_passed_on_begins_anew(server, paths, phone):
    page = phone(paths["post"])
    page.check("[name=agree]")
    page.click("text=Los geht’s")
    expect(page.locator(SHOW)).to_be_visible()
    assert "sheet=" in page.url
    other = phone(page.url.removeprefix(server.base))
    expect(other.locator("[name=agree]")).to_be_visible()


@LOOKS
def test_every_step_passes_axe_and_fits(paths, phone, width, scheme):
    page = phone(paths["post"], viewport={"width": width, "height": 800}, color_scheme=scheme)

    def look() -> None:
        page.wait_for_timeout(250)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    look()
    begin(page)
    look()
    on(page)
    look()
    on(page)
    page.fill("#hurts_whom", "Frauen")
    look()
    on(page)
    page.locator("[name=word]").nth(1).click()
    page.locator("[name=field]").nth(1).click()
    look()
    on(page)
    on(page)
    look()
    choose(page, "hurts_me", "0")
    choose(page, "would", "nothing")
    on(page)
    look()


def test_the_pages_are_light(paths, phone, server):
    page = phone(paths["post"])
    page.check("[name=agree]")
    sizes: list[int] = []

    def sized(response) -> None:
        assert response.url.startswith(server.base), "another house is asked"
        sizes.append(len(response.body()))

    page.on("response", sized)
    page.goto(server.base + paths["post"])
    page.check("[name=agree]")
    page.click("text=Los geht’s")
    expect(page.locator(SHOW)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert 10_000 < sum(sizes) < 120_000, "two pages, style, script, and a picture of 16 KB"
