"""As somebody from communications does it: a new rule, without touching a file."""

import json
import os
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.servers import Server

from .forms import FORM, ID

pytestmark = pytest.mark.browser

TEXTS = ("title_de", "why_de", "instead_de", "words_de", "bad_de", "good_de")


@pytest.fixture(scope="module")
def own_server(start_server) -> Server:
    """A server of its own."""
    return start_server()


@pytest.fixture(scope="module")
def visitor(own_server, browser):
    """The browser of its first visitor."""
    server = own_server
    context = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(60_000)  # A rule is tried on all there is.
    page = context.new_page()
    page.goto(server.base + "/people/sign-in/")
    page.fill("[name=name]", "Anna Moser")
    page.fill("[name=email]", "anna@bergtal.example")
    page.fill("[name=password]", "ein langer Satz")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/")
    yield context
    context.close()


@pytest.fixture
def own_house(own_server, visitor):
    """The server, and a page of its visitor."""
    page = visitor.new_page()
    yield own_server, page
    page.close()


@pytest.fixture(scope="module")
def in_force(own_server, visitor) -> str:
    """The name of a rule that was written and put in force."""
    page = visitor.new_page()
    page.goto(own_server.base + "/guideline/")
    page.click("text=Eine Regel schreiben")
    fill(page)
    expect(page.locator("#tried .told")).to_have_text("So kann sie in Kraft treten.")
    expect(page.locator("#tried .proofs .works")).to_have_count(6)
    page.click("button[value=active]")
    expect(page.locator(".told").first).to_contain_text("Ab jetzt in Kraft")
    page.close()
    return ID


def fill(page: Page) -> None:
    page.wait_for_load_state()  # Its script listens when the page is there in full.
    for name in TEXTS:
        page.fill(f"[name={name}]", FORM[name])


def command(server, *arguments: str, text: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "gutgemacht", *arguments],
        input=text,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"GUTGEMACHT_DATA": str(server.data)},
        timeout=120,
    )


def test_a_rule_is_written_tried_put_in_force_and_found_everywhere(own_house, in_force, tmp_path):
    server, page = own_house
    page.goto(server.base + "/draft/")
    page.click(".cm-content")
    page.keyboard.insert_text("Heute: ein Schnäppchen!")
    expect(page.locator(".note h2").first).to_have_text(FORM["title_de"])
    found = command(server, "check", "--json", text="Heute: ein Schnäppchen!")
    assert in_force in {finding["rule"] for finding in json.loads(found.stdout)["findings"]}
    assert "0 examples that fail" in command(server, "rules", "test", in_force).stdout
    book = tmp_path / "handbook.pdf"
    made = command(server, "handbook", "--lang", "de", "--format", "pdf", "--out", str(book))
    assert made.returncode == 0, made.stderr
    words = subprocess.run(["pdftotext", str(book), "-"], check=True, capture_output=True).stdout
    assert "Schnäppchen" in words.decode()


def test_a_rule_that_forbids_criticism_is_refused_with_its_reason(own_house):
    server, page = own_house
    page.goto(server.base + "/guideline/own/new/")
    fill(page)
    page.fill("[name=title_de]", "Nichts über die Firma")
    before = set(server.data.rglob("*.yml"))
    page.fill("[name=instead_de]", "Schreiben Sie nichts Negatives über die Firma.")
    expect(page.locator("#tried .refuse")).to_contain_text("nichts Negatives")
    page.click("button[value=active]")
    expect(page.locator(".told.error")).to_be_visible()
    assert page.input_value("[name=title_de]") == "Nichts über die Firma"
    assert set(server.data.rglob("*.yml")) == before


def test_the_pages_of_the_editors_are_accessible_wide_and_narrow(own_house, in_force):
    server, page = own_house
    paths = [
        "",
        "new/",
        f"{in_force}/",
        f"{in_force}/history/",
        "lists/",
        "lists/code-names/",
        "lists/new/",
    ]
    for path in [*(f"/guideline/own/{path}" for path in paths), "/people/"]:
        for width, scheme in ((1280, "light"), (390, "dark")):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            assert page.goto(server.base + path).ok, path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            results = Axe().run(page)
            assert results.violations_count == 0, f"{path}: {results.generate_report()}"
