"""A server with a pack of its own, so that changed core rules change no test here."""

import time
from collections.abc import Callable, Iterator

import pytest

from tests.web.languagetool import own
from tests.web.languagetool.ask import send
from tests.web.servers import servers


@pytest.fixture(scope="session")
def with_own_pack() -> Callable:
    """Gives a server rules of its own and waits until they are in force."""
    comment = "{speakers: [employee], channels: [linkedin], actions: [comment]}"
    rules = {
        "magic": own.rule("magic", "Zauberwort", "magicword"),
        "bench": own.rule("bench", "Werkbankwort", "benchword", topic="craft"),
        "tried": own.rule("tried", "Probewort", "trialword", status="trial"),
        "scoped": own.rule("scoped", "Kreiswort", "circleword", applies=comment),
    }

    def give(server):
        own.write(server.data, rules)
        for _ in range(600):
            known = send(f"{server.base}/v2/info").json
            if all(send(f"{server.base}/guideline/{name}/").status == 200 for name in rules):
                return server
            time.sleep(0.1)
        raise AssertionError(known)

    return give


@pytest.fixture(scope="session")
def base(tmp_path_factory, with_own_pack) -> Iterator[str]:
    """The address of a server with rules of its own, one of them on trial, one scoped."""
    with servers(tmp_path_factory.mktemp) as start:
        yield with_own_pack(start()).base
