"""The culture picture and its three questions in a real browser, wide and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
FILL = f"""
from django.utils import timezone
from gutgemacht.web.culture.models import Picture
from tests.people import somebody
for name in ("anna", "bert", "cora"):
    somebody(name, password={PASSWORD!r})
cards = (9, 12, 17, 14, 24, 31)
quarters = ("2025-q1", "2025-q2", "2025-q3", "2025-q4", "2026-q1", "2026-q2")
for number, (quarter, count) in enumerate(zip(quarters, cards)):
    sums = {{
        "published": (0, 7, 60), "cards": (count, count, 60), "cards-times": (count * 4,) * 2,
        "panels": (number % 4,) * 2, "panels-part": (1, 1, number % 4 or 1),
        "alarms": (11 + number,) * 2, "alarms-part": (6 + number, 6 + number, 11 + number),
        "may": (20 + number, 20 + number, 32), "may-not": (4, 4, 32),
        "dare": (11, 11, 32), "dare-not": (13, 13, 32), "whom": (30, 32, 32),
        "whom-not": (0, 2, 32),
    }}
    Picture.objects.create(
        quarter=quarter, frozen_at=timezone.now(),
        sums={{name: dict(zip(("low", "high", "of"), one)) for name, one in sums.items()}},
        words=["Mehr Zeit zum Üben.", "Ein Beispiel, wie andere es machen."] if number == 5 else [],
    )
"""


@pytest.fixture(scope="module")
def house(start_server):
    made = start_server()
    inside(made, FILL)
    return made


def signed_in(house, browser, name: str, **look) -> Page:
    page = browser.new_context(locale="de-AT", **look).new_page()
    page.goto(f"{house.base}/people/sign-in/")
    page.fill("[name=login]", f"{name}@bergtal.example")
    page.fill("[name=password]", PASSWORD)
    page.click("form .act")
    expect(page.locator(".here")).to_contain_text(name.title())
    return page


def well(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@LOOKS
def test_somebody_answers_and_reads_the_picture(house, browser, width, scheme):
    name = "anna" if width > 500 else "bert"
    viewport = {"width": width, "height": 844}
    page = signed_in(house, browser, name, viewport=viewport, color_scheme=scheme)
    page.goto(f"{house.base}/culture/")
    expect(page.locator(".culture-plot").first).to_be_visible()
    well(page)
    page.get_by_role("link", name="Antworten").click()
    well(page)
    page.get_by_role("group", name="Ich traue mich").get_by_label("eher ja").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Zu den Summen geben").click()
    expect(page.locator(".told")).to_contain_text("Ihre Antwort steckt jetzt in den Summen")
    well(page)
    page.get_by_role("link", name="1. Quartal 2026").click()
    expect(page.locator(".culture-when")).to_contain_text("1. Quartal 2026")
    well(page)
    page.context.close()
