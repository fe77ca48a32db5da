"""The handbook as people read it: real Chromium, both languages, phone, print."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("de-AT", "light", {}), ("en-GB", "dark", PHONE)]
)
def test_everybody_can_read_it(open_page, locale, scheme, size):
    page = open_page("/handbook/", locale=locale, color_scheme=scheme, **size)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_contents_stay_in_sight_and_lead_to_a_chapter(open_page):
    page = open_page("/handbook/")
    page.click(".contents >> text=Ton und Respekt")
    expect(page.locator("#chapter-tone > h2")).to_be_in_viewport()
    expect(page.locator(".contents h2")).to_be_in_viewport()


def test_binding_and_advice_differ_in_colour_sign_and_word(open_page):
    page = open_page("/handbook/")
    seen = page.locator(".meanings .basis").evaluate_all(
        "all => all.map(one => [getComputedStyle(one).color, one.innerText])"
    )
    assert len({colour for colour, _ in seen}) == len({words for _, words in seen}) == 5


def test_from_the_page_it_prints_as_a_booklet(open_page):
    page = open_page("/handbook/")
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") < 80
    for hidden in (".top", ".shelf", ".reading-free", ".bottom"):
        expect(page.locator(hidden)).to_be_hidden()


def test_the_file_of_its_own_reads_alike_without_a_server(browser, tmp_path):
    from tests.cli.run import run

    file = tmp_path / "book.html"
    run("handbook", "--format", "html", "--out", str(file), "--day", "2026-12-01")
    page = browser.new_page(offline=True)
    page.goto(file.as_uri())
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1em Inter'))")
    assert Axe().run(page).violations_count == 0
    page.close()
