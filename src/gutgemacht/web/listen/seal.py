"""The keys to a source: sealed at rest, opened for one hearing."""

from collections.abc import Mapping

from gutgemacht.listen import source
from gutgemacht.networks.sources import open_source
from gutgemacht.publish.network import NetworkError
from gutgemacht.text import Phrase
from gutgemacht.web.listen.models import Source
from gutgemacht.web.publish.channels.seal import world
from gutgemacht.web.sealing import SealError, opened, sealed

PURPOSE = "sources"


def keep(place: Source, secrets: Mapping[str, str]) -> None:
    """Seals secrets into the source, which must have its number; saving is the caller's."""
    place.sealed = sealed(secrets, PURPOSE, f"source {place.pk}") if secrets else ""


def open_place(place: Source) -> source.Source:
    """The place ready to be heard; raises NetworkError, `expired` where its keys cannot be read."""
    return open_source(place.kind, place.details, secrets_of(place), world())


def secrets_of(place: Source) -> dict[str, str]:
    """What is secret of a source; raises NetworkError (`expired`) where it cannot be read."""
    if not place.sealed:
        return {}
    try:
        return opened(place.sealed, PURPOSE, f"source {place.pk}")
    except SealError:
        raise NetworkError(
            "expired",
            Phrase(
                "The keys to this source cannot be read: the secret key of this installation has "
                "changed. Enter them again."
            ),
        ) from None
