"""Links by which readers come in: one that a whole group shares, and personal ones.

A shared link holds the number of its group and 72 bits of a HMAC over number and salt: short enough
for a small QR code, and a new salt ends it. A personal one is 22 random letters, of which only the
SHA-256 is kept; looking it up by its hash tells nothing by the time it takes.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.core.signing import b62_decode, b62_encode
from django.utils.crypto import constant_time_compare, salted_hmac

from gutgemacht.web.campaign.panel.models import Invitation, Panel, Stratum

PURPOSE = "gutgemacht.web.campaign.panel.links"
SIGNED = 9
"""Bytes of the signature in a shared link."""
LARGEST = 1 << 63

Reason = Literal["unknown", "withdrawn", "early", "used", "closed", "full", "ended"]
"""Why a link does not lead on; also the name of its sentence in `campaign.questions`."""


class LinkError(Exception):
    """A link that leads nowhere; `reason` is "unknown" or "withdrawn"."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Way:
    """How a reader came: into which group, and by which invitation if it is a personal one.

    `has_ended` says that the link was ended while they were reading.
    """

    stratum: Stratum
    invitation: Invitation | None = None
    has_ended: bool = False

    @property
    def panel(self) -> Panel:
        """The panel of the group."""
        return self.stratum.panel


def new_salt() -> str:
    """What makes a shared link; a new one for a group ends its old link."""
    return secrets.token_urlsafe(16)


def token_of(stratum: Stratum) -> str:
    """The token of the link that all of a group share."""
    return f"{b62_encode(stratum.pk)}.{_signature(stratum)}"


def new_token() -> tuple[str, str]:
    """A token for an invitation, which is shown once, and the hash that is kept of it."""
    token = secrets.token_urlsafe(16)
    return token, _hashed(token)


def stratum_of(token: str) -> Way:
    """Where a token leads, even when it is over there; raises LinkError."""
    return _shared(token) if "." in token else _personal(token)


def over(way: Way, now: datetime) -> Reason | None:
    """Why nobody can begin by this way now; None while one can."""
    panel, states = way.panel, Panel.State
    if panel.state == states.PLANNED:
        return "early"
    if panel.state == states.CLOSED or (panel.closes_at and panel.closes_at <= now):
        return "closed"
    if way.invitation and way.invitation.used_at:
        return "used"
    return "full" if way.stratum.closed_at else None


def _shared(token: str) -> Way:
    number, _, signature = token.partition(".")
    try:
        pk = b62_decode(number)
    except (IndexError, ValueError):
        raise LinkError("unknown") from None
    rows = Stratum.objects.select_related("panel")
    stratum = rows.filter(pk=pk).first() if abs(pk) < LARGEST else None
    if stratum is None or not constant_time_compare(_signature(stratum), signature):
        raise LinkError("unknown")
    return Way(stratum)


def _personal(token: str) -> Way:
    rows = Invitation.objects.select_related("stratum__panel")
    invitation = rows.filter(hashed=_hashed(token)).first()
    if invitation is None:
        raise LinkError("unknown")
    if invitation.withdrawn_at:
        raise LinkError("withdrawn")
    return Way(invitation.stratum, invitation)


def _signature(stratum: Stratum) -> str:
    made = salted_hmac(PURPOSE, f"{stratum.pk}:{stratum.salt}", algorithm="sha256").digest()
    return b62_encode(int.from_bytes(made[:SIGNED], "big"))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
