"""Listening in a real browser: triage by keyboard, live, on a phone, and without a script."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.people import PASSWORD
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

FILL = f"""
import json
from django.utils import timezone
from gutgemacht.web.people.models import Role
from tests.people import somebody
from tests.web.listen.heard import heard
somebody("anna", Role.AUTHOR, password={PASSWORD!r})
made = heard(timezone.now())
print(json.dumps({{name: topic.pk for name, topic in made.topics.items()}}))
"""
MORE = """
from django.utils import timezone
from gutgemacht.web.listen.models import Topic
from tests.web.listen.heard import belong, mention_of
topic = Topic.objects.get(name="Bergtal")
for n in range(2):
    belong(mention_of(f"{HERE}{n}", timezone.now(), f"Gerade eben {n}", tone=-1), topic)
mention_of(f"{HERE}-other", timezone.now(), "Etwas anderes", tone=1)
"""
STANDING = """
from gutgemacht.web.listen.models import Mention
one = Mention.objects.get(pk=NUMBER)
print(one.standing, one.tone, one.corrected_by_id is not None)
"""
PATHS = (
    "/listening/",
    "/listening/topic/{}/?range=week",
    "/listening/topic/{}/?tab=trending",
    "/listening/topic/{}/?tab=pictures",
    "/listening/market/",
    "/listening/mentions/?tone=-1",
    "/listening/mentions/ours/",
    "/listening/searches/",
)


@pytest.fixture(scope="module")
def house(start_server):
    return start_server()


@pytest.fixture(scope="module")
def topics(house) -> dict[str, int]:
    return json.loads(inside(house, FILL).splitlines()[-1])


@pytest.fixture(scope="module")
def session(house, topics, browser) -> dict:
    context = browser.new_context(locale="de-AT")
    page = context.new_page()
    come_in(page, house.base, "anna")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def anna(browser, session):
    contexts = []

    def open_context(**options) -> BrowserContext:
        options = {"viewport": {"width": 1280, "height": 1000}, "locale": "de-AT"} | options
        contexts.append(browser.new_context(storage_state=session, **options))
        return contexts[-1]

    yield open_context
    for context in contexts:
        context.close()


def shown(context: BrowserContext, house, path: str) -> Page:
    page = context.new_page()
    page.goto(house.base + path)
    return page


@LOOKS
def test_every_page_is_for_all_to_read(anna, house, topics, width, scheme):
    page = anna(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    broken = []

    def note(error) -> None:
        broken.append(error)

    page.on("pageerror", note)
    for path in PATHS:
        page.goto(house.base + path.format(topics["#hackdenschrauber"]))
        if page.locator("#pulse").count():
            expect(page.locator("#pulse canvas")).to_be_visible()
        results = Axe().run(page)
        assert results.violations_count == 0, (path, results.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert not broken


def test_one_looks_closer_at_a_pulse_and_back(anna, house, topics):
    page = shown(anna(), house, f"/listening/topic/{topics['Bergtal']}/?range=month")
    box = page.locator("#pulse")
    expect(box.locator("canvas")).to_be_visible()
    whole = box.get_attribute("data-shown")
    with page.expect_response(re.compile("/pulse/")) as finer:
        over = box.locator(".u-over").bounding_box()
        page.mouse.move(over["x"] + 100, over["y"] + 50)
        page.mouse.down()
        page.mouse.move(over["x"] + 190, over["y"] + 60, steps=4)
        page.mouse.up()
    assert finer.value.json()["size"] == 60
    expect(box).not_to_have_attribute("data-shown", whole)
    page.locator(".u-over").dblclick()
    expect(box).to_have_attribute("data-shown", whole)
    page.click("[data-hours]")
    expect(page.locator("[data-hours]")).to_have_attribute("aria-pressed", "true")


def test_mentions_are_triaged_by_keyboard_and_set_back(anna, house):
    page = shown(anna(), house, "/listening/mentions/?tone=1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    line = page.locator("li.mention").nth(1)
    expect(line).to_be_focused()
    number = int(line.get_attribute("id")[1:])
    for key, told in (("a", "answer 1 False"), ("-", "answer -1 True")):
        page.keyboard.press(key)
        expect(page.locator(".undo")).to_be_visible()
        expect(line.locator("[data-key='-']")).to_have_attribute(
            "aria-pressed", "true" if key == "-" else "false"
        )
        page.wait_for_load_state("networkidle")
        assert inside(house, STANDING.replace("NUMBER", str(number))).strip() == told
    # It no longer is what was asked for, and stays where one reads it.
    expect(page.locator("li.mention").nth(1)).to_have_id(f"m{number}")
    page.keyboard.press("u")
    expect(line).to_have_attribute("data-tone", "judged")
    page.click(".undo button")
    expect(line).to_have_attribute("data-standing", "new")
    expect(line).to_be_focused()


def test_without_a_script_buttons_do_the_same(anna, house):
    page = shown(anna(java_script_enabled=False), house, "/listening/mentions/")
    line = page.locator("li.mention").nth(2)
    number = line.get_attribute("id")
    line.locator("button[value=seen]").click()
    expect(page.locator(f"#{number}")).to_have_attribute("data-standing", "seen")


def test_what_is_heard_meanwhile_is_told_and_comes_when_one_asks(anna, house, topics):
    context = anna()
    mentions = shown(context, house, f"/listening/mentions/?tone=-1&topic={topics['Bergtal']}")
    overview = shown(context, house, "/listening/")
    first = mentions.locator("li.mention").first.get_attribute("id")
    mentions.wait_for_timeout(1_000)
    inside(house, MORE.replace("{HERE}", "live"))
    expect(overview.locator(".heard b")).to_have_text("3")
    expect(mentions.locator(".heard b")).to_have_text("2")
    expect(mentions.locator("li.mention").first).to_have_id(first)
    mentions.click(".heard button")
    expect(mentions.locator("li.mention").first).to_contain_text("Gerade eben")
    expect(mentions.locator("li.mention").nth(2)).to_have_id(first)
    expect(mentions.locator(".heard")).to_be_hidden()
    # More than come at a time: the rest is told of, and comes when one asks again.
    before = mentions.locator("li.mention").count()
    inside(house, MORE.replace("{HERE}", "many").replace("range(2)", "range(40)"))
    for told, came in (("40", 30), ("10", 40)):
        expect(mentions.locator(".heard b")).to_have_text(told)
        mentions.click(".heard button")
        expect(mentions.locator("li.mention")).to_have_count(before + came)
    expect(mentions.locator(".heard")).to_be_hidden()
    assert "Traceback" not in house.log()
