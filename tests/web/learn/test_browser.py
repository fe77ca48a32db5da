"""Cards as people use them: real Chromium, by keyboard, on a phone, in both languages."""

import io
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gutgemacht.learn.export import package
from gutgemacht.learn.lessons import load_shipped
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser


def well(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@LOOKS
def test_words_are_spotted_by_keyboard(open_page, width, scheme):
    page = open_page(
        "/learn/",
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
    )
    expect(page.locator(".learn-begin li")).to_have_count(3)
    well(page)
    page.goto(page.url + "card/bare-green-word/spot/1/")
    well(page)
    page.locator(".learn-words input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".learn-said")).to_have_text("Genau, diese Wörter.")
    well(page)


def test_a_sentence_is_mended_in_english(open_page):
    page = open_page("/learn/rule/opinion-as-fact/", locale="en-GB")
    page.click(".learn-line.mend")
    page.click(".learn-do button")
    expect(page.locator(".learn-said")).to_contain_text("Nearly")
    page.fill("#text", "In our view gas boilers will have a hard time.")
    page.click(".learn-do .act")
    expect(page.locator(".learn-said")).to_have_text("That can go out.")
    well(page)


def test_a_sentence_about_something_else_is_asked_about_and_may_be_meant_so(open_page):
    page = open_page("/learn/rule/opinion-as-fact/", locale="en-GB")
    page.click(".learn-line.mend")
    page.fill("#text", "The dog sleeps in the garden.")
    page.click(".learn-do .act")
    expect(page.locator(".learn-said")).to_contain_text("what did you want to say?")
    expect(page.locator("#text")).to_have_value("The dog sleeps in the garden.")
    well(page)
    page.get_by_role("button", name="That is what I mean").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".learn-said")).to_have_text("That can go out.")


def test_a_finding_in_a_draft_leads_to_its_cards(open_page):
    page = open_page("/draft/")
    page.locator(".text .cm-content").fill("Unsere umweltfreundliche Pumpe ist da.")
    page.get_by_role("link", name="üben").first.click()
    expect(page.locator("h1")).to_have_text("Ein grünes Wort braucht eine Zahl")


@LOOKS
def test_a_lesson_is_walked_by_keyboard_from_its_opening_to_its_end(open_page, width, scheme):
    page = open_page(
        "/learn/lessons/", color_scheme=scheme, viewport={"width": width, "height": 844}
    )
    expect(page.locator(".lesson-list li")).to_have_count(8)
    well(page)
    page.locator(".lesson-list a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/learn/lessons/*/")
    well(page)
    for number in range(1, 6):
        page.locator(".lesson-on .act").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".lesson .learn-kind").first).to_have_text(f"Schritt {number} von 5")
        well(page)
    page.keyboard.press("Tab")
    page.locator(".lesson-on .act").click()
    expect(page.locator("h1")).to_have_text("Was Sie mitnehmen")
    well(page)


def test_a_question_of_a_lesson_is_answered_without_script(open_page):
    page = open_page("/learn/lessons/how-the-social-web-works/2/", java_script_enabled=False)
    page.locator(".learn-choices input").nth(2).check()
    page.click(".learn-do button")
    expect(page.locator(".learn-result.right")).to_contain_text("Genau.")


PLATFORM = """
window.said = [];
const answers = {"cmi.core.lesson_status": "not attempted", "cmi.completion_status": "unknown"};
const tell = (name) => (...given) => { window.said.push([name, ...given]); return "true"; };
const get = (key) => answers[key] ?? "";
const set = (key, value) => { answers[key] = value; return tell("set")(key, value); };
window.API = {LMSInitialize: tell("begin"), LMSGetValue: get, LMSSetValue: set,
  LMSCommit: () => "true", LMSFinish: tell("end")};
window.API_1484_11 = {Initialize: tell("begin"), GetValue: get, SetValue: set,
  Commit: () => "true", Terminate: tell("end")};
"""


@pytest.mark.parametrize(
    ("form", "key", "leave"),
    [
        ("scorm12", "cmi.core.lesson_status", "cmi.core.exit"),
        ("scorm2004", "cmi.completion_status", "cmi.exit"),
    ],
)
def test_a_package_tells_its_platform_begun_and_finished_and_no_answer(
    browser, tmp_path, form, key, leave
):
    lesson = load_shipped().by_id["hashtags"]
    with zipfile.ZipFile(io.BytesIO(package(lesson, {}, "de", form))) as archive:
        archive.extractall(tmp_path)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(PLATFORM)
    page.goto((tmp_path / "index.html").as_uri())
    well(page)
    for _ in range(5):
        page.click("#on")
    page.locator(".stop:visible input").nth(1).check()
    expect(page.locator(".stop:visible .why.right")).to_be_visible()
    well(page)
    page.click("#on")
    expect(page.locator("#on")).to_be_hidden()
    well(page)
    page.click("#back")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("said") == [
        ["begin", ""],
        ["set", key, "incomplete"],
        ["set", key, "completed"],
        ["set", leave, "suspend"],
        ["end", ""],
    ]
    page.close()


def test_a_package_reads_from_top_to_bottom_without_script(browser, tmp_path):
    lesson = load_shipped().by_id["hashtags"]
    with zipfile.ZipFile(io.BytesIO(package(lesson, {}, "en", "scorm12"))) as archive:
        archive.extractall(tmp_path)
    page = browser.new_page(java_script_enabled=False)
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator(".stop:visible")).to_have_count(len(lesson.steps) + 2)
    expect(page.locator("nav")).to_be_hidden()
    page.close()
