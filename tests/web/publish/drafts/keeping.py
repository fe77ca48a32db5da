"""A draft of the company in a real browser."""

from playwright.sync_api import Page, expect

from tests.web.leaving import may_leave


def kept(page: Page) -> None:
    """Waits until all of it is kept, and the page says so."""
    may_leave(page)
    expect(page.locator("#saved")).to_contain_text("gespeichert")


def write(page: Page, text: str) -> None:
    """Puts a text in the place of what stands in the editor."""
    expect(page.locator(".cm-content")).to_be_visible()
    page.wait_for_load_state()  # What keeps the draft listens when the page is there in full.
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
