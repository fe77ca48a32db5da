"""Many phones at once, over a real server: every answer that was thanked for is in the sums."""

import asyncio

import pytest

from tests.alone import run_alone
from tests.web.campaign.reading.crowd import House
from tests.web.workshop.crowd import COACH, SEED, Crowd

PHONES, QUESTIONS = 20, 2


@pytest.fixture
def house(tmp_path) -> House:
    house = House(tmp_path)
    try:
        house.start()
        yield house
    finally:
        house.kill()


def test_no_answer_of_a_full_room_is_lost(house):
    seeded = house.inside(SEED, QUESTIONS)
    crowd = Crowd(house.base, seeded["code"])

    async def everybody() -> dict:
        phones = [crowd.take_part(n * 0.02) for n in range(PHONES)]
        coach = asyncio.to_thread(house.inside, COACH, seeded["room"], PHONES, 120)
        return (await asyncio.gather(coach, *phones))[0]

    told = run_alone(everybody())
    assert told["joined"] == PHONES
    sent = [crowd.chosen[number] for number in sorted(crowd.chosen)]
    assert [answered for answered, _ in told["questions"]] == [PHONES] * QUESTIONS
    assert [counts for _, counts in told["questions"]] == [
        [chosen[option] for option in range(3)] for chosen in sent
    ]
