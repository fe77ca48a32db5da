"""Cutting accounts off: the keys are wiped here at once, and given back at the network."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gutgemacht.publish.network import NetworkError
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.seal import account, credentials_of
from gutgemacht.web.publish.ledger.log import note

AT_ONCE = 8


@dataclass(frozen=True)
class Cut:
    """A channel that was cut off; `trouble` is empty where the network said that it is done."""

    channel: Channel
    trouble: str


def cut_off(channels: Iterable[Channel], by: Person, now: datetime) -> list[Cut]:
    """Nothing here can post on them any more, whatever the networks answer."""
    with transaction.atomic():
        wiped = [(channel, _wiped(channel, by, now)) for channel in channels]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        troubles = pool.map(lambda one: give_back(one[0].network, one[1]), wiped)
    cuts = [Cut(channel, trouble) for (channel, _), trouble in zip(wiped, troubles, strict=True)]
    with transaction.atomic():
        for cut in cuts:
            said = {"network": cut.trouble or "done"}
            note(by, "keys given back", f"channel {cut.channel.pk}", said, now)
    return cuts


def give_back(network: str, credentials: Mapping[str, str]) -> str:
    """Asks a network to end credentials; what it said, as a trouble, or "" when it did."""
    if not credentials:
        return "unable"
    try:
        account(network, credentials).revoke()
    except NetworkError as error:
        # What is shut out already is what was wanted.
        return "" if error.trouble in ("expired", "revoked") else error.trouble
    return ""


def _wiped(channel: Channel, by: Person, now: datetime) -> dict[str, str]:
    row = Channel.objects.select_for_update().get(pk=channel.pk)
    try:
        credentials = credentials_of(row)
    except NetworkError:
        credentials = {}
    row.sealed, row.connected_at, row.trouble, row.trouble_since = "", None, "", None
    row.save()
    note(by, "cut off", f"channel {row.pk}", {"account": row.handle}, now)
    return credentials
