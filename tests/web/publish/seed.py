"""What a test does inside an installation whose server or worker runs as a process of its own.

usage: python -m tests.web.publish.seed COMMAND [ARGUMENT ...], with the environment of that
process; each command prints JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any


def inside(environment: Mapping[str, str], command: str, *arguments: object) -> Any:
    """Runs a command of this module inside an installation."""
    words = [sys.executable, "-m", "tests.web.publish.seed", command, *map(str, arguments)]
    done = subprocess.run(
        words, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def channel(server: str, handle: str, password: str) -> int:
    from gutgemacht.web.people.models import Role
    from gutgemacht.web.publish.channels.models import Channel
    from gutgemacht.web.publish.channels.seal import keep
    from tests.people import somebody

    made = Channel.objects.create(
        network="bluesky",
        name="Bergtal",
        handle=handle,
        way=Channel.Way.ACCOUNT,
        owner=somebody("owner", Role.CHANNEL_OWNER),
        connected_at=now(),
    )
    somebody("author", Role.AUTHOR)
    keep(made, {"server": server, "handle": handle, "password": password})
    made.save()
    return made.pk


def post(text: str, picture: str = "", alt: str = "") -> int:
    from gutgemacht.publish import content
    from gutgemacht.web.people.models import Person
    from gutgemacht.web.publish.channels.models import Channel
    from gutgemacht.web.publish.drafts.models import Draft, Picture
    from gutgemacht.web.publish.sending.outbox import queue

    shown = ()
    if picture:
        data = Path(picture).read_bytes()
        digest = sha256(data).hexdigest()
        Picture.objects.create(digest=digest, media_type="image/jpeg", data=data, added_at=now())
        shown = (content.Picture(digest, alt, "image/jpeg"),)
    author = Person.objects.get(name="Author")
    draft = Draft.objects.create(author=author, created_at=now(), changed_at=now())
    version = draft.versions.create(number=1, by=author, at=now(), body={"text": text})
    made = content.Content((content.Part(text, shown),), "de")
    return queue(version, Channel.objects.get(), made, author, None, now()).pk


def take_back(row: str, reason: str) -> int:
    from gutgemacht.web.people.models import Person
    from gutgemacht.web.publish.sending import outbox
    from gutgemacht.web.publish.sending.models import Outbox

    person = Person.objects.get(name="Author")
    return outbox.take_back(Outbox.objects.get(pk=row), reason, person, now()).pk


def take_down() -> int:
    from gutgemacht.web.people.models import Person
    from gutgemacht.web.publish.ledger import down
    from gutgemacht.web.publish.ledger.models import Act

    act = Act.objects.get(standing="unknown")
    down.take_down(act, Person.objects.get(name="Owner"), now())
    return act.pk


def later(minutes: str) -> int:
    """As if so much time had passed since the worker took what it has."""
    from django.db.models import F

    from gutgemacht.web.publish.sending.models import Outbox

    ago = timedelta(minutes=int(minutes))
    return Outbox.objects.update(claimed_at=F("claimed_at") - ago, tried_at=F("tried_at") - ago)


def state() -> dict[str, Any]:
    from gutgemacht.web.publish.ledger.models import Act
    from gutgemacht.web.publish.sending.models import Outbox

    return {
        "rows": list(Outbox.objects.values("state", "sent", "said", "trouble")),
        "acts": {act.text: [act.standing, act.app, bool(act.gone_at)] for act in Act.objects.all()},
    }


def now() -> Any:
    from django.utils import timezone

    return timezone.now()


COMMANDS = {one.__name__: one for one in (channel, post, take_back, take_down, later, state)}

if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")
    django.setup()
    sys.stdout.write(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
