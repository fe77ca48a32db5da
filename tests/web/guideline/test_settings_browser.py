"""The settings as an editor uses them: without a script, on the phone, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own: what is saved here holds for all its pages."""
    return start_server()


@pytest.fixture(scope="module")
def signed_in(house, browser):
    """What the browser of the first editor keeps."""
    context = browser.new_context(locale="de-AT")
    page = context.new_page()
    page.goto(f"{house.base}/people/first/")
    page.fill("#id_name", "Anna Moser")
    page.fill("#id_email", "anna@bergtal.example")
    page.fill("#id_password", "ein langer Satz")
    page.click(".act")
    yield context.storage_state()
    context.close()


@pytest.fixture
def settings_page(house, signed_in, browser):
    """Opens the settings as the editor."""
    contexts = []

    def settings_page(**options) -> Page:
        context = browser.new_context(storage_state=signed_in, **{"locale": "de-AT"} | options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{house.base}/guideline/settings/")
        return page

    yield settings_page
    for context in contexts:
        context.close()


def test_settings_are_saved_without_a_script(settings_page, house):
    page = settings_page(java_script_enabled=False)
    page.fill("#id_name", "Bergtal GmbH")
    page.check("input[name=appetite][value=calm]")
    page.uncheck("input[name=packs][value=issuer]")
    page.select_option("#id_off_rule", "young-team")
    page.fill("#id_off_reason", "??")
    page.click(".act")
    expect(page.locator(".error")).to_contain_text("in ein paar Worten")
    assert page.input_value("#id_name") == "Bergtal GmbH"
    page.fill("#id_off_reason", "Anders geregelt.")
    page.keyboard.press("Enter")
    expect(page.locator(".saved")).to_be_visible()
    expect(page.locator(".off-rules")).to_contain_text("Anders geregelt.")
    assert "appetite: calm" in (house.data / "company.yml").read_text()
    page.click("[name=take-back]")
    expect(page.locator(".off-rules")).to_have_count(0)


def test_single_switches_appear_when_they_are_wanted(settings_page):
    page = settings_page()
    expect(page.locator(".switches")).to_be_hidden()
    page.check("#appetite-own")
    expect(page.locator(".switches")).to_be_visible()
    expect(page.locator("[name=bases][value=law]")).to_be_disabled()


@pytest.mark.parametrize(
    ("locale", "width", "scheme"), [("de-AT", 1280, "light"), ("en-GB", 390, "dark")]
)
def test_the_page_fits_and_passes_the_accessibility_check(settings_page, scheme, locale, width):
    page = settings_page(
        locale=locale, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page.check("#appetite-own")
    page.fill("#id_off_reason", "Ohne Regel")
    page.click(".act")
    expect(page.locator(".error")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
