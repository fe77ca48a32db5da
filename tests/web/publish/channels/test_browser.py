"""The register as people use it: on the phone, by keyboard, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(start_server):
    """A server of its own: what is saved here holds for all its pages."""
    return start_server()


@pytest.fixture(scope="module")
def page(house, browser):
    """The phone of the first administrator; no page of channels needs a script."""
    context = browser.new_context(
        locale="de-AT", viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{house.base}/people/first/")
    page.fill("#id_name", "Anna Moser")
    page.fill("#id_email", "anna@bergtal.example")
    page.fill("#id_password", "ein langer Satz")
    page.click(".act")
    yield page
    context.close()


@pytest.fixture(scope="module")
def channel(house, page) -> str:
    """The address of a channel that was just added."""
    page.goto(f"{house.base}/channels/")
    expect(page.locator(".calm")).to_contain_text("Noch kein Kanal")
    page.get_by_role("link", name="Kanal hinzufügen").click()
    page.get_by_role("link", name="LinkedIn").click()
    page.fill("#id_name", "Bergtal GmbH")
    page.select_option("#id_country", "AT")
    page.select_option("#id_second_factor", "true")
    page.fill("#id_imprint", "bergtal.example/impressum")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text("steht jetzt im Verzeichnis")
    return page.url


def test_a_channel_is_added_and_looked_after(channel, house, page):
    page.goto(channel)
    before = page.locator(".todo li").count()
    page.get_by_role("button", name="Nachgesehen").click()
    expect(page.locator(".todo li")).to_have_count(before - 1)
    page.goto(f"{house.base}/channels/")
    expect(page.locator(".channel")).to_contain_text("Vertretung")


def test_an_account_that_cannot_be_reached_is_told_where_it_was_typed(house, page):
    page.goto(f"{house.base}/channels/new/mastodon/account/")
    page.fill("#id_server", "https://127.0.0.1:1")
    page.select_option("#id_country", "DE")
    page.click(".act")
    expect(page.locator(".field", has=page.locator("#id_server")).locator(".error")).to_be_visible()
    page.goto(f"{house.base}/channels/new/bluesky/account/")
    assert page.get_attribute("#id_password", "type") == "password"


def test_the_pages_can_be_read_by_all_and_fit_the_phone(house, channel, page, browser):
    kept = page.context.storage_state()
    for scheme in ("light", "dark"):
        context = browser.new_context(
            storage_state=kept, viewport={"width": 390, "height": 800}, color_scheme=scheme
        )
        seen = context.new_page()
        others = [f"{house.base}/{path}" for path in ("channels/", "channels/new/", "notices/")]
        for path in (channel, f"{channel}edit/", *others):
            assert seen.goto(path).ok, path
            assert seen.evaluate("document.documentElement.scrollWidth") <= 390, path
            assert Axe().run(seen).response["violations"] == [], path
        context.close()
