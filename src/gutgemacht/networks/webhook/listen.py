"""Mentions that are sent to us as JSON: a list of objects with the fields of a mention."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from gutgemacht.listen.clean import LONGEST
from gutgemacht.listen.mention import Mention, MentionKind, Shown
from gutgemacht.networks.way import HearWay

MOST = 5_000
WAYS = (HearWay("webhook", (), timedelta(0)),)


@dataclass(frozen=True)
class Fault:
    """What cannot be taken: its place, such as [3].at, and what is allowed there."""

    place: str
    remedy: str


class _Picture(BaseModel):
    model_config = ConfigDict(extra="forbid")
    url: Annotated[str, Field(max_length=1_000)]
    alt: str = ""


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")
    network: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    id: Annotated[str, Field(min_length=1, max_length=500)]
    at: AwareDatetime
    text: Annotated[str, Field(max_length=LONGEST)]
    url: Annotated[str, Field(max_length=1_000, pattern=r"^(https?://.*)?$")] = ""
    author: Annotated[str, Field(max_length=250)] = ""
    author_name: Annotated[str, Field(max_length=250)] = ""
    followers: Annotated[int, Field(ge=0, lt=2**62)] | None = None
    language: Annotated[str, Field(max_length=35)] = ""
    kind: MentionKind = "post"
    of: Annotated[str, Field(max_length=500)] = ""
    root: Annotated[str, Field(max_length=500)] = ""
    tags: Annotated[list[str], Field(max_length=100)] = []
    pictures: Annotated[list[_Picture], Field(max_length=20)] = []
    counts: Mapping[str, Annotated[int, Field(ge=0, lt=2**62)]] = {}


def mentions_of(data: Any, now: datetime) -> tuple[list[Mention], list[Fault]]:
    """What can be taken, and a fault for each that cannot; the values are repeated nowhere."""
    if not isinstance(data, list):
        return [], [Fault("body", "must be a list of mentions: [{...}, ...]")]
    if len(data) > MOST:
        return [], [Fault("body", f"holds more than {MOST} mentions; send them in parts")]
    taken: list[Mention] = []
    faults: list[Fault] = []
    for number, one in enumerate(data):
        try:
            taken.append(_mention(_Sent.model_validate(one), now))
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            place = "".join(
                f".{part}" if isinstance(part, str) else f"[{part}]" for part in first["loc"]
            )
            faults.append(Fault(f"[{number}]{place}", first["msg"]))
    return taken, faults


def _mention(sent: _Sent, now: datetime) -> Mention:
    told = sent.model_dump(exclude={"pictures", "tags", "at", "counts"})
    return Mention(
        **told,
        at=min(sent.at.astimezone(UTC), now),
        tags=tuple(sent.tags),
        pictures=tuple(Shown(one.url, one.alt) for one in sent.pictures),
        counts=dict(sent.counts),
    )
