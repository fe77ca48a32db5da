"""The report in a real browser: wide and on the phone, in both languages, printed."""

import json
import subprocess
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
STOPPED, MENDED, OPEN = range(3)


@pytest.fixture(scope="module")
def house(start_server):
    """A server with a campaign that is stopped, changed, and read once more."""
    server = start_server()
    return server.base, json.loads(inside(server, STORY).splitlines()[-1])


@pytest.fixture
def open_report(house, browser):
    """Opens a report as its author does."""
    base, paths = house
    contexts = []

    def opened(which: int, locale: str = "de-AT", **options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 1000})
        contexts.append(browser.new_context(locale=locale, **options))
        page = contexts[-1].new_page()
        page.goto(f"{base}/people/sign-in/?next={paths[which]}")
        page.fill("[name=login]", "anna@bergtal.example")
        page.fill("[name=password]", PASSWORD)
        page.click("form .act")
        page.wait_for_url(f"**{paths[which]}")
        return page

    yield opened
    for context in contexts:
        context.close()


@LOOKS
def test_it_is_to_be_read_by_everybody(open_report, width, scheme):
    page = open_report(STOPPED, viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Föhn und Forschung")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("[...document.images].every(one => one.naturalWidth > 0)")
    assert all(url.startswith(page.url.split("/campaigns")[0]) for url in asked)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_decision_and_warnings_stand_side_by_side_on_top(open_report):
    page = open_report(STOPPED)
    decision = page.locator(".report-decision").bounding_box()
    warnings = page.locator(".report-warnings").bounding_box()
    assert decision["y"] == warnings["y"] < 400
    expect(page.locator(".report-warnings li").first).to_be_in_viewport()


def test_a_changed_version_says_what_became_of_it(open_report):
    page = open_report(MENDED, locale="en-GB")
    expect(page.locator(".report-decision")).to_contain_text("GO: it can go out exactly as")
    expect(page.locator(".report-decision")).to_contain_text("Fewer object than in the last panel")


def test_an_open_panel_says_what_would_decide_it(open_report):
    page = open_report(OPEN)
    decision = page.locator(".report-decision")
    expect(decision).to_contain_text("weitere Antworten ohne Widerspruch ergäben ein GO")
    expect(decision).to_contain_text("Bisher haben es 3 Menschen gelesen")


def test_the_page_prints_without_its_frame_and_so_does_the_pdf(open_report, tmp_path):
    page = open_report(STOPPED)
    printed, kept = tmp_path / "page.pdf", tmp_path / "report.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    kept.write_bytes(page.request.get(page.url + "report.pdf").body())
    for file in (printed, kept):
        told = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)
        assert "Forschung braucht Frauen" in " ".join(told.stdout.split())
        assert "Entwürfe" not in told.stdout
        assert "Wie es gemacht wurde" in told.stdout
