"""Somebody signs in, in a real browser."""

from playwright.sync_api import Page, expect

from tests.people import PASSWORD


def come_in(page: Page, base: str, name: str) -> None:
    """Whoever was made with that name and the password of the tests comes in."""
    page.goto(f"{base}/people/sign-in/")
    page.fill("[name=login]", f"{name}@bergtal.example")
    page.fill("[name=password]", PASSWORD)
    page.click("form .act")
    expect(page.locator(".here")).to_contain_text(name.title())
