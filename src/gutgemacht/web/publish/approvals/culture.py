"""What approvals tell for the culture picture: what was seen and mended before it went out."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from gutgemacht.culture import Doing
from gutgemacht.web.culture.counted import people_of_the_house
from gutgemacht.web.publish.approvals.models import Request

S = Request.State


def mended(since: datetime, until: datetime) -> Doing:
    """Of how many drafts each author mended something before the yes.

    Something was mended where an earlier request for the same channel was sent back, or had a
    finding that the approved one no longer has.
    """
    approved = Request.objects.filter(
        state=S.APPROVED, ended_at__gte=since, ended_at__lt=until
    ).select_related("version")
    drafts: dict[int, set[int]] = defaultdict(set)
    for request in approved:
        if _is_mended(request, _earlier(request)):
            drafts[request.author_id].add(request.version.draft_id)
    return Doing(tuple(map(len, drafts.values())), people_of_the_house())


def _earlier(request: Request) -> Iterable[Request]:
    same = Request.objects.filter(version__draft=request.version.draft_id)
    return same.filter(channel=request.channel_id, asked_at__lt=request.asked_at)


def _is_mended(request: Request, earlier: Iterable[Request]) -> bool:
    left = _rules(request)
    return any(one.state == S.CHANGE or _rules(one) - left for one in earlier)


def _rules(request: Request) -> set[str]:
    return {finding["rule"] for finding in request.verdict["findings"]}


COUNTED = {"mended": mended}
