"""How long after the last key the notes stand in the margin, in a real browser.

usage: python bench/keystroke.py [ROUNDS]

Starts a server of its own. Prints the 50th and 95th percentile in milliseconds, and beside it a
bare request of the same browser to the same server, because machines differ.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from playwright.sync_api import sync_playwright

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 60
GOAL = 150
DRAFT = (
    "Endlich Technik für echte Männer! Unser Nova ist klimaneutral, Testsieger und Nr. 1. "
    "#hackahairdryer #ad "
)
# Waits for the answer to the text that ends with this key, as the page itself does.
MEASURE = """(key) => new Promise((resolve) => {
  let pressed;
  document.addEventListener("htmx:afterSettle", () => {
    requestAnimationFrame(() => resolve(performance.now() - pressed));
  }, {once: true});
  const content = document.querySelector(".cm-content");
  content.focus();
  pressed = performance.now();
  document.execCommand("insertText", false, key);
})"""
BARE = """async () => {
  const start = performance.now();
  await (await fetch("/v2/healthcheck")).text();
  return performance.now() - start;
}"""


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "gutgemacht", "up", "--port", str(port), "--data", data]
        server = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL)
        try:
            measure(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def measure(base: str) -> None:
    while True:
        try:
            urllib.request.urlopen(base + "/v2/healthcheck", timeout=5).close()
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(base + "/draft/")
        page.click(".cm-content")
        page.keyboard.insert_text(DRAFT)
        page.wait_for_selector(".note")
        page.wait_for_timeout(500)
        took = [page.evaluate(MEASURE, "ab "[number % 3]) for number in range(ROUNDS)]
        bare = [page.evaluate(BARE) for _ in range(ROUNDS)]
        browser.close()
    ranks = statistics.quantiles(took, n=20)
    print(f"last key to notes, {ROUNDS} keys: p50 {statistics.median(took):.0f} ms, ", end="")
    print(f"p95 {ranks[18]:.0f} ms (goal {GOAL}; 30 of it the pause the page waits)")
    print(f"a bare request of the same browser: p50 {statistics.median(bare):.0f} ms")


if __name__ == "__main__":
    main()
