"""Many readers at once, and a house whose process may be killed under them."""

import asyncio
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import SplitResult, urlencode, urlsplit

from tests.web.campaign.reading.sent import CALM

SHEET = re.compile(r'name="sheet" value="([^"]+)"')
PICTURE = re.compile(r'<img src="([^"]+)"')
LENGTH = re.compile(r"content-length: (\d+)", re.IGNORECASE)
COOKIE = re.compile(r"set-cookie: ([^;]+)", re.IGNORECASE)
STATIC = ("reading.css", "reading.js")
THANKS = "data-ends"
SEED = """
import django, json, sys; django.setup()
from datetime import timedelta
from django.utils import timezone
from gutgemacht.campaign.decision import Rule
from gutgemacht.web.campaign.panel.links import token_of
from gutgemacht.web.campaign.reading.sheet import handed_out
from tests.web.campaign.reading.panels import POST, drawing, panel, path_of
# Nothing is decided before all have answered.
made = panel({"text": POST, "picture": drawing()}, quota=1000, rule=Rule(least=900, most=1000))
group, one = made.strata.get(), made.version.stimuli.get()
ago, token = timezone.now() - timedelta(minutes=1), token_of(group)
made = (handed_out(token, group.pk, [one.pk], ago) for _ in range(int(sys.argv[1])))
sheets = [sheet.signed for sheet in made]
print(json.dumps({"path": path_of(group), "sheets": sheets}))
"""
KEPT = """
import django, json; django.setup()
from gutgemacht.web.campaign.panel.models import Reading
print(json.dumps([row.answers["free"] for row in Reading.objects.all()]))
"""


class House:
    """A server as `gutgemacht up` starts it, over one data folder."""

    def __init__(self, data: Path, environment: Mapping[str, str] | None = None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base, self.data = f"http://127.0.0.1:{self.port}", data
        named = {"GUTGEMACHT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "gutgemacht.web.settings"}
        self.environment = os.environ | named | (environment or {})

    def start(self) -> None:
        """Returns when it answers."""
        words = ["-m", "gutgemacht", "up", "--port", str(self.port), "--data", str(self.data)]
        with (self.data / "output.txt").open("a") as output:
            self.process = subprocess.Popen(
                [sys.executable, *words], env=self.environment, stdout=output, stderr=output
            )
        for _ in range(1800):
            try:
                urllib.request.urlopen(f"{self.base}/v2/healthcheck", timeout=5).close()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert self.process.poll() is None, (self.data / "output.txt").read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As when the power fails."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def seconds(self) -> float:
        """Of a processor that the server has taken."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def inside(self, code: str, *arguments: object):
        """What Python prints as JSON with the models of this house at hand."""
        words = [sys.executable, "-c", code, *map(str, arguments)]
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@dataclass
class Crowd:
    """Readers who all came by one link; `times` are seconds by step, `thanked` whose answer came.

    `think` are the seconds between the sheet and the answer.
    """

    base: str
    path: str
    think: tuple[float, float] = (0.0, 0.0)
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    thanked: set[str] = field(default_factory=set)
    retries: int = 0

    async def read(self, name: str, come: float = 0.0, sheet: str = "") -> None:
        """One reader, from the link to thanks; with a sheet they have read already."""
        await asyncio.sleep(come)
        phone = Phone(urlsplit(self.base))
        sheet = sheet or await self._look(phone)
        sent = urlencode({**CALM, "free": name, "sheet": sheet}, doseq=True)
        page = await self._ask(phone, "answer", f"{self.path}answer/", sent)
        assert THANKS in page, page
        self.thanked.add(name)
        phone.hang_up()

    async def _look(self, phone: "Phone") -> str:
        await self._ask(phone, "welcome", self.path)
        for name in STATIC:
            await self._ask(phone, "style and script", f"/static/look/{name}")
        await asyncio.sleep(random.uniform(0.5, 2))
        page = await self._ask(phone, "sheet", f"{self.path}look/?agree=1")
        await self._ask(phone, "picture", PICTURE.search(page)[1])
        # Servers do not wait for long with an open line, and browsers dial again.
        phone.hang_up()
        await asyncio.sleep(random.uniform(*self.think))
        return unescape(SHEET.search(page)[1])

    async def _ask(self, phone: "Phone", step: str, path: str, sent: str = "") -> str:
        """As the page does: again with growing pauses, until there is an answer."""
        pause = 0.25
        while True:
            begun = time.perf_counter()
            status, page = await phone.ask(path, sent)
            if status and status < 500 and status != 429:
                assert status == 200, (step, status)
                self.times[step].append(time.perf_counter() - begun)
                return page
            self.retries += 1
            await asyncio.sleep(pause * random.uniform(0.5, 1))
            pause = min(pause * 2, 4)


@dataclass
class Phone:
    """A connection to the server, as light as can be: whoever measures shares the machine.

    It keeps one cookie, the last that came.
    """

    server: SplitResult
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    cookie: str = ""

    async def ask(self, path: str, sent: str = "") -> tuple[int, str]:
        """Status and text; the status is 0 where there was no answer."""
        head = f"{'POST' if sent else 'GET'} {path} HTTP/1.1\r\nHost: {self.server.netloc}\r\n"
        if self.cookie:
            head += f"Cookie: {self.cookie}\r\n"
        if sent:
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(sent)}\r\n"
        try:
            if self.line is None:
                self.line = await asyncio.open_connection(self.server.hostname, self.server.port)
            self.line[1].write(f"{head}\r\n{sent}".encode())
            told = (await self.line[0].readuntil(b"\r\n\r\n")).decode()
            body = await self.line[0].readexactly(int(LENGTH.search(told)[1]))
        except (OSError, asyncio.IncompleteReadError):
            self.hang_up()
            return 0, ""
        if kept := COOKIE.search(told):
            self.cookie = kept[1]
        return int(told.split()[1]), body.decode(errors="replace")

    def hang_up(self) -> None:
        """Also when the other side has."""
        if self.line is not None:
            self.line[1].close()
            self.line = None
