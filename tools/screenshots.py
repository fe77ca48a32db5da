"""The pictures of the readme. usage: python tools/screenshots.py http://localhost:8000"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )
    for language, locale in (("de", "de-AT"), ("en", "en-GB")):
        page = browser.new_page(locale=locale, viewport={"width": 1240, "height": 860})
        page.goto(sys.argv[1] + "/draft/")
        page.click("[data-example]")
        page.wait_for_selector(".note")
        page.mouse.move(0, 0)
        page.wait_for_timeout(800)
        page.screenshot(path=IMAGES / f"draft-{language}.png")
    browser.close()
