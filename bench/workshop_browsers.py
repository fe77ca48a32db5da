"""A workshop with phones in real browsers: whether an answer is lost, and how long an answer takes.

usage: python -m bench.workshop_browsers [PHONES]

As `bench.workshop` does, with pages and scripts as people have them: each phone is a window of
Chromium of its own (playwright), ten by default. Prints seconds from the tap to the thanks. The
windows live on the same machine and take most of it.
"""

import asyncio
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from playwright.async_api import Browser, async_playwright
from tests.web.campaign.reading.crowd import House
from tests.web.workshop.crowd import COACH, SEED

PHONES = int(sys.argv[1]) if len(sys.argv) > 1 else 10
QUESTIONS = 3
PATIENCE = 180
SIZE = {"width": 390, "height": 844}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        try:
            house.start()
            asyncio.run(measure(house))
        finally:
            house.kill()


async def measure(house: House) -> None:
    seeded = house.inside(SEED, QUESTIONS)
    chosen: dict[int, Counter[int]] = defaultdict(Counter)
    times: list[float] = []
    coach = asyncio.to_thread(house.inside, COACH, seeded["room"], PHONES, PATIENCE)
    address = f"{house.base}/room/{seeded['code']}/"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        phones = [take_part(browser, address, chosen, times) for _ in range(PHONES)]
        told = (await asyncio.gather(coach, *phones))[0]
        await browser.close()
    sums = [[chosen[n][option] for option in range(3)] for n in sorted(chosen)]
    print(f"{PHONES} windows, {QUESTIONS} questions; from the tap to the thanks, seconds:")
    print(f"p50 {statistics.median(times):.2f}  most {max(times):.2f}")
    print(f"thanked {[sum(one) for one in sums]}, kept {[kept for kept, _ in told['questions']]}")
    assert [counts for _, counts in told["questions"]] == sums, "a sum is wrong"
    assert len(times) == PHONES * QUESTIONS, "an answer was lost"


async def take_part(
    browser: Browser, address: str, chosen: dict[int, Counter[int]], times: list[float]
) -> None:
    """One phone, from the code to the end of the workshop."""
    page = await (await browser.new_context(viewport=SIZE)).new_page()
    page.set_default_timeout(1_000 * PATIENCE)
    await page.goto(address)
    await page.click(".act")
    while await page.locator("form.step, main.over").first.get_attribute("id") != "main":
        question = int(await page.input_value("[name=question]"))
        choice = random.randrange(3)
        await page.locator(".options label").nth(choice).click()
        begun = time.perf_counter()
        await page.click("form.step .act")
        await page.wait_for_selector("main.answered")
        times.append(time.perf_counter() - begun)
        chosen[question][choice] += 1
    await page.context.close()


if __name__ == "__main__":
    main()
