"""Somebody makes a key in the browser, and a program opens the house with it."""

import re

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def base(start_server) -> str:
    return start_server().base


@pytest.fixture(scope="module")
def page(base, browser) -> Page:
    """The browser of the first administrator."""
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(base + "/people/sign-in/")
    for name, value in (("name", "Anna Moser"), ("email", "anna@bergtal.example")):
        page.fill(f"[name={name}]", value)
    page.fill("[name=password]", "ein langer Satz")
    page.click("button.act")
    yield page
    context.close()


def test_a_key_from_the_page_opens_what_was_ticked_until_it_is_ended(page, base):
    page.goto(base + "/people/me/")
    page.click("text=Schlüssel für Programme")
    page.fill("[name=name]", "Nachtlauf")
    page.check("[name=scopes][value='channels:read']")
    page.click("text=Schlüssel anlegen")
    secret = page.input_value("input[readonly]")
    assert re.fullmatch(r"gutgemacht_[\w-]{43}", secret)
    program = httpx.Client(base_url=f"{base}/api/v1", headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/channels").json() == []
    assert program.get("/drafts").json()["error"]["kind"] == "scope"
    # The door before Django, which reads no more than so much.
    large = program.post("/stops", content=b" " * 2_100_000)
    assert (large.status_code, large.json()["error"]["kind"]) == (413, "too-large")
    page.goto(base + "/api/keys/")
    expect(page.locator("input[readonly]")).to_have_count(0)
    page.click("text=Beenden")
    expect(page.locator(".told")).to_have_text("„Nachtlauf“ öffnet nichts mehr.")
    assert program.get("/channels").status_code == 401


@LOOKS
def test_pages_fit_and_pass_the_accessibility_check(page, base, scheme, width):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("/api/", "/api/keys/"):
        page.goto(base + path)
        if path == "/api/":
            for operation in page.locator("details.operation summary").all()[:2]:
                operation.click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
