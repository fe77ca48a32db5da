"""The last look before the network: only what somebody said yes to, and readers read, goes out."""

from datetime import datetime

from gutgemacht.publish import approval
from gutgemacht.publish.content import Content, fingerprint
from gutgemacht.web.campaign.gate.join import gate_of
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.approvals.rows import domain_request
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts.judged import verdict_of
from gutgemacht.web.publish.drafts.models import Version

# Beside the troubles of networks: these are ours.
WITHOUT_YES = "without-yes"
UNREAD = "unread"


def last_look(
    request: Request | None, version: Version, channel: Channel, content: Content, now: datetime
) -> str:
    """The trouble that keeps the content of a version here; empty where it goes out."""
    if not has_its_yes(request, content, now):
        return WITHOUT_YES
    verdict = verdict_of(version, channel, now)
    return "" if gate_of(version, content, channel, verdict, now).open else UNREAD


def has_its_yes(request: Request | None, content: Content, now: datetime) -> bool:
    """True while the request allows exactly this content; what asks nobody has no request."""
    return request is None or approval.allows(domain_request(request), fingerprint(content), now)
