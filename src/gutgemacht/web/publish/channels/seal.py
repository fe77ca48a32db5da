"""The keys to the accounts: sealed at rest, opened for one worker, renewed keys kept."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.utils import timezone

from gutgemacht.networks.accounts import open_account
from gutgemacht.networks.world import World
from gutgemacht.publish.network import Network, NetworkError, Trouble
from gutgemacht.text import Phrase
from gutgemacht.web.publish.channels.alone import alone
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.sealing import SealError, opened, sealed

PURPOSE = "channels"
# What only connecting again heals.
SHUT_OUT: frozenset[Trouble] = frozenset({"expired", "revoked"})


def world() -> World:
    """What adapters take from outside, as the settings say."""
    return World(inside=settings.INSIDE)


def open_network(channel: Channel, clock: Callable[[], datetime] = timezone.now) -> Network:
    """The account of a channel, ready to be asked.

    Tokens that are renewed on the way are kept, and what is wrong with them is written to the
    channel. Raises NetworkError: `expired` when it is not connected, or when what was sealed cannot
    be opened because the secret key has changed.
    """
    network = account(channel.network, credentials_of(channel))
    return cast("Network", _Kept(channel, network, clock))


def account(network: str, credentials: Mapping[str, str]) -> Network:
    """An account that stands in no table (yet, or any more); raises NetworkError."""
    return open_account(network, credentials, world())


def credentials_of(channel: Channel) -> dict[str, str]:
    """The credentials; raises NetworkError (`expired`) where none can be read."""
    if not channel.sealed:
        raise NetworkError("expired", Phrase("The account is not connected; connect it."))
    try:
        return opened(channel.sealed, PURPOSE, _about(channel))
    except SealError:
        raise NetworkError(
            "expired",
            Phrase(
                "The keys to this account cannot be read: the secret key of this installation has "
                "changed. Connect the account again."
            ),
        ) from None


def locked(channel: Channel) -> bool:
    """True for keys that are there and cannot be read, because the secret key has changed."""
    try:
        credentials_of(channel)
    except NetworkError:
        return bool(channel.sealed)
    return False


def keep(channel: Channel, credentials: Mapping[str, str]) -> None:
    """Seals credentials into the channel; saving is the caller's."""
    channel.sealed = sealed(credentials, PURPOSE, _about(channel))


def _about(channel: Channel) -> str:
    return f"channel {channel.pk}"


class _Kept:
    """A network whose every answer is looked at: new tokens are kept, trouble is written down."""

    def __init__(self, channel: Channel, network: Network, clock: Callable[[], datetime]) -> None:
        self._channel, self._network, self._clock = channel, network, clock

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._network, name)
        if not callable(found):
            return found

        @wraps(found)
        def asked(*args: Any, **options: Any) -> Any:
            with alone(self._channel.pk):
                self._renew()
                return self._answer(getattr(self._network, name), args, options)

        return asked

    def _renew(self) -> None:
        """Takes the newest keys; raises NetworkError when the account was cut off meanwhile."""
        newest = Channel.objects.values_list("sealed", flat=True).get(pk=self._channel.pk)
        if newest != self._channel.sealed:
            self._channel.sealed = newest
            self._network = account(self._channel.network, credentials_of(self._channel))

    def _answer(self, ask: Callable[..., Any], args: Any, options: Any) -> Any:
        before = dict(self._network.credentials)
        try:
            answer = ask(*args, **options)
        except NetworkError as error:
            if error.trouble in SHUT_OUT:
                self._trouble(error.trouble)
            raise
        finally:
            if dict(self._network.credentials) != before:
                self._keep()
        self._trouble("")
        return answer

    def _keep(self) -> None:
        """Only over what they came from: who was cut off meanwhile stays so."""
        old = self._channel.sealed
        keep(self._channel, self._network.credentials)
        Channel.objects.filter(pk=self._channel.pk, sealed=old).update(sealed=self._channel.sealed)

    def _trouble(self, trouble: str) -> None:
        if self._channel.trouble == trouble:
            return
        since = self._clock() if trouble else None
        self._channel.trouble, self._channel.trouble_since = trouble, since
        rows = Channel.objects.filter(pk=self._channel.pk, sealed=self._channel.sealed)
        rows.update(trouble=trouble, trouble_since=since)
