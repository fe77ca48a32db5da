"""Author, approver and stranger, each in a browser of their own; a reader without an account."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.looks import LOOKS
from tests.web.publish.drafts.keeping import kept, write
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
for name in ("Bergtal", "Linz"):
    Channel.objects.create(network="mastodon", name=name)
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


def _written(draft: Page, text: str) -> None:
    write(draft, text)
    kept(draft)


def _asked(draft: Page, approver: Page, base: str) -> str:
    """The address of the question that the author asks with the draft as it is."""
    draft.click("text=Weiter zur Freigabe")
    draft.click("text=Um Freigabe bitten")
    approver.goto(f"{base}/approvals/")
    approver.locator(".lines li", has_text="Anna Moser").locator("a.start").click()
    approver.wait_for_load_state()  # Keys work when the page is there in full.
    return approver.url


@pytest.fixture(scope="module")
def wished(base, people) -> str:
    """Where a change was wished for, on the way of a post from draft to yes."""
    draft = people["anna"].new_page()
    draft.goto(f"{base}/drafts/")
    draft.click("text=Neuen schreiben")
    _written(draft, "Morgen zeigen wir die neue Werkbank aus Buche.")
    draft.locator("label.pill", has_text="Bergtal").click()
    file = {"name": "bank.png", "mimeType": "image/png", "buffer": png()}
    draft.set_input_files("#picture-file", [file])
    draft.locator("#pictures textarea").fill("Eine Werkbank in einer hellen Halle.")
    kept(draft)
    address, approver = draft.url, people["bert"].new_page()

    # Bert reads it as it will look, and asks for a change by keyboard alone.
    first = _asked(draft, approver, base)
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
    _written(draft, "Morgen zeigen wir in Linz die neue Werkbank aus Buche.")
    question = _asked(draft, approver, base)
    draft.goto(address)
    _written(draft, "Morgen zeigen wir in Wels die neue Werkbank aus Buche.")
    approver.click("text=Ja, genau so")
    expect(approver.locator("[role=alert]")).to_contain_text("Freigegeben wurde nichts")
    assert approver.url != question

    # What he now reads is what goes out.
    _asked(draft, approver, base)
    expect(approver.locator(".post")).to_contain_text("in Wels")
    approver.keyboard.press("1")
    approver.keyboard.press("Enter")
    expect(approver.locator("h1")).to_have_text("freigegeben")
    return first


def test_a_post_goes_from_draft_over_a_wish_to_a_yes(wished, base, people):
    trust = people["anna"].new_page()
    trust.goto(f"{base}/trust/")
    standing = trust.locator(".trust-card", has_text="Bergtal")
    expect(standing.locator(".asks").first).to_contain_text("1 von 5")


def test_a_reader_without_an_account_says_yes_by_a_link(base, people, browser):
    draft = people["anna"].new_page()
    draft.goto(f"{base}/drafts/")
    draft.click("text=Neuen schreiben")
    _written(draft, "Am Samstag ist Tag der offenen Tür.")
    draft.locator("label.pill", has_text="Linz").click()
    kept(draft)
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
def test_pages_fit_and_pass_the_accessibility_check(wished, base, people, scheme, width):
    page = people["bert"].new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "approvals/",
        wished.removeprefix(f"{base}/"),
        "approvals/unseen/",
        "approvals/deputies/",
        "trust/",
        "trust/channels/1/",
    ):
        assert page.goto(f"{base}/{path}").ok, path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
