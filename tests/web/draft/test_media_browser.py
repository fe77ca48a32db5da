"""Pictures and subtitles on the page as people use it: real Chromium."""

import base64
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from gutgemacht.media import facts
from tests.eyes.test_program import poster
from tests.media.make import exif, picture, xmp
from tests.web.looks import LOOKS

pytestmark = pytest.mark.browser

ALT = "<Iptc4xmpCore:AltTextAccessibility>Die Nova</Iptc4xmpCore:AltTextAccessibility>"
PHOTO = {
    "name": "foto.jpg",
    "mimeType": "image/jpeg",
    "buffer": picture("JPEG", size=(400, 300), exif=exif(), xmp=xmp(ALT)),
}
SUBTITLES = {
    "name": "film.srt",
    "mimeType": "application/x-subrip",
    "buffer": b"1\n00:00:01,000 --> 00:00:02,000\nUnsere Nova ist\nklimaneutral.\n",
}
BROKEN = {
    "name": "kaputt.srt",
    "mimeType": "application/x-subrip",
    "buffer": b"1\n00:00:05,000 --> 00:00:02,000\nHallo\n",
}
FILM = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"\0\0\0\x18ftypmp42" + b"\0" * 999}


def add(page: Page, *files: dict) -> None:
    page.set_input_files("#media-file", list(files))


def note(page: Page, words: str):
    return page.locator(".note", has_text=words)


def test_a_picture_is_shown_told_and_checked(open_page):
    page = open_page()
    add(page, PHOTO)
    card = page.locator(".medium")
    expect(card.locator(".facts").first).to_contain_text("Aufgenommen bei 48.13, 11.57")
    expect(card.locator("img")).to_have_attribute("src", re.compile("^data:image/"))
    expect(note(page, "Das Bild verrät, wo es aufgenommen wurde")).to_have_count(1)


def test_the_copy_has_no_location(open_page):
    page = open_page()
    add(page, PHOTO)
    with page.expect_download() as caught:
        page.click("button[data-copy]")
    assert caught.value.suggested_filename == "foto-ohne-Ort.jpg"
    copy = caught.value.path().read_bytes()
    assert facts(copy).location is None
    assert facts(copy).alt == "Die Nova"


def test_the_note_itself_gives_the_copy(open_page):
    page = open_page()
    add(page, PHOTO)
    with page.expect_download() as caught:
        note(page, "Das Bild verrät").locator("[data-copy-of]").click()
    assert facts(caught.value.path().read_bytes()).location is None


def test_the_alt_text_of_the_file_is_one_click_away(open_page):
    page = open_page()
    add(page, PHOTO)
    missing = note(page, "noch keinen Alternativtext")
    missing.locator("[data-alt-of]").click()
    assert page.input_value(".medium textarea") == "Die Nova"
    expect(missing).to_have_count(0)


def test_words_in_an_alt_text_are_found_and_changed(open_page):
    page = open_page()
    add(page, PHOTO)
    page.fill(".medium textarea", "🙂 Für echte Männer")
    found = note(page, "Bild 1 · Alternativtext")
    found.locator("[data-beside]").click()
    assert page.evaluate("getSelection().toString()") == "echte Männer"
    words = found.locator("[data-alt-of]").first
    text = words.get_attribute("data-words")
    words.click()
    assert page.input_value(".medium textarea") == f"🙂 Für {text}"


def test_subtitles_are_checked_and_stand_for_the_film(open_page):
    page = open_page()
    add(page, FILM)
    expect(note(page, "Der Film hat noch keine Untertitel")).to_have_count(1)
    add(page, SUBTITLES)
    expect(note(page, "Untertitel 2 · bei 0:01")).to_have_count(1)
    expect(note(page, "Der Film hat noch keine Untertitel")).to_have_count(0)


@pytest.mark.tesseract
def test_words_in_a_picture_are_checked(open_page):
    page = open_page(locale="en-GB")
    data = poster("Our Nova is", "climate neutral")
    add(page, {"name": "poster.jpg", "mimeType": "image/jpeg", "buffer": data})
    expect(note(page, "Picture 1 · words in it")).to_have_count(1)


def test_a_broken_file_is_said_at_its_place_and_the_rest_goes_on(open_page):
    page = open_page()
    add(page, BROKEN, PHOTO)
    expect(page.locator(".failed")).to_contain_text("Zeile 2: Der Untertitel endet")
    expect(note(page, "Das Bild verrät").locator("[data-beside]")).to_have_text("Bild 1")
    page.locator(".failed [name=drop]").click()
    expect(page.locator(".medium")).to_have_count(1)


def test_files_are_dropped_anywhere_and_the_text_stays(open_page):
    page = open_page()
    page.click(".cm-content")
    page.keyboard.insert_text("Hallo")
    page.evaluate(
        """([name, type, data]) => {
          const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], name, { type }));
          const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
          document.querySelector(".cm-content").dispatchEvent(new DragEvent("drop", options));
        }""",
        ["foto.jpg", "image/jpeg", base64.b64encode(PHOTO["buffer"]).decode()],
    )
    expect(note(page, "Das Bild verrät")).to_have_count(1)
    assert page.evaluate("document.querySelector('textarea[name=text]').value") == "Hallo"


def test_everything_goes_by_keyboard(open_page):
    page = open_page()
    # Listening from the start: the browser takes a moment to hand choosers over.
    page.on("filechooser", lambda chooser: chooser.set_files([PHOTO]))
    page.focus("[data-add-media]")
    page.keyboard.press("Enter")
    expect(page.locator(".medium:not(.waiting)")).to_have_count(1)
    page.focus(".medium [name=drop]")
    page.keyboard.press("Enter")
    expect(page.locator(".medium")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('[data-add-media]')")
    expect(note(page, "Das Bild verrät")).to_have_count(0)


def test_a_lost_connection_is_said(open_page):
    page = open_page()
    page.route("**/draft/media/card/", lambda route: route.abort())
    add(page, PHOTO)
    expect(page.locator(".failed")).to_contain_text("Keine Verbindung")


def test_the_language_changes_and_what_is_said_stays(open_page):
    page = open_page()
    add(page, PHOTO)
    page.fill(".medium textarea", "Die Nova")
    page.click("button[name=language][value=en]")
    expect(page.locator(".medium .facts").first).to_contain_text("Taken in 48.13, 11.57")
    assert page.input_value(".medium textarea") == "Die Nova"
    expect(page.locator("button[data-copy]")).to_be_hidden()
    page.locator("[data-copy-of]").first.click()
    expect(page.locator(".told")).to_have_text(
        "Please add the file again; the page does not keep it."
    )


@LOOKS
def test_pages_with_media_fit_and_pass_the_accessibility_check(open_page, scheme, width):
    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    page = open_page(**look, reduced_motion="reduce")
    add(page, PHOTO, FILM, SUBTITLES, BROKEN)
    expect(page.locator(".failed")).to_have_count(1)
    expect(note(page, "Das Bild verrät")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page = open_page("/draft/media/", **look)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).violations_count == 0


def test_it_works_without_a_script(open_page):
    page = open_page("/draft/media/", java_script_enabled=False)
    page.set_input_files("input[type=file]", [PHOTO])
    page.locator(".act").first.click()
    expect(page.locator(".facts").first).to_contain_text("Aufgenommen bei 48.13, 11.57")
    page.fill(".medium textarea", "Für echte Männer")
    page.locator(".act").last.click()
    expect(page.locator(".note", has_text="Bild 1 · Alternativtext")).to_have_count(1)
    page.locator(".medium [name=drop]").click()
    expect(page.locator(".medium")).to_have_count(0)
