"""The margin as people work in it: keyboard, phone, both languages, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.draft.test_browser import write, written

pytestmark = pytest.mark.browser


TEXTS = {
    "de-AT": "Technik für echte Männer! Die Nova habe ich geschenkt bekommen. Klimaneutral.",
    "en-GB": "Tech for real men! I got the Nova for free. It is climate neutral.",
}
REASON = "Ein Zitat aus dem Jahr 2015"


def active(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until it is reached, as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize("locale", TEXTS)
def test_answers_are_given_and_taken_back_by_keyboard_alone(open_page, locale):
    page = open_page(locale=locale)
    write(page, TEXTS[locale])
    expect(page.locator("#declared-paid")).to_be_visible()
    tab_to(page, "#declared-paid-open")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#declared-paid-noted b")).to_be_visible()
    assert active(page) == "declared-paid-paid"
    expect(page.locator("#declared-paid-paid")).to_be_focused()
    stops = page.locator(".note.stop").count()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".note.stop")).to_have_count(stops - 1)
    assert active(page) == "declared-paid-nothing"
    # Enter sends no page and changes no language.
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#declared-paid-noted")).to_have_count(0)
    assert active(page) == "declared-paid-open"
    assert written(page) == TEXTS[locale]


def test_an_answer_stays_under_the_finger_when_notes_appear_above(open_page):
    page = open_page(viewport={"width": 390, "height": 700}, has_touch=True)
    write(page, TEXTS["de-AT"])
    pill = page.locator(".pill:has(#declared-paid-paid)")
    pill.scroll_into_view_if_needed()
    before = pill.bounding_box()["y"]
    pill.tap()
    expect(page.locator("#declared-paid-noted")).to_be_visible()
    page.wait_for_timeout(300)
    assert abs(pill.bounding_box()["y"] - before) < 2


def test_the_form_stays_the_same_while_somebody_types(open_page):
    page = open_page()
    write(page, TEXTS["de-AT"])
    expect(page.locator("#declared-paid")).to_be_visible()
    page.check("#declared-paid-nothing", force=True)
    expect(page.locator("#declared-paid-noted")).to_be_visible()
    page.evaluate("document.querySelector('#declared-paid').mine = true")
    page.evaluate("document.querySelector('.note').mine = true")
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    with page.expect_response("**/draft/notes/"):
        page.keyboard.type(" Und Nr. 1.")
    page.wait_for_timeout(500)
    assert page.evaluate("document.querySelector('#declared-paid').mine")
    assert page.evaluate("document.querySelector('.note').mine")
    assert page.is_checked("#declared-paid-nothing")
    assert written(page).endswith("Und Nr. 1.")


def test_a_note_is_left_with_a_reason_and_taken_back_by_keyboard_alone(open_page):
    page = open_page()
    write(page, "Technik für echte Männer.")
    expect(page.locator(".note")).to_have_count(1)
    tab_to(page, ".leave summary")
    expect(page.locator(".leave")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("??")
    page.keyboard.press("Enter")
    expect(page.locator(".note")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    expect(page.locator(".note")).to_have_count(0)
    expect(page.locator("#set-aside > summary")).to_be_focused()
    expect(page.locator(".cm-lintRange")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#set-aside")).to_contain_text(REASON)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".note .place")).to_be_focused()
    expect(page.locator("#set-aside")).to_have_count(0)


def test_a_reason_that_is_being_written_survives_new_notes(open_page):
    page = open_page()
    write(page, "Technik für echte Männer.")
    page.locator(".note").first.hover()
    page.locator(".leave summary").first.click()
    field = page.locator(".leave textarea").first
    field.fill("Ein Zit")
    with page.expect_response("**/draft/notes/"):
        page.select_option("select[name=channel]", "mastodon")
    page.wait_for_timeout(300)
    assert field.input_value() == "Ein Zit"
    expect(field).to_be_visible()


def test_what_was_left_is_gone_with_the_text(open_page):
    page = open_page()
    write(page, "Technik für echte Männer.")
    page.locator(".note").first.hover()
    page.locator(".leave summary").first.click()
    page.locator(".leave textarea").first.fill(REASON)
    page.locator(".leave-why button").first.click()
    expect(page.locator(".note")).to_have_count(0)
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator("[data-example]")).to_be_visible()
    write(page, "Technik für echte Männer.")
    expect(page.locator(".note")).to_have_count(1)


def test_how_many_notes_are_wanted_is_remembered_and_the_rest_one_click_away(open_page):
    page = open_page()
    write(page, "Unsere Nova ist klimaneutral!!!! #novatag")
    expect(page.locator(".note").first).to_be_visible()
    usual = page.locator(".note").count()
    page.select_option("select[name=appetite]", "calm")
    expect(page.locator(".left-out")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.input_value("select[name=appetite]") == "calm"
    write(page, "Unsere Nova ist klimaneutral!!!! #novatag")
    page.click("[name=show]")
    expect(page.locator(".note")).to_have_count(usual)
    assert page.input_value("select[name=appetite]") == "strict"
    expect(page.locator("select[name=appetite]")).to_be_focused()


def test_a_false_alarm_is_one_click_and_the_text_stays(open_page):
    page = open_page()
    text = "Technik für echte Männer."
    write(page, text)
    page.locator(".note").first.hover()
    sent = []
    page.on("request", lambda request: sent.append((request.url, request.post_data)))
    page.get_by_role("button", name="Fehlalarm").first.click()
    expect(page.locator(".thanks")).to_have_text(
        "Danke. Es zählt für die Regel; Ihr Text bleibt hier."
    )
    [(url, body)] = sent
    assert url.endswith("/guideline/real-men/false-alarm/")
    assert "echte" not in body
    assert written(page) == text
    page.keyboard.press("Tab")
    write(page, " Gut.")
    page.wait_for_timeout(500)
    expect(page.locator(".thanks")).to_have_count(1)


def test_a_false_alarm_without_a_script_leaves_the_draft_open(open_page):
    page = open_page(java_script_enabled=False)
    page.fill("textarea[name=text]", "Technik für echte Männer.")
    page.click(".act")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Fehlalarm").first.click()
    expect(opened.value.locator("h1")).to_contain_text("Danke.")
    assert page.input_value("textarea[name=text]") == "Technik für echte Männer."


def test_answers_and_reasons_work_without_a_script(open_page):
    page = open_page(java_script_enabled=False)
    page.fill("textarea[name=text]", TEXTS["de-AT"])
    page.click(".act")
    page.check("#declared-paid-paid", force=True)
    page.click("#questions .unscripted button")
    expect(page.locator("#declared-paid-noted b")).to_be_visible()
    notes = page.locator(".note").count()
    page.locator(".leave summary").first.click()
    page.locator(".leave textarea").first.fill(REASON)
    page.locator(".leave-why button").first.click()
    expect(page.locator(".note")).to_have_count(notes - 1)
    assert page.is_checked("#declared-paid-paid")
    page.locator("#set-aside summary").click()
    page.locator("[name=take-back]").click()
    expect(page.locator(".note")).to_have_count(notes)


@pytest.mark.parametrize(
    ("locale", "width", "scheme"), [("de-AT", 1280, "light"), ("en-GB", 390, "dark")]
)
def test_the_margin_in_use_fits_and_passes_the_accessibility_check(
    open_page, scheme, locale, width
):
    page = open_page(
        locale=locale,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        has_touch=width == 390,
        reduced_motion="reduce",
    )
    write(page, TEXTS[locale] + " !!!! #novatag")
    page.locator(".note").first.hover()
    page.locator(".leave summary").first.click()
    page.locator(".leave textarea").first.fill(REASON)
    page.locator(".leave-why button").first.click()
    page.locator("#set-aside summary").click()
    page.select_option("select[name=appetite]", "calm")
    expect(page.locator(".left-out")).to_be_visible()
    page.check("#declared-paid-paid", force=True)
    expect(page.locator("#declared-paid-noted b")).to_be_visible()
    page.locator(".leave summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_on_a_phone_what_can_be_done_with_a_note_is_always_there(open_page):
    page = open_page(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    write(page, "Technik für echte Männer.")
    expect(page.locator(".note")).to_have_count(1)
    assert page.evaluate("matchMedia('(hover: none)').matches")
    expect(page.locator(".leave")).to_have_css("opacity", "1")
    for part in (page.locator(".leave summary"), page.locator(".leave .plainly")):
        assert part.bounding_box()["height"] >= 24
    page.locator(".leave summary").tap()
    page.locator(".leave textarea").fill(REASON)
    page.locator(".leave-why button").tap()
    expect(page.locator(".note")).to_have_count(0)
