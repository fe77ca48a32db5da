"""The last look before the network: what goes out is what somebody said yes to."""

from datetime import datetime

from gutgemacht.publish import approval
from gutgemacht.publish.content import Content, fingerprint
from gutgemacht.web.publish.approvals.models import Request
from gutgemacht.web.publish.approvals.rows import domain_request

# Beside the troubles of networks: this one is ours.
WITHOUT_YES = "without-yes"


def has_its_yes(request: Request | None, content: Content, now: datetime) -> bool:
    """True while the request allows exactly this content; what asks nobody has no request."""
    return request is None or approval.allows(domain_request(request), fingerprint(content), now)
