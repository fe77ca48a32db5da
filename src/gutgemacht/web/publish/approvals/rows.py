"""A request and its answers as `publish.approval` thinks of them."""

from collections.abc import Mapping
from typing import Any, get_args

from gutgemacht.publish import approval
from gutgemacht.publish.approval import Need, Right
from gutgemacht.web.publish.approvals.models import Decision, Request


def domain_request(row: Request) -> approval.Request:
    """The request without its database."""
    return approval.Request(
        author=person_id(row.author_id),
        fingerprint=row.fingerprint,
        need=need_of(row),
        asked_at=row.asked_at,
        expires=row.expires,
        decisions=tuple(_decided(one) for one in row.decisions.all()),
        state=_state(row.state),
    )


def need_of(row: Request) -> Need:
    """Who must say yes to it, and why."""
    told: Mapping[str, Any] = row.need
    return Need(**{**told, "why": tuple(told["why"])})


def person_id(number: int | None) -> str:
    """How the domain names somebody with an account."""
    return f"person {number}"


def link_id(number: int | None) -> str:
    """How the domain names somebody who came by a link."""
    return f"link {number}"


def _decided(row: Decision) -> approval.Decided:
    rights = frozenset(right for right in _RIGHTS if right in row.rights)
    own = link_id(row.link_id) if row.link_id else person_id(row.by_id)
    who = approval.Who(approval.Person(own, rights))
    if row.instead_of_id:
        voice = approval.Person(person_id(row.instead_of_id), rights)
        who = approval.Who(
            approval.Person(own), approval.Deputy(own, voice, since=row.at, until=row.at)
        )
    said = approval.Decision(_kind(row.what), row.fingerprint, row.reason)
    return approval.Decided(said, who, row.at)


_RIGHTS: tuple[Right, ...] = get_args(Right)


def _state(word: str) -> approval.RequestState:
    found: approval.RequestState = next(
        known for known in get_args(approval.RequestState) if known == word
    )
    return found


def _kind(word: str) -> approval.DecisionKind:
    found: approval.DecisionKind = next(
        known for known in get_args(approval.DecisionKind) if known == word
    )
    return found
