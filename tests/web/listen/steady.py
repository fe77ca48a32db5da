"""A place that says the same every time, and a worker that hears it until it is killed.

usage: python -m tests.web.listen.steady, with the environment of an installation
"""

import os
import sys
from datetime import timedelta

from gutgemacht.listen.mention import Mention
from gutgemacht.listen.source import Heard

BATCHES, SIZE = 40, 25
NETWORKS = ("mastodon", "feed")


class Steady:
    """A `listen.source.Source` of BATCHES batches; the cursor counts them. Half come twice."""

    def hear(self, cursor: str) -> Heard:
        from tests.web.listen.world import NOON

        batch = int(cursor or 0)
        first = max(0, batch * SIZE - SIZE // 2)
        last = min(batch + 1, BATCHES) * SIZE
        said = tuple(
            Mention(
                NETWORKS[number % 2],
                str(number),
                NOON - timedelta(minutes=number % 90),
                f"Bergtal ist heute zum {number}. Mal da.",
                author=f"a{number % 70}",
                language="de",
            )
            for number in range(first, last)
        )
        return Heard(said, str(min(batch + 1, BATCHES)))


def main() -> None:
    from gutgemacht.web.listen.hearing import Listening
    from gutgemacht.web.listen.models import Source

    listening = Listening(open=lambda place: Steady(), kinds=lambda: {"test": False})
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    while (place := Source.objects.get()).cursor != str(BATCHES):
        listening.hear(place, streams=False)
    sys.stdout.write("done\n")
    sys.stdout.flush()


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
    django.setup()
    main()
