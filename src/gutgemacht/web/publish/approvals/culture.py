"""What approvals tell for the culture picture: what was seen and mended before it went out."""

from collections import defaultdict
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
    approved = Request.objects.filter(state=S.APPROVED, ended_at__gte=since, ended_at__lt=until)
    asked = Request.objects.filter(version__draft__in=approved.order_by().values("version__draft"))
    before: dict[tuple[int, int], list[Request]] = defaultdict(list)
    drafts: dict[int, set[int]] = defaultdict(set)
    # Oldest first, so that what came before is known.
    for request in asked.select_related("version"):
        draft = request.version.draft_id
        earlier = before[draft, request.channel_id]
        if _ended_within(request, since, until) and _is_mended(request, earlier):
            drafts[request.author_id].add(draft)
        earlier.append(request)
    return Doing(tuple(map(len, drafts.values())), people_of_the_house())


def _ended_within(request: Request, since: datetime, until: datetime) -> bool:
    if request.state != S.APPROVED or request.ended_at is None:
        return False
    return since <= request.ended_at < until


def _is_mended(request: Request, earlier: list[Request]) -> bool:
    left = _rules(request)
    return any(one.state == S.CHANGE or _rules(one) - left for one in earlier)


def _rules(request: Request) -> set[str]:
    return {finding["rule"] for finding in request.verdict.get("findings", ())}


COUNTED = {"mended": mended}
