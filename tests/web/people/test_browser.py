"""A passkey in real Chromium, and how the pages of people look and read."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
PAGES = ("me/", "me/passkeys/", "me/second-factor/", "me/password/", "teams/", "1/", "")


@pytest.fixture(scope="module")
def base(start_server) -> str:
    # A passkey belongs to a name, and no number is one.
    return start_server().base.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def page(base, browser) -> Page:
    """Anna's browser, in which the house has begun, with a device that keeps passkeys."""
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(base + "/people/sign-in/")
    for name, value in (("name", "Anna Moser"), ("email", "anna@bergtal.example")):
        page.fill(f"[name={name}]", value)
    page.fill("[name=password]", PASSWORD)
    page.click("button.act")
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True}
    options |= {"automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    context.close()


def use_passkey(page: Page) -> None:
    page.wait_for_load_state()  # Its script listens when the page is there in full.
    page.click("#passkey")


def sign_out(page: Page) -> None:
    page.click(".here summary")
    page.click(".menu button")


def test_one_adds_a_passkey_and_comes_in_by_it_alone(page, base):
    page.goto(base + "/people/me/passkeys/new/")
    expect(page.locator("h1")).to_have_text("Sind Sie es?")
    page.fill("[name=password]", PASSWORD)
    page.click("button.act")
    page.fill("[name=name]", "Telefon")
    use_passkey(page)
    expect(page.locator("h1")).to_have_text("Ihre Ersatzcodes")
    sign_out(page)
    page.goto(base + "/people/sign-in/")
    use_passkey(page)
    expect(page.locator(".here summary")).to_have_text("Anna Moser")
    page.goto(base + "/people/me/passkeys/")
    expect(page.locator("th[scope=row]")).to_contain_text("Telefon")


@LOOKS
def test_pages_fit_and_pass_the_accessibility_check(page, base, scheme, width):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        page.goto(f"{base}/people/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
