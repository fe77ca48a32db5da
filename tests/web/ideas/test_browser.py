"""Ideas in real Chromium: by keyboard and hand, on a phone and wide, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

PASSWORD = "ein langer Satz"
OFFERED = f"""
from django.utils import timezone
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.shares import take
from gutgemacht.web.people.models import Person
for name in ("anna", "ben"):
    if not Person.objects.filter(username=name + "@ideas.example").exists():
        Person.objects.create_user(name + "@ideas.example", {PASSWORD!r}, name=name.title())
ben = Person.objects.get(username="ben@ideas.example")
facts = [{{"words": "Die Nova läuft mit 31 dB.", "source": "Messbericht", "url": ""}}]
idea, _ = Idea.objects.get_or_create(
    headline="Die Nova ist leise", defaults=dict(language="de", facts=facts, at=timezone.now(),
    link="https://bergtal.example/nova", by=ben))
take(idea, ben, "Gestern stand ich im Keller und habe sie nicht gehört, so leise ist sie.",
     timezone.localdate())
print(idea.pk)
"""


@pytest.fixture(scope="module")
def house(start_server):
    server = start_server()
    return server, int(inside(server, OFFERED))


@pytest.fixture
def come_in(browser, house):
    contexts = []

    def come_in(width: int, scheme: str, locale: str = "de-AT"):
        server, number = house
        context = browser.new_context(
            locale=locale,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{server.base}/people/sign-in/?next=/ideas/")
        page.fill("[name=login]", "anna@ideas.example")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        expect(page.locator(".idea-cards")).to_be_visible()
        return page, f"{server.base}/ideas/{number}/"

    yield come_in
    for context in contexts:
        context.close()


def well(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@LOOKS
def test_an_idea_is_said_in_own_words_and_taken_along(come_in, width, scheme):
    page, idea = come_in(width, scheme)
    well(page)
    page.goto(idea)
    well(page)
    page.get_by_role("link", name="In meinen Worten sagen").click()
    text = page.locator(".text .cm-content")
    expect(text).to_contain_text("Ich arbeite bei")
    text.fill("Gestern stand ich im Keller und habe sie nicht gehört, so leise ist sie.")
    expect(page.locator("#closeness")).to_contain_text("Was würden nur Sie so sagen?")
    text.fill("Mein Nachbar hat angerufen, weil er seine Heizung vermisst hat.")
    expect(page.locator("#closeness")).to_contain_text("So hat es hier noch niemand gesagt")
    well(page)
    page.get_by_role("button", name="Mitnehmen").click()
    expect(page.locator("h1")).to_have_text("Ihr Beitrag")
    well(page)
    page.get_by_role("button", name="Kopieren").first.click()
    expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Nachbar" in copied
    assert "/i/" in copied
    page.get_by_role("button", name="vergessen").click()
    expect(page.locator(".told")).to_be_visible()


@LOOKS
def test_a_week_is_looked_at_and_left(come_in, width, scheme):
    page, idea = come_in(width, scheme, "en-GB")
    page.goto(idea.rsplit("/", 2)[0] + "/week/")
    well(page)
    page.get_by_role("button", name="Not this one").click()
    expect(page.get_by_text("That was all for this week")).to_be_visible()
    for path in ("/new/", "/mine/", "/results/"):
        page.goto(idea.rsplit("/", 2)[0] + path)
        well(page)
