"""Asks a server that is starting for its page, its style, and a check. usage: ask.py PORT"""

import json
import sys
import time
import urllib.parse
import urllib.request

BASE = f"http://127.0.0.1:{sys.argv[1]}"
SECONDS = 40


def read(path: str, form: dict[str, str] | None = None) -> bytes:
    data = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(BASE + path, data, timeout=10) as answer:
        return answer.read()


for _ in range(SECONDS * 2):
    try:
        read("/v2/healthcheck")
        break
    except OSError:
        time.sleep(0.5)

assert b"gutgemacht" in read("/draft/")
assert b"--paper" in read("/static/look/look.css")
assert read("/static/look/draft.js")
assert b"Richtlinie" in read("/guideline/")
found = json.loads(read("/v2/check", {"language": "de-DE", "text": "Das ist klimaneutral."}))
assert found["matches"][0]["offset"] == len("Das ist ")
