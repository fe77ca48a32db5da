"""A whole room of phones, and the coach who asks them."""

import asyncio
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.web.campaign.reading.crowd import Phone

SEED = """
import django, json, sys; django.setup()
from django.utils import timezone
from gutgemacht.learn import Question
from gutgemacht.web.people.models import Grant, Person
from gutgemacht.web.workshop import rooms
person = Person.objects.create_user("carla@bergtal.example", None, name="Carla")
Grant.objects.create(person=person, role="coach")
room = rooms.open_room("Crowd", "en", person, timezone.now())
for number in range(int(sys.argv[1])):
    asked = Question(ask="own", question=f"Question {number}?", options=("One", "Two", "Three"))
    rooms.add(room, asked)
print(json.dumps({"room": room.pk, "code": room.code}))
"""
# Asks one question after the other, and closes each when as many have answered, or in the end.
COACH = """
import django, json, sys, time; django.setup()
from django.utils import timezone
from gutgemacht.learn.workshop import By
from gutgemacht.web.workshop import rooms
from gutgemacht.web.workshop.models import Room
number, phones, patience = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
def room(): return Room.objects.get(pk=number)
def by(): return By(room().coach_id, room().step)
def wait(done):
    until = time.monotonic() + patience
    while not done() and time.monotonic() < until: time.sleep(0.1)
wait(lambda: room().joined >= phones)
for question in list(room().questions.all()):
    rooms.ask(number, by(), question, timezone.now())
    wait(lambda: question.answers.count() >= phones)
    rooms.close(number, by(), timezone.now())
rooms.end(number, by(), timezone.now())
told = room().questions.values_list("answered", "counts")
print(json.dumps({"joined": room().joined, "questions": [*map(list, told)]}))
"""
QUESTION = re.compile(r'name="question" value="(\d+)"')
STEP = re.compile(r'data-step="(\w+)"')
THANKS = 'class="page said answered"'
STATIC = ("reading.css", "room.js")


@dataclass
class Crowd:
    """Phones in one room; `times` are seconds by step, `chosen` what they sent by question,
    `retries` what was asked again by status (0: the line was closed).

    `think` are the seconds before an answer, `every` those between two looks.
    """

    base: str
    code: str
    think: tuple[float, float] = (0.0, 0.2)
    every: float = 0.2
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    chosen: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    retries: Counter[int] = field(default_factory=Counter)

    async def take_part(self, come: float = 0.0) -> None:
        """One phone, from the code to the end of the workshop."""
        await asyncio.sleep(come)
        phone = Phone(urlsplit(self.base))
        await self._ask(phone, "room", self._path())
        for name in STATIC:
            await self._ask(phone, "style and script", f"/static/look/{name}")
        await self._ask(phone, "join", self._path("join/"), "join=1")
        page = await self._ask(phone, "room", self._path())
        # The page of a room that has ended has no step. A question may stand on any other one:
        # also on the first, and below the word that an answer came too late.
        while step := STEP.search(page):
            if found := QUESTION.search(page):
                page = await self._answer(phone, int(found[1]))
            else:
                await self._moved_on(phone, step[1])
                page = await self._ask(phone, "room", self._path())
        phone.hang_up()

    async def _answer(self, phone: Phone, question: int) -> str:
        await asyncio.sleep(random.uniform(*self.think))
        choice = random.randrange(3)
        sent = urlencode({"question": question, "choice": choice})
        page = await self._ask(phone, "answer", self._path("answer/"), sent)
        if THANKS in page:
            self.chosen[question][choice] += 1
        return page

    async def _moved_on(self, phone: Phone, step: str) -> None:
        """Looks, as the script of the page does, until the room stands at another step."""
        told = step
        while told == step:
            await asyncio.sleep(self.every * random.uniform(0.75, 1.25))
            told = (await self._ask(phone, "now", self._path("now/"))).strip()

    def _path(self, name: str = "") -> str:
        return f"/room/{self.code}/{name}"

    async def _ask(self, phone: Phone, step: str, path: str, sent: str = "") -> str:
        """Again with growing pauses, until there is an answer."""
        pause = 0.25
        while True:
            begun = time.perf_counter()
            status, page = await phone.ask(path, sent)
            if status and status < 500 and status != 429:
                self.times[step].append(time.perf_counter() - begun)
                return page
            self.retries[status] += 1
            await asyncio.sleep(pause * random.uniform(0.5, 1))
            pause = min(pause * 2, 4)
