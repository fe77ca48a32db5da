"""Whether all that was written in a page has arrived, as the page itself judges it."""

from playwright.sync_api import Page, expect

# The page holds back who would leave while something is on its way.
LEAVE = "window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
TRIES, PAUSE = 400, 50


def may_leave(page: Page) -> None:
    """Waits until nothing would be lost."""
    for _ in range(TRIES):
        if page.evaluate(LEAVE):
            break
        page.wait_for_timeout(PAUSE)
    else:
        raise AssertionError("what was written does not arrive")
    expect(page.locator(".htmx-request")).to_have_count(0)
