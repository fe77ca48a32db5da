"""An account becomes a channel, or a channel's again: proven by asking the network whose it is."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType

from django.db import transaction
from django.utils.translation import gettext as _

from gutgemacht.networks.bluesky import connect as bluesky
from gutgemacht.networks.way import Way
from gutgemacht.publish.network import Account, NetworkError
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.kinds import Door
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.seal import (
    SHUT_OUT,
    account,
    credentials_of,
    keep,
    world,
)
from gutgemacht.web.publish.channels.words import trouble_words
from gutgemacht.web.publish.ledger.log import note


@dataclass(frozen=True)
class House:
    """How servers see this house: its address, the way back, and the document about the app."""

    website: str
    callback: str
    app: str

    @property
    def is_open(self) -> bool:
        """True where a server elsewhere may read the document: by https."""
        return self.website.startswith("https://")


def ways(there: Door, house: House) -> tuple[Way, ...]:
    """The ways into a network that this house can go."""
    documented = any(way.id == "oauth" for way in there.ways) and _documents(there.network)
    return tuple(way for way in there.ways if way.id != "oauth" or house.is_open or not documented)


def app_document(house: House) -> dict[str, object]:
    """What servers that know apps by a document read about us."""
    return bluesky.app_document(house.app, house.callback)


def begin(network: str, asked: Mapping[str, str], house: House) -> tuple[str, dict[str, str]]:
    """Where to send the owner of an account, and what to keep meanwhile; raises BadInput."""
    door = _door(network)
    try:
        if _documents(network):
            begun = door.begin(asked["handle"], house.app, house.callback, world())
        else:
            begun = door.begin(asked["server"], house.callback, house.website, world())
    except NetworkError as error:
        if "server" in asked and error.trouble not in ("down", "limited"):
            raise BadInput(
                "server",
                _(
                    "This cannot be reached as a server of a network. Please write its address as "
                    "it stands in the browser, such as https://social.example."
                ),
            ) from None
        raise _refused(error) from None
    address, kept = begun
    return str(address), dict(kept)


def finish(network: str, kept: Mapping[str, str], came: Mapping[str, str]) -> dict[str, str]:
    """The credentials, once the owner has come back; raises BadInput for a no, or another's way."""
    if came.get("error"):
        raise BadInput("code", _("The account was not connected: somebody said no there."))
    try:
        credentials: dict[str, str] = _door(network).finish(kept, came, world())
    except NetworkError as error:
        raise _refused(error) from None
    return credentials


def prove(network: str, credentials: Mapping[str, str]) -> tuple[Account, dict[str, str]]:
    """Whose account the credentials open, and the credentials with their tokens.

    Raises BadInput where the network does not let us in.
    """
    try:
        opened = account(network, credentials)
        return opened.account(), dict(opened.credentials)
    except NetworkError as error:
        raise _refused(error) from None


@transaction.atomic
def add(
    network: str, proven: tuple[Account, Mapping[str, str]], country: str, by: Person, now: datetime
) -> Channel:
    """A new channel for an account; raises BadInput where one has it already."""
    one = proven[0]
    _not_twice(network, one, None)
    channel = Channel.objects.create(
        network=network, name=one.name or one.handle, country=country, owner=by, added_at=now
    )
    _take(channel, proven, by, now)
    return channel


@transaction.atomic
def again(
    number: int, proven: tuple[Account, Mapping[str, str]], by: Person, now: datetime
) -> dict[str, str]:
    """Connects a channel again, with the same account; returns its old keys, to be given back.

    Raises BadInput for another account: what stands in the ledger would become another's.
    """
    channel = Channel.objects.select_for_update().get(pk=number)
    one = proven[0]
    if channel.account and channel.account != one.id:
        raise BadInput(
            "account",
            _(
                "This is %(other)s, but the channel is %(own)s. Sign in there with the right "
                "account, or add %(other)s as a channel of its own."
            )
            % {"other": one.handle, "own": channel.handle or channel.name},
        )
    _not_twice(channel.network, one, channel)
    old = _readable(channel)
    _take(channel, proven, by, now)
    return old


def _take(
    channel: Channel, proven: tuple[Account, Mapping[str, str]], by: Person, now: datetime
) -> None:
    one, credentials = proven
    channel.way, channel.account, channel.connected_at = Channel.Way.ACCOUNT, one.id, now
    channel.handle, channel.url = one.handle, one.url
    channel.trouble, channel.trouble_since = "", None
    keep(channel, credentials)
    channel.save()
    note(by, "connected", f"channel {channel.pk}", {"account": one.handle}, now)


def _not_twice(network: str, one: Account, own: Channel | None) -> None:
    others = Channel.objects.filter(network=network, account=one.id, closed_at=None)
    other = others.exclude(pk=own.pk if own else 0).first()
    if other:
        raise BadInput(
            "account",
            _("%(handle)s is the channel “%(name)s” already.")
            % {"handle": one.handle, "name": other.name},
        )


def _readable(channel: Channel) -> dict[str, str]:
    try:
        return credentials_of(channel)
    except NetworkError:
        return {}


def _refused(error: NetworkError) -> BadInput:
    # While signing in, who is not let in has mistyped, rather than been shut out.
    trouble = "expired" if error.trouble in SHUT_OUT else error.trouble
    return BadInput("network", trouble_words(trouble))


def _door(network: str) -> ModuleType:
    return importlib.import_module(f"gutgemacht.networks.{network}.connect")


def _documents(network: str) -> bool:
    """True where an app is known by a document; elsewhere it is registered."""
    return hasattr(_door(network), "app_document")
