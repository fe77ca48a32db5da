"""The server dies while people answer: nothing that was thanked for is lost, nothing is doubled."""

import asyncio

import pytest

from tests.alone import run_alone
from tests.web.campaign.reading.crowd import KEPT, SEED, Crowd, House

READERS = 20


@pytest.fixture
def house(tmp_path) -> House:
    house = House(tmp_path)
    house.start()
    yield house
    house.kill()


def test_every_answer_arrives_once_when_the_server_is_killed_in_the_middle(house):
    seeded = house.inside(SEED, READERS)
    crowd = Crowd(house.base, seeded["path"])

    async def everybody() -> None:
        sheets = enumerate(seeded["sheets"])
        # Each comes a little later, so that some answer before, some while it is down.
        readers = [crowd.read(f"reader {n}", n * 0.05, sheet) for n, sheet in sheets]
        await asyncio.gather(*readers, killed())

    async def killed() -> None:
        while len(crowd.thanked) < READERS // 3:
            await asyncio.sleep(0.001)
        house.kill()
        before.extend(await asyncio.to_thread(house.inside, KEPT))
        assert set(before) >= crowd.thanked
        await asyncio.to_thread(house.start)

    before: list[str] = []
    run_alone(everybody())
    assert crowd.retries, "nobody answered while it was down"
    assert sorted(house.inside(KEPT)) == sorted(f"reader {n}" for n in range(READERS))
