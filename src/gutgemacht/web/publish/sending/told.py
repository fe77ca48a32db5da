"""Who is told when something does not go out as planned."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.sending.models import Change, Outbox


def tell_failed(row: Outbox, now: datetime) -> None:
    """Author and owner learn that a post did not go out, and why."""
    tell("not-published", concerned(row), {**_facts(row), "trouble": row.trouble}, now)


def tell_put_aside(row: Outbox, now: datetime) -> None:
    """They are asked about a post whose time was missed, or that a stop held back."""
    kind = "time-missed" if row.state == Outbox.State.MISSED else "held-back"
    tell(kind, concerned(row), {**_facts(row), "due": row.due.isoformat()}, now)


def tell_change(change: Change, row: Outbox, now: datetime) -> None:
    """Who wished for an edit, or to take a post back, learns what the network did."""
    kind = "not-changed" if change.state == Change.State.FAILED else "changed"
    people = [change.by] if change.by else concerned(row)
    tell(kind, people, {**_facts(row), "what": change.what}, now)


def concerned(row: Outbox) -> list[Person]:
    """The author, and who answers for the channel."""
    return [row.author, *answering_for(row.channel)]


def answering_for(channel: Channel) -> list[Person]:
    """Owner and substitute of a channel, as far as there are any."""
    return [person for person in (channel.owner, channel.substitute) if person]


def _facts(row: Outbox) -> dict[str, Any]:
    return {"channel": row.channel.name, "page": reverse("sending:one", args=[row.pk])}
