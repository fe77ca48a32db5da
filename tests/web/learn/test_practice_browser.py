"""Three minutes in a real browser: by keyboard, on a phone, in the dark, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.people import PASSWORD

pytestmark = pytest.mark.browser


def well(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def house(start_server):
    return start_server()


@pytest.fixture(scope="module")
def signed_in(house, browser):
    """What the browser of the first person keeps."""
    context = browser.new_context(locale="de-AT")
    page = context.new_page()
    page.goto(f"{house.base}/people/first/")
    page.fill("#id_name", "Anna Moser")
    page.fill("#id_email", "anna@bergtal.example")
    page.fill("#id_password", PASSWORD)
    page.click(".act")
    yield context.storage_state()
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme", "script"),
    [(1280, "light", True), (390, "dark", True), (390, "light", False)],
)
def test_three_minutes_by_keyboard(browser, house, signed_in, width, scheme, script):
    context = browser.new_context(
        locale="de-AT",
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
        java_script_enabled=script,
        storage_state=signed_in,
    )
    page = context.new_page()
    look = well if script else lambda page: None
    page.goto(house.base + "/learn/practice/")
    look(page)
    page.locator("main .act").press("Enter")
    expect(page.locator(".learn-card")).to_be_visible()
    look(page)
    page.locator(".learn-card :is(input:not([type=hidden]), textarea)").first.focus()
    page.keyboard.press("Space")
    page.locator(".learn-do .act").first.press("Enter")
    expect(page.locator(".learn-said")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Genug für heute").first.press("Enter")
    expect(page.locator("h1")).to_have_text("Genug für heute")
    look(page)
    page.goto(house.base + "/learn/practice/mine/")
    expect(page.locator(".learn-firm svg")).to_be_visible()
    look(page)
    context.close()
