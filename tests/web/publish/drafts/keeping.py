"""A draft in a real browser, and whether all of it has arrived."""

from playwright.sync_api import Page, expect

# The page holds back who would leave it while something is on its way.
MAY_LEAVE = "window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"


def kept(page: Page) -> None:
    """Waits until the page would let go, and says that all of it is kept."""
    for _ in range(400):
        if page.evaluate(MAY_LEAVE):
            break
        page.wait_for_timeout(50)
    expect(page.locator("#saved")).to_contain_text("gespeichert")
    expect(page.locator(".htmx-request")).to_have_count(0)


def write(page: Page, text: str) -> None:
    """Puts a text in the place of what stands in the editor."""
    expect(page.locator(".cm-content")).to_be_visible()
    page.wait_for_load_state()  # What keeps the draft listens when the page is there in full.
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
