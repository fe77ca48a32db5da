"""The report in a real browser, wide and on the phone, in both languages and printed."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
REPO = Path(__file__).parents[4]
STORY = f"""
import sys
sys.path.insert(0, {str(REPO)!r})
from tests.web.campaign.report.story import told
print(told({PASSWORD!r}))
"""


@pytest.fixture(scope="module")
def house(start_server):
    """A server with two panels of one campaign: STOP, and what a changed version became."""
    server = start_server()
    return server, json.loads(inside(server, STORY).splitlines()[-1])


@pytest.fixture
def open_report(house, browser):
    """Opens a report as its author; the first panel or the second."""
    server, paths = house
    contexts = []

    def opened(which: int = 0, locale: str = "de-AT", **options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 1000})
        context = browser.new_context(locale=locale, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{server.base}/people/sign-in/?next={paths[which]}")
        page.fill("[name=login]", "anna@bergtal.example")
        page.fill("[name=password]", PASSWORD)
        page.click("form .act")
        page.wait_for_url(f"**{paths[which]}")
        return page

    yield opened
    for context in contexts:
        context.close()


def shot(page: Page, name: str) -> None:
    page.screenshot(path=f"/tmp/report-{name}.png", full_page=True)


@LOOKS
def test_it_is_to_be_read_by_everybody(open_report, width, scheme):
    page = open_report(viewport={"width": width, "height": 900}, color_scheme=scheme)
    expect(page.get_by_role("heading", level=1)).to_have_text("Föhn und Forschung")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, f"de-{width}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_english(open_report):
    page = open_report(1, locale="en-GB")
    shot(page, "en-1280")
    page.emulate_media(media="print")
    page.pdf(path="/tmp/report-print.pdf", prefer_css_page_size=True)


def test_open(open_report):
    page = open_report(2)
    shot(page, "open")
    from urllib.request import Request, urlopen

    for which, name in enumerate(["a", "b"]):
        response = page.request.get(
            page.url.replace("/panels/3/", f"/panels/{which + 1}/") + "report.pdf"
        )
        Path(f"/tmp/report-{name}.pdf").write_bytes(response.body())
