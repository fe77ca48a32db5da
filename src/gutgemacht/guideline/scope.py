"""The words of scope: how a rule binds; who speaks, where, doing what, in which country, when."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal, cast, get_args

from pydantic import AfterValidator, Field

from gutgemacht.guideline.strict import Strict

# employee: recognisable as working for the company; private: not recognisable.
Speaker = Literal["company", "employee", "private"]

Channel = Literal[
    "linkedin",
    "xing",
    "x",
    "bluesky",
    "threads",
    "mastodon",
    "instagram",
    "tiktok",
    "youtube",
    "snapchat",
    "facebook",
    "kununu",
    "glassdoor",
    "google-reviews",
    "whatsapp",
    "telegram",
    "discord",
    "reddit",
    "wikipedia",
    "website",
    "other",
]

# "guideline" is the text of a rule itself: the protection rules read it.
Action = Literal[
    "post",
    "comment",
    "share",
    "like",
    "message",
    "image",
    "live",
    "profile",
    "account",
    "guideline",
]

Country = Literal["AT", "DE", "CH"]

Basis = Literal["law", "contract", "house", "advice", "protection"]
Effect = Literal["stop", "ask", "hint"]
Status = Literal["draft", "trial", "active", "retired"]

ChannelGroup = Literal["business", "microblog", "picture", "review", "messenger", "forum"]

GROUPS: dict[ChannelGroup, frozenset[Channel]] = {
    "business": frozenset({"linkedin", "xing"}),
    "microblog": frozenset({"x", "bluesky", "threads", "mastodon"}),
    "picture": frozenset({"instagram", "tiktok", "youtube", "snapchat"}),
    "review": frozenset({"kununu", "glassdoor", "google-reviews"}),
    "messenger": frozenset({"whatsapp", "telegram", "discord"}),
    "forum": frozenset({"reddit", "wikipedia"}),
}

SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
ACTIONS: tuple[Action, ...] = get_args(Action)
COUNTRIES: tuple[Country, ...] = get_args(Country)
STATUSES: tuple[Status, ...] = get_args(Status)

# What a rule covers when its file does not say: everything people publish.
PUBLISHING: tuple[Action, ...] = ("post", "comment", "share", "image", "live")


def _is_date(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no date of the calendar; write it as 2026-09-27") from None
    return value


Day = Annotated[str, AfterValidator(_is_date), Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day as the file writes it, "2026-09-27"."""

DayName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""How a rule names days: the id of one in the calendars, or a tag that several carry."""


def one_of(name: Channel | ChannelGroup) -> Channel:
    """A channel of that name or in that group."""
    return min(GROUPS[name]) if name in GROUPS else cast("Channel", name)


class Scope(Strict):
    """The contexts in which a rule is in force; an absent key means everywhere."""

    speakers: list[Speaker] = list(SPEAKERS)
    channels: list[Literal[Channel, ChannelGroup]] = Field(default_factory=list)
    actions: list[Action] = list(PUBLISHING)
    countries: list[Country] = list(COUNTRIES)
    # `from` is a word of Python.
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    days: list[DayName] = []

    def covers(
        self,
        speaker: Speaker,
        channel: Channel,
        action: Action,
        country: Country,
        day: date,
        names: Collection[str] = (),
    ) -> bool:
        """True when a text in this context falls under the rule.

        `names` are those of the calendars for this day.
        """
        return (
            speaker in self.speakers
            and self._covers_channel(channel)
            and action in self.actions
            and country in self.countries
            and in_force(self.from_, self.until, day)
            and (not self.days or not set(self.days).isdisjoint(names))
        )

    def _covers_channel(self, channel: Channel) -> bool:
        return not self.channels or any(
            channel in GROUPS[name] if name in GROUPS else channel == name for name in self.channels
        )


def in_force(from_: str | None, until: str | None, day: date) -> bool:
    """True when `day` lies between both days, each included; None leaves that side open."""
    written = day.isoformat()
    return (from_ is None or from_ <= written) and (until is None or written <= until)
