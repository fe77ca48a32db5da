"""Author, approver and stranger, each in a browser of their own; a reader without an account."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.looks import LOOKS
from tests.web.publish.drafts.make import png

pytestmark = pytest.mark.browser

PEOPLE = f"""
from gutgemacht.web.people.models import Grant, Person
from gutgemacht.web.publish.channels.models import Channel
for name, role in (("Anna Moser", "author"), ("Bert Huber", "approver"), ("Stefan Fremd", "")):
    mail = name.split()[0].lower() + "@bergtal.example"
    person = Person.objects.create_user(mail, {PASSWORD!r}, name=name)
    if role:
        Grant.objects.create(person=person, role=role)
Channel.objects.create(network="mastodon", name="Bergtal")
"""


@pytest.fixture(scope="module")
def base(start_server) -> str:
    server = start_server()
    inside(server, PEOPLE)
    return server.base


@pytest.fixture(scope="module")
def people(base, browser) -> dict[str, BrowserContext]:
    """A browser each, signed in."""
    contexts = {name: _signed_in(base, browser, name) for name in ("anna", "bert", "stefan")}
    yield contexts
    for context in contexts.values():
        context.close()


def _signed_in(base: str, browser, name: str) -> BrowserContext:
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    come_in(page, base, name)
    page.close()
    return context


def _write(page: Page, text: str) -> None:
    expect(page.locator(".cm-content")).to_be_visible()
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.wait_for_timeout(1_000)
    expect(page.locator("#saved")).to_contain_text("gespeichert")
    expect(page.locator(".htmx-request")).to_have_count(0)


def _asked(draft: Page, approver: Page, base: str) -> str:
    """The address of the question that the author asks with the draft as it is."""
    draft.click("text=Weiter zur Freigabe")
    draft.click("text=Um Freigabe bitten")
    approver.goto(f"{base}/approvals/")
    approver.click(".lines a.start")
    return approver.url


def test_a_post_goes_from_draft_over_a_wish_to_a_yes(base, people):
    draft = people["anna"].new_page()
    draft.goto(f"{base}/drafts/")
    draft.click("text=Neuen schreiben")
    _write(draft, "Morgen zeigen wir die neue Werkbank aus Buche.")
    draft.locator("label.pill", has_text="Bergtal").click()
    file = {"name": "bank.png", "mimeType": "image/png", "buffer": png()}
    draft.set_input_files("#picture-file", [file])
    draft.locator("#pictures textarea").fill("Eine Werkbank in einer hellen Halle.")
    draft.wait_for_timeout(1_500)
    address, approver = draft.url, people["bert"].new_page()
    assert address.endswith("/drafts/1/")

    # Bert reads it as it will look, and asks for a change by keyboard alone.
    _asked(draft, approver, base)
    expect(approver.locator(".post")).to_contain_text("Werkbank aus Buche")
    expect(approver.locator(".post img")).to_have_attribute(
        "alt", "Eine Werkbank in einer hellen Halle."
    )
    expect(approver.locator(".post img")).to_have_js_property("complete", value=True)
    approver.keyboard.press("2")
    approver.keyboard.type("Wo denn?")
    approver.click("text=Um die Änderung bitten")
    expect(approver.locator(".history")).to_contain_text("Wo denn?")

    # Whoever has no role sees nothing of it.
    stranger = people["stefan"].new_page()
    for path in ("/approvals/", approver.url.removeprefix(base)):
        assert stranger.goto(base + path).status == 403
    expect(stranger.locator("nav")).not_to_contain_text("Freigaben")

    # Anna changes it and asks again; while Bert has the page open, she changes it once more.
    draft.goto(address)
    _write(draft, "Morgen zeigen wir in Linz die neue Werkbank aus Buche.")
    question = _asked(draft, approver, base)
    draft.goto(address)
    _write(draft, "Morgen zeigen wir in Wels die neue Werkbank aus Buche.")
    approver.click("text=Ja, genau so")
    expect(approver.locator("[role=alert]")).to_contain_text("Freigegeben wurde nichts")
    assert approver.url != question

    # What he now reads is what goes out.
    _asked(draft, approver, base)
    expect(approver.locator(".post")).to_contain_text("in Wels")
    approver.keyboard.press("1")
    approver.keyboard.press("Enter")
    expect(approver.locator("h1")).to_have_text("freigegeben")
    trust = people["anna"].new_page()
    trust.goto(f"{base}/trust/")
    expect(trust.locator(".asks").first).to_contain_text("1 von 5")


def test_a_reader_without_an_account_says_yes_by_a_link(base, people, browser):
    draft = people["anna"].new_page()
    draft.goto(f"{base}/drafts/")
    draft.click("text=Neuen schreiben")
    _write(draft, "Am Samstag ist Tag der offenen Tür.")
    draft.locator("label.pill", has_text="Bergtal").click()
    draft.wait_for_timeout(1_500)
    question = _asked(draft, people["bert"].new_page(), base)
    author = people["anna"].new_page()
    author.goto(question)
    author.fill("#name", "Frau Kern")
    author.click("text=Link machen")
    address = author.input_value("#address")

    context = browser.new_context(locale="de-AT")
    reader = context.new_page()
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Kann das so hinaus?")
    expect(reader.locator("nav")).to_have_count(0)
    reader.click("text=Ja, genau so")
    expect(reader.locator("[role=status]")).to_contain_text("Danke")
    assert not context.cookies()
    assert reader.goto(address).status == 410
    context.close()
    author.goto(question)
    expect(author.locator(".history")).to_contain_text("Frau Kern, über einen Link von Anna Moser")


@LOOKS
def test_pages_fit_and_pass_the_accessibility_check(base, people, scheme, width):
    page = people["bert"].new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "approvals/",
        "approvals/1/",
        "approvals/unseen/",
        "approvals/deputies/",
        "trust/",
        "trust/channels/1/",
    ):
        page.goto(f"{base}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
